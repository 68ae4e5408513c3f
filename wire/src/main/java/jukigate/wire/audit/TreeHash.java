package jukigate.wire.audit;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;

/**
 * SHA-256 as RFC 6962 section 2.1 uses it: leaves and nodes are hashed with different first bytes,
 * so that no node can be passed off as a leaf.
 */
public final class TreeHash {
  public static final int LENGTH = 32;

  private static final byte LEAF = 0;
  private static final byte NODE = 1;

  private final byte[] bytes;

  private TreeHash(byte[] bytes) {
    this.bytes = bytes;
  }

  /**
   * @param bytes 32 of them; anything else is an error of the caller
   */
  public static TreeHash of(byte[] bytes) {
    if (bytes.length != LENGTH) {
      throw new IllegalArgumentException("a SHA-256 value has 32 bytes, not " + bytes.length);
    }
    return new TreeHash(bytes.clone());
  }

  /** Empty when the text is not 64 hexadecimal digits. */
  public static Optional<TreeHash> ofHex(String hex) {
    try {
      byte[] bytes = HexFormat.of().parseHex(hex);
      return bytes.length == LENGTH ? Optional.of(new TreeHash(bytes)) : Optional.empty();
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  /** The root of a tree without leaves. */
  public static TreeHash empty() {
    return new TreeHash(sha256().digest());
  }

  public static TreeHash leaf(byte[] content) {
    var digest = sha256();
    digest.update(LEAF);
    return new TreeHash(digest.digest(content));
  }

  public static TreeHash node(TreeHash left, TreeHash right) {
    var digest = sha256();
    digest.update(NODE);
    digest.update(left.bytes);
    return new TreeHash(digest.digest(right.bytes));
  }

  public byte[] toByteArray() {
    return bytes.clone();
  }

  /** 64 hexadecimal digits. */
  public String hex() {
    return HexFormat.of().formatHex(bytes);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof TreeHash hash && MessageDigest.isEqual(bytes, hash.bytes);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(bytes);
  }

  @Override
  public String toString() {
    return hex();
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}

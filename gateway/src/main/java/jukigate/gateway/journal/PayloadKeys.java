package jukigate.gateway.journal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import jukigate.domain.message.Payload;
import jukigate.domain.refusal.Outcome;
import jukigate.domain.refusal.RefusalCode;
import jukigate.store.OwnerOnly;

/**
 * The operator's keys for messages at rest (AES-256-GCM): a file with a line for each, 32 bytes in
 * Base64, {@code #} for a remark. The last one encrypts, all of them decrypt. Whoever has the
 * journal's files and not this one reads who spoke to whom, when, and about what kind of event, but
 * no message.
 *
 * <p>What is stored: the letters {@code JGREST1} and a zero byte, the id of the key (8 bytes), the
 * nonce (12), ciphertext and tag (16). To which row it belongs needs no proof here: the row has the
 * digest of the message, and the audit log that of the row.
 */
public final class PayloadKeys {
  private static final byte[] MAGIC = "JGREST1\0".getBytes(StandardCharsets.US_ASCII);
  private static final int KEY_BYTES = 32;
  private static final int ID_BYTES = 8;
  private static final int NONCE_BYTES = 12;
  private static final int TAG_BITS = 128;
  private static final Set<StandardOpenOption> NEW =
      Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);

  private final Map<String, SecretKey> keys;
  private final String newest;

  private PayloadKeys(Map<String, SecretKey> keys, String newest) {
    this.keys = keys;
    this.newest = newest;
  }

  /** Where the file is unless the operator says otherwise: beside the folder, not in it. */
  public static Path beside(Path journal) {
    Path folder = journal.toAbsolutePath().normalize();
    return folder.resolveSibling(folder.getFileName() + ".key");
  }

  /**
   * @return refused with FILE_UNREADABLE, or FILE_INVALID with the line that is no key
   */
  public static Outcome<PayloadKeys> read(Path file) {
    try {
      Map<String, SecretKey> keys = new LinkedHashMap<>();
      String newest = "";
      List<String> lines = Files.readAllLines(file);
      for (int i = 0; i < lines.size(); i++) {
        String line = lines.get(i).strip();
        if (!line.isEmpty() && !line.startsWith("#")) {
          Optional<byte[]> key = bytes(line);
          if (key.isEmpty()) {
            return Outcome.refused(RefusalCode.FILE_INVALID, file, i + 1, "32 bytes, Base64");
          }
          newest = id(key.get());
          keys.put(newest, new SecretKeySpec(key.get(), "AES"));
        }
      }
      return keys.isEmpty()
          ? Outcome.refused(RefusalCode.FILE_INVALID, file, 1, "32 bytes, Base64")
          : Outcome.passed(new PayloadKeys(keys, newest));
    } catch (NoSuchFileException none) {
      return Outcome.refused(RefusalCode.FILE_UNREADABLE, file, "no file");
    } catch (IOException e) {
      return Outcome.refused(RefusalCode.FILE_UNREADABLE, file, e.getClass().getSimpleName());
    }
  }

  /**
   * Makes a file with one new key, for its owner only; on the disk, whole, when this returns.
   * Refused: DISK_FULL, also when the file is there.
   */
  public static Outcome<PayloadKeys> make(Path file, SecureRandom random) {
    byte[] key = new byte[KEY_BYTES];
    random.nextBytes(key);
    ByteBuffer line =
        StandardCharsets.US_ASCII.encode(Base64.getEncoder().encodeToString(key) + "\n");
    Path beside = file.resolveSibling(file.getFileName() + ".part");
    try {
      Files.createDirectories(file.toAbsolutePath().getParent());
      Files.deleteIfExists(beside);
      try (FileChannel channel = FileChannel.open(beside, NEW, OwnerOnly.rights(beside))) {
        while (line.hasRemaining()) {
          channel.write(line);
        }
        channel.force(true); // a message under a key that a power cut took is lost for good
      }
      Files.move(beside, file);
      return read(file);
    } catch (IOException e) {
      return Outcome.refused(RefusalCode.DISK_FULL, file, e.getClass().getSimpleName());
    }
  }

  private static Optional<byte[]> bytes(String line) {
    try {
      return Optional.of(Base64.getDecoder().decode(line)).filter(it -> it.length == KEY_BYTES);
    } catch (IllegalArgumentException notBase64) {
      return Optional.empty();
    }
  }

  private static String id(byte[] key) {
    try {
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(key);
      return HexFormat.of().formatHex(digest, 0, ID_BYTES);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The first 8 bytes of the SHA-256 of each key, in hexadecimal digits. */
  public Set<String> ids() {
    return Set.copyOf(keys.keySet());
  }

  /** Of the key that encrypts. */
  public String newest() {
    return newest;
  }

  /** As it is stored; nothing stays nothing. */
  public byte[] seal(Payload message) {
    if (message.size() == 0) {
      return new byte[0];
    }
    try {
      Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
      cipher.init(Cipher.ENCRYPT_MODE, keys.get(newest));
      byte[] head =
          ByteBuffer.allocate(MAGIC.length + ID_BYTES)
              .put(MAGIC)
              .put(HexFormat.of().parseHex(newest))
              .array();
      cipher.updateAAD(head);
      byte[] sealed = cipher.doFinal(message.toByteArray());
      return ByteBuffer.allocate(head.length + NONCE_BYTES + sealed.length)
          .put(head)
          .put(cipher.getIV())
          .put(sealed)
          .array();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  /**
   * What {@link #seal} was given. What is not in its form was stored before messages were
   * encrypted, and is as it stands.
   *
   * @return nothing when it was changed, or the key is not here
   */
  public Optional<Payload> open(byte[] stored) {
    int head = MAGIC.length + ID_BYTES;
    if (!isSealed(stored)) {
      return Optional.of(Payload.of(stored));
    }
    SecretKey key = keys.get(HexFormat.of().formatHex(stored, MAGIC.length, head));
    if (key == null) {
      return Optional.empty();
    }
    try {
      Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
      cipher.init(
          Cipher.DECRYPT_MODE, key, new GCMParameterSpec(TAG_BITS, stored, head, NONCE_BYTES));
      cipher.updateAAD(stored, 0, head);
      int from = head + NONCE_BYTES;
      return Optional.of(Payload.of(cipher.doFinal(stored, from, stored.length - from)));
    } catch (AEADBadTagException changed) {
      return Optional.empty();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static boolean isSealed(byte[] stored) {
    return stored.length > MAGIC.length + ID_BYTES + NONCE_BYTES + TAG_BITS / Byte.SIZE
        && Arrays.equals(stored, 0, MAGIC.length, MAGIC, 0, MAGIC.length);
  }

  /** No key in a log. */
  @Override
  public String toString() {
    return "PayloadKeys" + keys.keySet();
  }
}

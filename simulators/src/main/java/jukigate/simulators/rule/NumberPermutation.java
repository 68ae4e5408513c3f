package jukigate.simulators.rule;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import jukigate.domain.number.IndividualNumber;
import jukigate.domain.number.SyntheticBlock;

/**
 * The order in which 個人番号 are given out: a keyed permutation of the ten million bodies {@code
 * 9990xxxxxxx}, the part of the synthetic block that invented residents leave free. Without the key
 * no number tells its place, and so neither whose it is nor which comes next (番号法 8条2項: nothing
 * regular that would lead back to the 住民票コード). Two places never yield the same number.
 *
 * <p>A Feistel network over the digits (three and four of them in turn), as in NIST SP 800-38G,
 * with HMAC-SHA-256 as its round function.
 */
public final class NumberPermutation {
  /** How many numbers there are. */
  public static final int SIZE = 10_000_000;

  private static final int ROUNDS = 10;
  private static final int LEFT = 1_000;
  private static final int RIGHT = 10_000;

  private final SecretKeySpec key;

  /**
   * @param secret the key of the national server; any length
   */
  public NumberPermutation(byte[] secret) {
    this.key = new SecretKeySpec(secret, "HmacSHA256");
  }

  /**
   * The number at a place.
   *
   * @param place 0 to {@link #SIZE} - 1
   */
  public IndividualNumber at(int place) {
    if (place < 0 || place >= SIZE) {
      throw new IllegalArgumentException("no individual number is left at place " + place);
    }
    int first = place / RIGHT;
    int second = place % RIGHT;
    for (int round = 0; round < ROUNDS; round++) {
      int modulus = round % 2 == 0 ? LEFT : RIGHT;
      int mixed = Math.floorMod(first + scrambled(round, second), modulus);
      first = second;
      second = mixed;
    }
    return SyntheticBlock.individualNumber(first * RIGHT + second);
  }

  private long scrambled(int round, int half) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(key);
      mac.update("jukigate individual number v1".getBytes(StandardCharsets.UTF_8));
      byte[] hash = mac.doFinal(ByteBuffer.allocate(8).putInt(round).putInt(half).array());
      // Two bits of room: what is added to it must not run over.
      return ByteBuffer.wrap(hash).getLong() >>> 2;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK has HMAC-SHA-256", e);
    }
  }
}

package jukigate.simulators.rule;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * An order of ten million things that only who has the key can tell, and in which nothing comes
 * twice: a Feistel network over seven digits (three and four of them in turn), as in NIST SP
 * 800-38G, with HMAC-SHA-256 as its round function.
 */
final class KeyedPermutation {
  static final int SIZE = 10_000_000;

  private static final int ROUNDS = 10;
  private static final int LEFT = 1_000;
  private static final int RIGHT = 10_000;

  private final SecretKeySpec key;
  private final byte[] label;

  /**
   * @param secret the key; any length
   * @param label what is permuted: keeps two orders under one key apart
   */
  KeyedPermutation(byte[] secret, String label) {
    this.key = new SecretKeySpec(secret, "HmacSHA256");
    this.label = label.getBytes(StandardCharsets.UTF_8);
  }

  /**
   * What stands at a place.
   *
   * @param place 0 to {@link #SIZE} - 1
   */
  int at(int place) {
    if (place < 0 || place >= SIZE) {
      throw new IllegalArgumentException("no number is left at place " + place);
    }
    int first = place / RIGHT;
    int second = place % RIGHT;
    for (int round = 0; round < ROUNDS; round++) {
      int modulus = round % 2 == 0 ? LEFT : RIGHT;
      int mixed = Math.floorMod(first + scrambled(round, second), modulus);
      first = second;
      second = mixed;
    }
    return first * RIGHT + second;
  }

  private long scrambled(int round, int half) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(key);
      mac.update(label);
      byte[] hash = mac.doFinal(ByteBuffer.allocate(8).putInt(round).putInt(half).array());
      // Two bits of room: what is added to it must not run over.
      return ByteBuffer.wrap(hash).getLong() >>> 2;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK has HMAC-SHA-256", e);
    }
  }
}

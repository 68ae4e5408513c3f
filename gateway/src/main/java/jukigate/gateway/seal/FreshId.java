package jukigate.gateway.seal;

import java.util.UUID;
import java.util.random.RandomGenerator;

/** Random UUIDs (RFC 9562, version 4) from the source that is passed in. */
public final class FreshId {
  private static final long VERSION_4 = 0x4000L;
  private static final long VARIANT = 0x8000000000000000L;

  private FreshId() {}

  public static String of(RandomGenerator random) {
    long high = (random.nextLong() & ~0xF000L) | VERSION_4;
    long low = (random.nextLong() >>> 2) | VARIANT;
    return new UUID(high, low).toString();
  }
}

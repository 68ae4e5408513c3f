package jukigate.domain.message;

import java.util.UUID;
import java.util.random.RandomGenerator;

/** Random UUIDs (RFC 9562, version 4) from the source that is passed in: correlation ids. */
public final class FreshId {
  private static final long VERSION_4 = 0x4000L;
  private static final long VARIANT = 0x8000000000000000L;

  private FreshId() {}

  /** Two callers may share the source. */
  public static String of(RandomGenerator random) {
    long first;
    long second;
    synchronized (random) {
      first = random.nextLong();
      second = random.nextLong();
    }
    return new UUID((first & ~0xF000L) | VERSION_4, (second >>> 2) | VARIANT).toString();
  }
}

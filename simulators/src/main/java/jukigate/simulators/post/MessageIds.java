package jukigate.simulators.post;

import java.util.UUID;
import java.util.random.RandomGenerator;
import jukigate.domain.message.MessageId;

/** Fresh identifiers from the randomness that was passed in (RFC 9562, version 4). */
public final class MessageIds {
  private final RandomGenerator random;

  public MessageIds(RandomGenerator random) {
    this.random = random;
  }

  public MessageId next() {
    return new MessageId("urn:uuid:" + uuid());
  }

  public String correlation() {
    return uuid();
  }

  private String uuid() {
    long high;
    long low;
    synchronized (random) {
      high = random.nextLong();
      low = random.nextLong();
    }
    return new UUID(
            (high & 0xFFFF_FFFF_FFFF_0FFFL) | 0x4000L,
            (low & 0x3FFF_FFFF_FFFF_FFFFL) | 0x8000_0000_0000_0000L)
        .toString();
  }
}

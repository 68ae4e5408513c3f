package jukigate.app.courier;

import java.util.UUID;
import java.util.random.RandomGenerator;
import jukigate.domain.message.MessageId;

/** Fresh message ids from the randomness given: UUID version 4 (RFC 9562 §5.4). */
final class MessageIds {
  private MessageIds() {}

  static MessageId next(RandomGenerator random) {
    long high = (random.nextLong() & ~0xF000L) | 0x4000L;
    long low = (random.nextLong() & 0x3FFFFFFFFFFFFFFFL) | 0x8000000000000000L;
    return new MessageId("urn:uuid:" + new UUID(high, low));
  }
}

package jukigate.simulators.post;

import java.util.random.RandomGenerator;
import jukigate.domain.message.FreshId;
import jukigate.domain.message.MessageId;

/** Fresh identifiers from the randomness that was passed in (RFC 9562, version 4). */
public final class MessageIds {
  private final RandomGenerator random;

  public MessageIds(RandomGenerator random) {
    this.random = random;
  }

  public MessageId next() {
    return MessageId.fresh(random);
  }

  public String correlation() {
    return FreshId.of(random);
  }
}

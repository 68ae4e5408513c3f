package jukigate.gateway.unseal;

import java.util.Optional;
import jukigate.gateway.parse.Arrival;
import jukigate.gateway.parse.Progress;
import jukigate.wire.message.Addressing;
import jukigate.wire.security.UnsealedMessage;

/** A message with a verified signature over every part. Only {@link UnsealMessage} makes one. */
public final class SignedMessage implements Progress {
  private final Arrival arrival;
  private final UnsealedMessage unsealed;

  SignedMessage(Arrival arrival, UnsealedMessage unsealed) {
    this.arrival = arrival;
    this.unsealed = unsealed;
  }

  @Override
  public Arrival arrival() {
    return arrival;
  }

  public UnsealedMessage unsealed() {
    return unsealed;
  }

  @Override
  public Optional<Addressing> addressing() {
    return Optional.of(unsealed.addressing());
  }
}

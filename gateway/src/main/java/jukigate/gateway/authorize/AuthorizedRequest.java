package jukigate.gateway.authorize;

import java.util.Optional;
import jukigate.gateway.parse.Arrival;
import jukigate.gateway.parse.Progress;
import jukigate.gateway.validate.ValidMessage;
import jukigate.wire.message.Addressing;

/** A request that this sender may make. Only {@link AuthorizeCaller} makes one. */
public final class AuthorizedRequest implements Progress {
  private final ValidMessage message;

  AuthorizedRequest(ValidMessage message) {
    this.message = message;
  }

  @Override
  public Arrival arrival() {
    return message.arrival();
  }

  public ValidMessage message() {
    return message;
  }

  @Override
  public Optional<Addressing> addressing() {
    return message.addressing();
  }
}

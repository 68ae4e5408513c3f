package jukigate.gateway.admit;

import java.util.Optional;
import jukigate.gateway.authorize.AuthorizedRequest;
import jukigate.gateway.journal.RecordNumber;
import jukigate.gateway.parse.Arrival;
import jukigate.gateway.parse.Progress;
import jukigate.gateway.validate.ValidMessage;
import jukigate.wire.message.Addressing;

/** A request on record. Only {@link AdmitOnce} makes one. */
public final class AdmittedRequest implements Progress {
  private final AuthorizedRequest authorized;
  private final RecordNumber number;

  AdmittedRequest(AuthorizedRequest authorized, RecordNumber number) {
    this.authorized = authorized;
    this.number = number;
  }

  @Override
  public Arrival arrival() {
    return authorized.arrival();
  }

  public ValidMessage message() {
    return authorized.message();
  }

  @Override
  public Optional<Addressing> addressing() {
    return authorized.addressing();
  }

  @Override
  public Optional<RecordNumber> onRecord() {
    return Optional.of(number);
  }
}

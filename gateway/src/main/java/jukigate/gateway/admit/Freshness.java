package jukigate.gateway.admit;

import java.time.Duration;
import java.time.Instant;
import jukigate.wire.message.Validity;

/**
 * How old a message may be when the gateway admits it, and how far ahead its clock may be.
 *
 * @param age e.g. 120 s
 * @param future e.g. 30 s
 */
public record Freshness(Duration age, Duration future) {

  /** Whether Created lies in the window and Expires has not passed. */
  public boolean holds(Validity validity, Instant now) {
    return !validity.created().isBefore(now.minus(age))
        && !validity.created().isAfter(now.plus(future))
        && now.isBefore(validity.expires());
  }
}

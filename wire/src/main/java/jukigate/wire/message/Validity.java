package jukigate.wire.message;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * The period of wsu:Timestamp, in UTC with millisecond precision.
 *
 * @param created when it was signed
 * @param expires from this instant on it is refused
 */
public record Validity(Instant created, Instant expires) {
  public Validity {
    if (!created.isBefore(expires)) {
      throw new IllegalArgumentException("Expires must be after Created");
    }
  }

  /** From now on, for the given time; cut to milliseconds. */
  public static Validity from(Instant now, Duration length) {
    Instant created = now.truncatedTo(ChronoUnit.MILLIS);
    return new Validity(created, created.plus(length).truncatedTo(ChronoUnit.MILLIS));
  }

  public Duration span() {
    return Duration.between(created, expires);
  }
}

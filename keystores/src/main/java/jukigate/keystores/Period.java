package jukigate.keystores;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** From and to, both inclusive, in whole seconds as X.509 has them. */
record Period(Instant from, Instant to) {
  /** Clocks of nodes differ a little; a new certificate is good for those that are behind. */
  private static final Duration CLOCK_SKEW = Duration.ofMinutes(10);

  Period {
    from = from.truncatedTo(ChronoUnit.SECONDS);
    to = to.truncatedTo(ChronoUnit.SECONDS);
  }

  /** Exactly this long, counted from a little before now. */
  static Period of(Duration length, Instant now) {
    Instant from = now.minus(CLOCK_SKEW);
    return new Period(from, from.plus(length).minusSeconds(1));
  }

  Period endingBy(Instant limit) {
    return to.isAfter(limit) ? new Period(from, limit) : this;
  }
}

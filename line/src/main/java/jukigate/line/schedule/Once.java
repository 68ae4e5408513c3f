package jukigate.line.schedule;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * A single time.
 *
 * @param after how long after the schedule began
 * @param length empty: to the end of the schedule
 */
public record Once(Duration after, Optional<Duration> length) implements Window.Times {

  @Override
  public Optional<Window.Opening> next(Instant begin, Instant now) {
    Instant from = begin.plus(after);
    Instant to = length.map(from::plus).orElse(Instant.MAX);
    return Optional.of(new Window.Opening(from, to)).filter(it -> now.isBefore(it.to()));
  }

  boolean overlaps(Once other) {
    return begins(other) || other.begins(this);
  }

  /** Whether the other one begins while this one lasts. */
  private boolean begins(Once other) {
    Duration later = other.after.minus(after);
    return !later.isNegative() && length.map(it -> later.compareTo(it) < 0).orElse(true);
  }
}

package jukigate.line.fault;

import java.time.Duration;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * Everything comes out later. Order stays: TCP would restore it.
 *
 * @param delay the middle
 * @param jitter so much more or less, drawn evenly; at most the delay
 */
public record Latency(Duration delay, Duration jitter) implements Fault {
  static Optional<Latency> read(String value) {
    String[] parts = value.split("~", 2);
    Optional<Duration> jitter =
        parts.length == 1 ? Optional.of(Duration.ZERO) : Measure.time(parts[1]);
    return Measure.time(parts[0])
        .flatMap(
            delay ->
                jitter
                    .filter(spread -> spread.compareTo(delay) <= 0)
                    .map(spread -> new Latency(delay, spread)));
  }

  @Override
  public FaultKind kind() {
    return FaultKind.LATENCY;
  }

  @Override
  public String value() {
    return Measure.text(delay) + (jitter.isZero() ? "" : "~" + Measure.text(jitter));
  }

  @Override
  public Effect begin(RandomGenerator random) {
    return (chunk, so) -> so.later(delay.toNanos() + drawn(random));
  }

  private long drawn(RandomGenerator random) {
    if (jitter.isZero()) {
      return 0;
    }
    synchronized (random) {
      return random.nextLong(-jitter.toNanos(), jitter.toNanos() + 1);
    }
  }
}

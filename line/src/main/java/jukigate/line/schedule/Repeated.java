package jukigate.line.schedule;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.SplittableRandom;

/**
 * Again and again.
 *
 * @param pause between the beginning or the end before and the next opening; shorter or longer by
 *     up to a half where there is a seed
 * @param length of each opening
 * @param seed of the pauses; empty: all are alike
 */
public record Repeated(Duration pause, Duration length, Optional<Long> seed)
    implements Window.Times {

  public Repeated {
    if (!pause.isPositive() || !length.isPositive()) {
      throw new IllegalArgumentException("pause and length are positive");
    }
  }

  /** Counted from the beginning, so that it does not matter who asks how often. */
  @Override
  public Optional<Window.Opening> next(Instant begin, Instant now) {
    Optional<SplittableRandom> chance = seed.map(SplittableRandom::new);
    Instant from = begin.plus(pause(chance));
    while (!now.isBefore(from.plus(length))) {
      from = from.plus(length).plus(pause(chance));
    }
    return Optional.of(new Window.Opening(from, from.plus(length)));
  }

  private Duration pause(Optional<SplittableRandom> chance) {
    long full = pause.toMillis();
    return chance
        .map(random -> Duration.ofMillis(full / 2 + random.nextLong(full + 1)))
        .orElse(pause);
  }
}

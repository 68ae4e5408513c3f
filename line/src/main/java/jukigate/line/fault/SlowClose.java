package jukigate.line.fault;

import java.time.Duration;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * The end of a connection is passed on late.
 *
 * @param delay after the last byte
 */
public record SlowClose(Duration delay) implements Fault {
  static Optional<SlowClose> read(String value) {
    return Measure.time(value).map(SlowClose::new);
  }

  @Override
  public FaultKind kind() {
    return FaultKind.SLOW_CLOSE;
  }

  @Override
  public String value() {
    return Measure.text(delay);
  }

  @Override
  public Effect begin(RandomGenerator random) {
    return (chunk, so) -> chunk.last() ? so.later(delay.toNanos()) : so;
  }
}

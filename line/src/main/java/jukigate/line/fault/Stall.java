package jukigate.line.fault;

import java.time.Duration;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * What a lost packet looks like from above TCP: now and then a chunk waits until it is sent again,
 * and everything behind it with it. No byte is lost.
 *
 * @param percent of the chunks
 * @param delay until it has been sent again
 */
public record Stall(int percent, Duration delay) implements Fault {
  static Optional<Stall> read(String value) {
    String[] parts = value.split("%/", 2);
    if (parts.length < 2 || !parts[0].matches("[1-9][0-9]?|100")) {
      return Optional.empty();
    }
    return Measure.time(parts[1]).map(delay -> new Stall(Integer.parseInt(parts[0]), delay));
  }

  @Override
  public FaultKind kind() {
    return FaultKind.STALL;
  }

  @Override
  public String value() {
    return percent + "%/" + Measure.text(delay);
  }

  @Override
  public Effect begin(RandomGenerator random) {
    return (chunk, so) -> so.bytes() > 0 && isDrawn(random) ? so.later(delay.toNanos()) : so;
  }

  private boolean isDrawn(RandomGenerator random) {
    synchronized (random) {
      return random.nextInt(100) < percent;
    }
  }
}

package jukigate.line.fault;

import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * So many bytes a second, for all connections of the direction together.
 *
 * @param bytesPerSecond at least 1
 */
public record Bandwidth(long bytesPerSecond) implements Fault {
  private static final long SECOND = 1_000_000_000;
  private static final int PIECES_PER_SECOND = 20;

  static Optional<Bandwidth> read(String value) {
    return value.endsWith("/s")
        ? Measure.bytes(value.substring(0, value.length() - 2))
            .filter(rate -> rate > 0)
            .map(Bandwidth::new)
        : Optional.empty();
  }

  @Override
  public FaultKind kind() {
    return FaultKind.BANDWIDTH;
  }

  @Override
  public String value() {
    return Measure.text(bytesPerSecond) + "/s";
  }

  @Override
  public Effect begin(RandomGenerator random) {
    return new Meter(bytesPerSecond);
  }

  private static final class Meter implements Effect {
    private final long rate;
    private Optional<Long> free = Optional.empty();

    Meter(long rate) {
      this.rate = rate;
    }

    @Override
    public synchronized Passage on(Chunk chunk, Passage so) {
      if (so.bytes() == 0) {
        return so;
      }
      Passage piece = so.first(Math.max(1, rate / PIECES_PER_SECOND));
      long begin = free.filter(until -> until - piece.due() > 0).orElse(piece.due());
      long end = begin + piece.bytes() * SECOND / rate;
      free = Optional.of(end);
      return piece.later(end - piece.due());
    }
  }
}

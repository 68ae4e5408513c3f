package jukigate.line.fault;

import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * A connection ends in order when it has carried so much.
 *
 * @param bytes of one connection in this direction
 */
public record Limit(long bytes) implements Fault {
  static Optional<Limit> read(String value) {
    return Measure.bytes(value).map(Limit::new);
  }

  @Override
  public FaultKind kind() {
    return FaultKind.LIMIT;
  }

  @Override
  public String value() {
    return Measure.text(bytes);
  }

  @Override
  public Effect begin(RandomGenerator random) {
    return (chunk, so) -> {
      long left = Math.max(0, bytes - chunk.before());
      return so.bytes() >= left ? so.first(left).then(Passage.After.CLOSE) : so;
    };
  }
}

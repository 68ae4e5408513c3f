package jukigate.line.fault;

import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * A connection breaks off when it has carried so much: in the middle of a message, if one is then
 * on the way.
 *
 * @param bytes of one connection in this direction
 */
public record Reset(long bytes) implements Fault {
  static Optional<Reset> read(String value) {
    return Measure.bytes(value).map(Reset::new);
  }

  @Override
  public FaultKind kind() {
    return FaultKind.RESET;
  }

  @Override
  public String value() {
    return Measure.text(bytes);
  }

  @Override
  public Effect begin(RandomGenerator random) {
    return (chunk, so) -> {
      long left = Math.max(0, bytes - chunk.before());
      return so.bytes() >= left ? so.first(left).then(Passage.After.RESET) : so;
    };
  }
}

package jukigate.line.fault;

import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * So many bytes of a connection fit on the line; who brings more waits. Only seen where something
 * delays them.
 *
 * @param bytes at least 1
 */
public record Queue(int bytes) implements Fault {
  static Optional<Queue> read(String value) {
    return Measure.bytes(value)
        .filter(bytes -> bytes > 0 && bytes <= Integer.MAX_VALUE)
        .map(bytes -> new Queue(bytes.intValue()));
  }

  @Override
  public FaultKind kind() {
    return FaultKind.QUEUE;
  }

  @Override
  public String value() {
    return Measure.text(bytes);
  }

  @Override
  public Effect begin(RandomGenerator random) {
    return (chunk, so) -> so.first(bytes).within(bytes);
  }
}

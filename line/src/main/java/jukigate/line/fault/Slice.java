package jukigate.line.fault;

import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * Bytes pass in pieces: a reader that takes one read for one message fails.
 *
 * @param bytes of a piece at most
 */
public record Slice(int bytes) implements Fault {
  static Optional<Slice> read(String value) {
    return Measure.bytes(value)
        .filter(bytes -> bytes > 0 && bytes <= Integer.MAX_VALUE)
        .map(bytes -> new Slice(bytes.intValue()));
  }

  @Override
  public FaultKind kind() {
    return FaultKind.SLICE;
  }

  @Override
  public String value() {
    return Measure.text(bytes);
  }

  @Override
  public Effect begin(RandomGenerator random) {
    return (chunk, so) -> so.first(bytes);
  }
}

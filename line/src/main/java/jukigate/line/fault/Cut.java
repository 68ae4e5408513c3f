package jukigate.line.fault;

import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * The line is dead and says so: what is open breaks off, what is opened breaks off at once. One
 * direction is enough, because TCP needs both.
 */
public record Cut() implements Fault {
  static Optional<Cut> read(String value) {
    return value.isEmpty() ? Optional.of(new Cut()) : Optional.empty();
  }

  @Override
  public FaultKind kind() {
    return FaultKind.CUT;
  }

  @Override
  public String value() {
    return "";
  }

  @Override
  public Effect begin(RandomGenerator random) {
    return (chunk, so) -> so.first(0).then(Passage.After.RESET);
  }
}

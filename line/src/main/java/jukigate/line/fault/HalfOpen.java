package jukigate.line.fault;

import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * The line is dead and does not say so: connections open, bytes go in, nothing comes out, and no
 * end is passed on. Only a timeout notices. What has lost bytes breaks off when the fault is over.
 */
public record HalfOpen() implements Fault {
  static Optional<HalfOpen> read(String value) {
    return value.isEmpty() ? Optional.of(new HalfOpen()) : Optional.empty();
  }

  @Override
  public FaultKind kind() {
    return FaultKind.HALF_OPEN;
  }

  @Override
  public String value() {
    return "";
  }

  @Override
  public Effect begin(RandomGenerator random) {
    return (chunk, so) ->
        so.after() == Passage.After.RESET ? so : so.first(0).then(Passage.After.VANISH);
  }
}

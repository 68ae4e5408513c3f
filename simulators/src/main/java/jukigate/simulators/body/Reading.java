package jukigate.simulators.body;

import java.util.function.Function;
import jukigate.domain.refusal.Outcome;
import jukigate.domain.refusal.Refusal;

/** Reads many values, any of which may be refused; the first refusal is the result. */
final class Reading {
  private Reading() {}

  static <T> Outcome<T> of(Function<Reading, T> reader) {
    try {
      return Outcome.passed(reader.apply(new Reading()));
    } catch (Stop stop) {
      return Outcome.refused(stop.refusal);
    }
  }

  <T> T take(Outcome<T> value) {
    return switch (value) {
      case Outcome.Passed<T>(T passed) -> passed;
      case Outcome.Refused<T>(Refusal refusal) -> throw new Stop(refusal);
    };
  }

  private static final class Stop extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final transient Refusal refusal;

    Stop(Refusal refusal) {
      super(refusal.code().id(), null, false, false);
      this.refusal = refusal;
    }
  }
}

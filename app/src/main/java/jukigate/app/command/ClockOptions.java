package jukigate.app.command;

import java.time.Instant;
import java.util.Optional;
import jukigate.app.backbone.HomeClock;
import jukigate.domain.refusal.Outcome;
import jukigate.domain.refusal.RefusalCode;
import jukigate.domain.time.BackboneClock;
import jukigate.domain.time.ClockState;
import jukigate.domain.time.TimeStep;
import picocli.CommandLine.Option;

/** The time at which a backbone begins, and how it goes on. */
final class ClockOptions {
  @Option(names = "--clock", paramLabel = "real|frozen|<n>x")
  private String clock;

  @Option(names = "--at", paramLabel = "<instant>")
  private String at;

  /**
   * Without an option the clock of the folder goes on as it did. Refused: USAGE, CLOCK_BACKWARDS.
   */
  Outcome<BackboneClock> begin(HomeClock home) {
    Optional<Instant> from = Optional.ofNullable(at).flatMap(TimeStep::instant);
    if (at != null && (from.isEmpty() || clock == null || clock.equals("real"))) {
      return wrong();
    }
    if (clock == null) {
      return Outcome.passed(home.open());
    }
    return switch (clock) {
      case "real" -> home.real();
      case "frozen" -> home.own(from, 0);
      default ->
          speed(clock.replaceFirst("x$", "")).map(n -> home.own(from, n)).orElseGet(this::wrong);
    };
  }

  /** 1 to {@link ClockState#FASTEST}. */
  static Optional<Integer> speed(String text) {
    return Optional.of(text)
        .filter(digits -> digits.matches("[1-9][0-9]{0,2}"))
        .map(Integer::valueOf)
        .filter(n -> n <= ClockState.FASTEST);
  }

  private <T> Outcome<T> wrong() {
    return Outcome.refused(
        RefusalCode.USAGE,
        "--clock real | --clock frozen|1x…"
            + ClockState.FASTEST
            + "x [--at 2027-01-01|2027-01-01T09:00:00+09:00]");
  }
}

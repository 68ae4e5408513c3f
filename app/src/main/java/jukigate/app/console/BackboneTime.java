package jukigate.app.console;

import java.time.Instant;
import java.util.Optional;
import jukigate.app.backbone.Backbone;
import jukigate.console.view.Timekeeper;
import jukigate.domain.refusal.Refusal;
import jukigate.domain.refusal.RefusalCode;
import jukigate.domain.refusal.RefusedException;
import jukigate.domain.time.ClockState;
import jukigate.domain.time.TimeStep;

/** The clock of a running backbone. */
record BackboneTime(Backbone backbone) implements Timekeeper {
  @Override
  public Time now() {
    return time(new Backbone.Settled(backbone.clock().instant(), 0, 0, 0));
  }

  @Override
  public Time move(String to) {
    Optional<Instant> instant =
        TimeStep.instant(to).or(() -> TimeStep.after(backbone.clock().instant(), to));
    return time(backbone.moveTo(instant.orElseThrow(() -> noTime(to))).orThrow());
  }

  @Override
  public Time freeze() {
    backbone.freezeClock();
    return now();
  }

  @Override
  public Time run(int speed) {
    backbone.runClock(speed);
    return now();
  }

  private static RefusedException noTime(String text) {
    return new RefusedException(
        Refusal.of(
            RefusalCode.CONSOLE_REQUEST_INVALID, "to: 2026-12-24 | P31D | PT1H, not " + text));
  }

  private Time time(Backbone.Settled settled) {
    ClockState state = backbone.clock().state();
    return new Time(
        settled.instant().toString(),
        state.mode().name(),
        state.speed(),
        settled.certificates(),
        settled.erased(),
        settled.sent());
  }
}

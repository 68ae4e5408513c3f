package jukigate.app.desk;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import jukigate.app.backbone.Backbone;
import jukigate.domain.refusal.Outcome;
import jukigate.domain.refusal.Refusal;
import jukigate.domain.refusal.RefusalCode;
import jukigate.domain.time.ClockState;
import jukigate.domain.time.TimeStep;

/** Shows and moves the clock of the backbone. */
record ClockClerk(Backbone backbone) {

  ClockAnswer answer(ClockErrand errand) {
    return switch (errand.wish()) {
      case SHOW -> shown();
      case ADVANCE -> moved(errand, TimeStep.after(now(), errand.value()));
      case TO -> moved(errand, TimeStep.instant(errand.value()));
      case FREEZE -> {
        backbone.freezeClock(Map.of());
        yield shown();
      }
      case RESUME -> run(1);
      case SPEED -> run(Integer.parseInt(errand.value()));
    };
  }

  private Instant now() {
    return backbone.clock().instant();
  }

  private ClockAnswer run(int speed) {
    backbone.runClock(speed, Map.of());
    return shown();
  }

  private ClockAnswer shown() {
    return answer(List.of(), new Backbone.Settled(now(), 0, 0, 0));
  }

  private ClockAnswer moved(ClockErrand errand, Optional<Instant> to) {
    Outcome<Backbone.Settled> outcome =
        to.map(instant -> backbone.moveTo(instant))
            .orElseGet(() -> Outcome.refused(RefusalCode.USAGE, "clock: " + errand.value()));
    return switch (outcome) {
      case Outcome.Passed<Backbone.Settled>(Backbone.Settled settled) -> answer(List.of(), settled);
      case Outcome.Refused<Backbone.Settled>(Refusal refusal) ->
          answer(List.of(DeskResult.Refused.of(refusal)), new Backbone.Settled(now(), 0, 0, 0));
    };
  }

  private ClockAnswer answer(List<DeskResult.Refused> refusals, Backbone.Settled settled) {
    ClockState state = backbone.clock().state();
    return new ClockAnswer(
        refusals,
        settled.instant().toString(),
        state.mode().name(),
        state.speed(),
        settled.certificates(),
        settled.erased(),
        settled.sent());
  }
}

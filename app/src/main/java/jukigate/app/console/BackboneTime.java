package jukigate.app.console;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import jukigate.app.backbone.Agenda;
import jukigate.app.backbone.Backbone;
import jukigate.console.view.Timekeeper;
import jukigate.domain.node.NodeId;
import jukigate.domain.refusal.Refusal;
import jukigate.domain.refusal.RefusalCode;
import jukigate.domain.refusal.RefusedException;
import jukigate.domain.time.ClockState;
import jukigate.domain.time.TimeStep;

/** The clock of a running backbone. */
public record BackboneTime(Backbone backbone) implements Timekeeper {
  @Override
  public Time now() {
    return time(new Backbone.Settled(backbone.clock().instant(), 0, 0, 0));
  }

  @Override
  public List<Coming> coming(int limit) {
    return new Agenda(backbone).next(limit).stream().map(BackboneTime::coming).toList();
  }

  private static Coming coming(Agenda.Event event) {
    return new Coming(
        event.at().toString(),
        event.kind().name(),
        event.what(),
        event.node().map(NodeId::value).orElse(""),
        event.count());
  }

  @Override
  public Time move(String to, String by) {
    Optional<Instant> instant =
        TimeStep.instant(to).or(() -> TimeStep.after(backbone.clock().instant(), to));
    return time(backbone.moveTo(instant.orElseThrow(() -> noTime(to)), role(by)).orThrow());
  }

  @Override
  public Time freeze(String by) {
    backbone.freezeClock(role(by));
    return now();
  }

  @Override
  public Time run(int speed, String by) {
    backbone.runClock(speed, role(by));
    return now();
  }

  private static Map<String, String> role(String by) {
    return Map.of("role", by);
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

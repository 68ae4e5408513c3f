package jukigate.app.perform;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import jukigate.app.backbone.Backbone;
import jukigate.app.line.LineTimetable;

/**
 * Time of a backbone whose lines follow a schedule: it passes from one change of the lines to the
 * next, and whatever is due happens at each. The clock must be one that stands by itself.
 */
final class ScheduledTime {
  private final Backbone backbone;
  private final LineTimetable timetable;
  private int changes;

  ScheduledTime(Backbone backbone, LineTimetable timetable) {
    this.backbone = backbone;
    this.timetable = timetable;
  }

  Instant now() {
    return backbone.clock().instant();
  }

  /** How many windows have opened or closed so far. */
  int changes() {
    return changes;
  }

  /** Lets so much time pass; none still brings the lines to what they must be now. */
  void pass(Duration time) {
    Instant end = now().plus(time);
    changes += timetable.follow(now());
    for (Optional<Instant> next = until(end); next.isPresent(); next = until(end)) {
      moveTo(next.get());
    }
    moveTo(end);
  }

  private Optional<Instant> until(Instant end) {
    return timetable.change(now()).filter(change -> !change.isAfter(end));
  }

  /** First the lines, then what is due: what waited for a line goes over it at once. */
  private void moveTo(Instant instant) {
    backbone.clock().to(instant).orThrow();
    changes += timetable.follow(instant);
    backbone.moveTo(instant).orThrow();
  }
}

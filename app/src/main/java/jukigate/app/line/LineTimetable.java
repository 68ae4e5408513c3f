package jukigate.app.line;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import jukigate.app.backbone.LineActs;
import jukigate.domain.refusal.Outcome;
import jukigate.domain.refusal.Refusal;
import jukigate.domain.refusal.RefusedException;
import jukigate.line.fault.FaultKind;
import jukigate.line.schedule.LineSchedule;
import jukigate.line.schedule.Window;

/**
 * Carries a schedule out on the lines of a backbone, each change on record. Faults that somebody
 * sets beside it stay, unless a window of the same kind ends. Thread-safe.
 */
public final class LineTimetable {
  private final LineActs lines;
  private final LineSchedule schedule;
  private final Instant begin;
  private List<Window> open = List.of();

  private LineTimetable(LineActs lines, LineSchedule schedule, Instant begin) {
    this.lines = lines;
    this.schedule = schedule;
    this.begin = begin;
  }

  /**
   * Refused: LINE_OFF, and LINE_UNKNOWN when a window is about a line that is not there.
   *
   * @param begin from when on its times are counted
   */
  public static Outcome<LineTimetable> of(LineActs lines, LineSchedule schedule, Instant begin) {
    for (Window window : schedule.windows()) {
      if (lines.links(window.place()) instanceof Outcome.Refused<?>(Refusal unknown)) {
        return Outcome.refused(unknown);
      }
    }
    return Outcome.passed(new LineTimetable(lines, schedule, begin));
  }

  /** The next moment at which something changes. */
  public Optional<Instant> change(Instant now) {
    return schedule.change(begin, now);
  }

  /**
   * Makes the lines what they must be.
   *
   * @return how many windows have opened or closed
   * @throws RefusedException when the backbone has no lines any more
   */
  public synchronized int follow(Instant now) {
    List<Window> wanted = schedule.open(begin, now);
    List<Window> over = without(open, wanted);
    Set<FaultKind> touched = new HashSet<>();
    for (Window window : over) {
      lines.clear(window.place(), Optional.of(window.fault().kind())).orThrow();
      touched.add(window.fault().kind());
    }
    List<Window> begun = without(wanted, open);
    for (Window window : wanted) {
      // What another window of the same kind has just taken away with it comes back.
      if (begun.contains(window) || touched.contains(window.fault().kind())) {
        lines.set(window.place(), window.fault()).orThrow();
      }
    }
    open = wanted;
    return over.size() + begun.size();
  }

  private static List<Window> without(List<Window> all, List<Window> some) {
    List<Window> left = new ArrayList<>(all);
    left.removeAll(some);
    return left;
  }
}

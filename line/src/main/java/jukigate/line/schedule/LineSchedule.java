package jukigate.line.schedule;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Windows of faults on the lines of a backbone. The same schedule gives the same times. */
public record LineSchedule(List<Window> windows) {
  public LineSchedule {
    windows = List.copyOf(windows);
  }

  /** Two windows that cannot both be right. */
  public record Dispute(Window one, Window other) {}

  /** The first two that set the same fault of the same line to different values at one time. */
  public Optional<Dispute> dispute() {
    return windows.stream()
        .flatMap(
            one -> windows.stream().filter(one::disputes).map(other -> new Dispute(one, other)))
        .findFirst();
  }

  /**
   * Those that are open.
   *
   * @param begin when the schedule began
   */
  public List<Window> open(Instant begin, Instant now) {
    return windows.stream().filter(window -> window.isOpen(begin, now)).toList();
  }

  /**
   * The next moment after this one at which a window opens or closes.
   *
   * @param begin when the schedule began
   */
  public Optional<Instant> change(Instant begin, Instant now) {
    return windows.stream()
        .flatMap(window -> window.change(begin, now).stream())
        .min(Comparator.naturalOrder());
  }
}

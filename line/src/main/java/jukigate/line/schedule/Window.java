package jukigate.line.schedule;

import java.time.Instant;
import java.util.Optional;
import jukigate.line.Place;
import jukigate.line.fault.Fault;

/**
 * A fault that some lines have at certain times.
 *
 * @param times when
 */
public record Window(Place place, Fault fault, Times times) {

  /** When a window is open, told from the moment its schedule began. */
  public sealed interface Times permits Once, Repeated, Daily {

    /**
     * The opening that is not over at this moment: under way, or still to come.
     *
     * @param begin when the schedule began
     * @return empty when there will be none any more
     */
    Optional<Opening> next(Instant begin, Instant now);
  }

  /**
   * One time at which a window is open.
   *
   * @param to the first moment at which it is closed again; {@link Instant#MAX} where it stays open
   */
  public record Opening(Instant from, Instant to) {
    boolean includes(Instant moment) {
      return !moment.isBefore(from) && moment.isBefore(to);
    }
  }

  /** Whether the fault is at work. */
  boolean isOpen(Instant begin, Instant now) {
    return times.next(begin, now).filter(opening -> opening.includes(now)).isPresent();
  }

  /** When it opens or closes next. */
  Optional<Instant> change(Instant begin, Instant now) {
    return times
        .next(begin, now)
        .map(opening -> opening.includes(now) ? opening.to() : opening.from())
        .filter(moment -> moment.isBefore(Instant.MAX));
  }

  /** Whether both set the same kind of fault on one line and direction, each to another value. */
  boolean disputes(Window other) {
    return fault.kind() == other.fault.kind()
        && !fault.value().equals(other.fault.value())
        && place.overlaps(other.place)
        && !isSurelyApartFrom(other);
  }

  private boolean isSurelyApartFrom(Window other) {
    return times instanceof Once one && other.times instanceof Once two && !one.overlaps(two);
  }
}

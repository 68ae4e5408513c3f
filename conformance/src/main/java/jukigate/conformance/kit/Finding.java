package jukigate.conformance.kit;

import java.util.Optional;
import java.util.function.Supplier;
import jukigate.conformance.stand.Arrival;
import jukigate.domain.Bilingual;

/** What a check finds in what happened. */
public sealed interface Finding {
  /** As it must be. */
  record Good() implements Finding {}

  /**
   * Otherwise than it must be.
   *
   * @param expected the value that would be right, or what it must be like
   * @param found the value that was there; empty where there was none
   * @param where header, element or field, e.g. {@code wsa:To}
   * @param arrival the request in which it was found, where the system sends
   * @param exchange the call in whose answer it was found, where the system is called
   */
  record Bad(
      String expected,
      String found,
      String where,
      Optional<Arrival> arrival,
      Optional<Exchange> exchange)
      implements Finding {}

  /** Nobody can tell, because what would show it did not happen. */
  record Unseen(Bilingual why) implements Finding {}

  static Finding good() {
    return new Good();
  }

  static Finding bad(String where, String expected, String found) {
    return new Bad(expected, found, where, Optional.empty(), Optional.empty());
  }

  static Finding unseen(String ja, String en) {
    return new Unseen(new Bilingual(ja, en));
  }

  /** The first that is not good, else a good one. */
  default Finding and(Supplier<Finding> next) {
    return this instanceof Good ? next.get() : this;
  }

  /** The same, found in this request. */
  default Finding in(Arrival arrival) {
    return this instanceof Bad(String expected, String found, String where, var none, var exchange)
        ? new Bad(expected, found, where, Optional.of(arrival), exchange)
        : this;
  }

  /** The same, found in the answer to this call. */
  default Finding in(Exchange called) {
    return this instanceof Bad(String expected, String found, String where, var arrival, var none)
        ? new Bad(expected, found, where, arrival, Optional.of(called))
        : this;
  }
}

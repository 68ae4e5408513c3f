package jukigate.conformance.kit;

import java.util.List;
import java.util.Optional;
import jukigate.conformance.stand.Arrival;
import jukigate.conformance.sut.Errand;
import jukigate.conformance.sut.Told;
import jukigate.domain.refusal.Outcome;

/**
 * One thing that happened in a story.
 *
 * @param name of the event, or of the operation that the kit sent
 * @param errand what was asked for, if anything was
 * @param told what the system said of it
 * @param arrivals requests of the system that came meanwhile, in their order
 * @param exchange what came back, where the kit called the system
 */
record Step(
    String name,
    Optional<Errand> errand,
    Optional<Outcome<Told>> told,
    List<Arrival> arrivals,
    Optional<Exchange> exchange) {
  Step {
    arrivals = List.copyOf(arrivals);
  }

  /** What the system said, in a word. */
  Told.State state() {
    return told.filter(Outcome::isPassed)
        .map(it -> it.orThrow().state())
        .orElse(Told.State.UNKNOWN);
  }

  /** What came back to a call, in a word; empty where there was none. */
  String word() {
    return exchange.map(Exchange::word).orElse("");
  }

  /** The messages of one operation. */
  List<Sent> sent(String operation) {
    return arrivals.stream().map(Sent::of).filter(it -> it.is(operation)).toList();
  }
}

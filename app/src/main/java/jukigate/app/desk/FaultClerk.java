package jukigate.app.desk;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import jukigate.app.backbone.LineActs;
import jukigate.domain.refusal.Outcome;
import jukigate.domain.refusal.Refusal;
import jukigate.domain.refusal.RefusalCode;
import jukigate.line.Direction;
import jukigate.line.Link;
import jukigate.line.Place;
import jukigate.line.fault.Fault;
import jukigate.line.fault.FaultKind;

/** Does to the lines of the backbone what is asked for, and shows them. */
record FaultClerk(LineActs acts, Captures captures) {

  FaultAnswer answer(FaultErrand errand) {
    return switch (done(errand)) {
      case Outcome.Passed<List<Link>>(List<Link> links) ->
          new FaultAnswer(List.of(), links.stream().map(FaultClerk::shown).toList());
      case Outcome.Refused<List<Link>>(Refusal refusal) ->
          new FaultAnswer(List.of(DeskResult.Refused.of(refusal)), List.of());
    };
  }

  private Outcome<List<Link>> done(FaultErrand errand) {
    Outcome<Place> place = Place.read(errand.link(), errand.direction());
    return place.then(
        here ->
            switch (errand.wish()) {
              case SHOW -> acts.links(here);
              case SET -> fault(errand).then(fault -> acts.set(here, fault));
              case CLEAR -> kind(errand).then(kind -> acts.clear(here, kind));
              case TAP ->
                  acts.links(here)
                      .then(links -> captures.start(links, Path.of(errand.fault())))
                      .map(links -> acts.recorded(links, here, "tap", "on"));
              case UNTAP ->
                  acts.links(here)
                      .map(captures::stop)
                      .map(links -> acts.recorded(links, here, "tap", "off"));
            });
  }

  private static Outcome<Fault> fault(FaultErrand errand) {
    return FaultKind.parse(errand.fault());
  }

  private static Outcome<Optional<FaultKind>> kind(FaultErrand errand) {
    Optional<FaultKind> named = FaultKind.ofWord(errand.fault());
    return errand.fault().isEmpty() || named.isPresent()
        ? Outcome.passed(named)
        : Outcome.refused(RefusalCode.LINE_FAULT_INVALID, errand.fault(), FaultKind.words());
  }

  private static FaultAnswer.Line shown(Link link) {
    Link.Connections connections = link.connections();
    return new FaultAnswer.Line(
        link.node().value(),
        link.portToGateway(),
        link.portToNode(),
        link.isPassable() ? "UP" : "CUT",
        link.isTapped(),
        connections.open(),
        connections.opened(),
        way(link.state(Direction.OUT)),
        way(link.state(Direction.IN)));
  }

  private static FaultAnswer.Way way(Link.State state) {
    return new FaultAnswer.Way(
        state.faults().stream().map(Fault::text).toList(), state.bytes(), state.lost());
  }
}

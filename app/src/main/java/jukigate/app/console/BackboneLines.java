package jukigate.app.console;

import java.util.List;
import java.util.Optional;
import jukigate.app.backbone.LineActs;
import jukigate.console.view.Lines;
import jukigate.domain.refusal.Outcome;
import jukigate.line.Direction;
import jukigate.line.Link;
import jukigate.line.Place;
import jukigate.line.fault.Fault;
import jukigate.line.fault.FaultKind;

/** The lines of a running backbone. */
record BackboneLines(LineActs acts) implements Lines {
  @Override
  public List<Line> all() {
    return shown(Place.read("all", "both").then(acts::links));
  }

  @Override
  public List<Line> set(String link, String direction, String fault) {
    return shown(
        FaultKind.parse(fault)
            .then(it -> Place.read(link, direction).then(place -> acts.set(place, it))));
  }

  @Override
  public List<Line> clear(String link, String direction) {
    return shown(Place.read(link, direction).then(place -> acts.clear(place, Optional.empty())));
  }

  private static List<Line> shown(Outcome<List<Link>> links) {
    return links.orThrow().stream().map(BackboneLines::shown).toList();
  }

  private static Line shown(Link link) {
    return new Line(
        link.node().value(),
        link.isPassable(),
        link.isTapped(),
        link.connections().open(),
        way(link.state(Direction.OUT)),
        way(link.state(Direction.IN)));
  }

  private static Way way(Link.State state) {
    return new Way(state.faults().stream().map(Fault::text).toList(), state.bytes(), state.lost());
  }
}

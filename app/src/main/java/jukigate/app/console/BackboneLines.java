package jukigate.app.console;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import jukigate.app.backbone.Backbone;
import jukigate.app.backbone.LineActs;
import jukigate.app.report.DirectoryNames;
import jukigate.console.view.Lines;
import jukigate.console.view.Network;
import jukigate.domain.Bilingual;
import jukigate.domain.refusal.Outcome;
import jukigate.domain.refusal.RefusalCode;
import jukigate.line.Direction;
import jukigate.line.Link;
import jukigate.line.Place;
import jukigate.line.fault.Fault;
import jukigate.line.fault.FaultKind;

/** The lines of a running backbone. */
record BackboneLines(Backbone backbone, DirectoryNames names) implements Lines {
  @Override
  public List<Line> all(String find, int limit) {
    return new LineActs(backbone)
        .line().orThrow().links().stream()
            .filter(link -> link.node().value().contains(find))
            .limit(limit)
            .map(this::shown)
            .toList();
  }

  @Override
  public List<Line> set(String link, String direction, String fault, String by) {
    return shown(
        FaultKind.parse(fault)
            .then(it -> Place.read(link, direction).then(place -> acts(by).set(place, it))));
  }

  @Override
  public List<Line> clear(String link, String direction, String kind, String by) {
    return shown(
        kind(kind)
            .then(it -> Place.read(link, direction).then(place -> acts(by).clear(place, it))));
  }

  private LineActs acts(String by) {
    return new LineActs(backbone, Map.of("role", by));
  }

  private static Outcome<Optional<FaultKind>> kind(String word) {
    Optional<FaultKind> kind = FaultKind.ofWord(word);
    return word.isEmpty() || kind.isPresent()
        ? Outcome.passed(kind)
        : Outcome.refused(RefusalCode.LINE_FAULT_INVALID, word, FaultKind.words());
  }

  private List<Line> shown(Outcome<List<Link>> links) {
    return links.orThrow().stream().map(this::shown).toList();
  }

  private Line shown(Link link) {
    Bilingual name = names.of(link.node());
    return new Line(
        link.node().value(),
        new Network.Name(name.ja(), name.en()),
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

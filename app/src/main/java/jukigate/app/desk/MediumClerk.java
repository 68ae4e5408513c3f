package jukigate.app.desk;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import jukigate.domain.node.NodeId;
import jukigate.domain.refusal.Outcome;
import jukigate.domain.refusal.Refusal;
import jukigate.domain.refusal.RefusalCode;
import jukigate.simulators.SimulatedNodes;
import jukigate.simulators.medium.MediumDesk;
import jukigate.simulators.store.MediumTable;

/** Exports and imports media at the nodes of this process, and shows the records of it. */
record MediumClerk(Optional<SimulatedNodes> nodes, Set<NodeId> served) {

  MediumAnswer answer(MediumErrand errand) {
    return switch (errand.wish()) {
      case LIST -> listed(errand.node());
      case EXPORT -> done(errand, MediumTable.Direction.EXPORT);
      case IMPORT -> done(errand, MediumTable.Direction.IMPORT);
    };
  }

  private MediumAnswer listed(String node) {
    return new MediumAnswer(
        List.of(),
        served.stream()
            .filter(one -> node.isEmpty() || one.value().equals(node))
            .sorted()
            .flatMap(one -> nodes.stream().flatMap(here -> here.media().records(one).stream()))
            .map(MediumClerk::row)
            .toList());
  }

  private MediumAnswer done(MediumErrand errand, MediumTable.Direction direction) {
    var node = new NodeId(errand.node());
    Outcome<MediumTable.Entry> outcome =
        served.contains(node) && nodes.isPresent()
            ? done(nodes.get().media(), errand, act(errand, node, direction))
            : Outcome.refused(RefusalCode.NOT_ADDRESSED_HERE, node);
    return switch (outcome) {
      case Outcome.Passed<MediumTable.Entry>(MediumTable.Entry entry) ->
          new MediumAnswer(List.of(), List.of(row(entry)));
      case Outcome.Refused<MediumTable.Entry>(Refusal refusal) ->
          new MediumAnswer(List.of(DeskResult.Refused.of(refusal)), List.of());
    };
  }

  private static MediumTable.Act act(
      MediumErrand errand, NodeId node, MediumTable.Direction direction) {
    return new MediumTable.Act(
        node, direction, errand.operator(), errand.terminal(), errand.reason());
  }

  private static Outcome<MediumTable.Entry> done(
      MediumDesk desk, MediumErrand errand, MediumTable.Act act) {
    Path file = Path.of(errand.file());
    return switch (act.direction()) {
      case EXPORT ->
          desk.export(
              act, new MediumDesk.Export(errand.request(), NodeId.parse(errand.to()), file));
      case IMPORT -> desk.take(act, file);
    };
  }

  private static Map<String, String> row(MediumTable.Entry entry) {
    Map<String, String> row = new LinkedHashMap<>();
    row.put("at", entry.at().toString());
    row.put("node", entry.act().node().value());
    row.put("direction", entry.act().direction().name());
    row.put("medium", entry.medium().number());
    row.put("peer", entry.medium().peer().map(NodeId::value).orElse(""));
    row.put("request", entry.medium().requestNumber());
    row.put("records", Integer.toString(entry.medium().records()));
    row.put("verdict", entry.verdict());
    row.put("operator", entry.act().operatorId());
    row.put("terminal", entry.act().terminalId());
    row.put("reason", entry.act().reason());
    row.put("sha256", entry.medium().sha256());
    return row;
  }
}

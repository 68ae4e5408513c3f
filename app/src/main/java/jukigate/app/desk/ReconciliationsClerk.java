package jukigate.app.desk;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import jukigate.domain.node.NodeId;
import jukigate.domain.node.NodeRole;
import jukigate.simulators.SimulatedNodes;
import jukigate.simulators.node.ReconciliationDesk;
import jukigate.simulators.rule.Difference;
import jukigate.simulators.store.ReconciliationTable;

/** Shows what reconciliations found at the municipal CS of this process. */
record ReconciliationsClerk(Optional<SimulatedNodes> nodes, Set<NodeId> served) {

  ReconciliationsAnswer answer(ReconciliationsQuestion question) {
    return new ReconciliationsAnswer(
        served.stream()
            .filter(node -> node.role() == NodeRole.MUNICIPAL_CS)
            .filter(node -> question.node().isEmpty() || node.value().equals(question.node()))
            .sorted()
            .flatMap(node -> runs(node, question.differences()))
            .toList());
  }

  private Stream<ReconciliationsAnswer.Run> runs(NodeId node, int most) {
    return nodes.stream()
        .map(here -> here.municipal(node).reconciliations())
        .flatMap(desk -> desk.runs().stream().map(run -> run(desk, run, most)));
  }

  private static ReconciliationsAnswer.Run run(
      ReconciliationDesk desk, ReconciliationTable.Run run, int most) {
    return new ReconciliationsAnswer.Run(
        run.key().node().value(),
        run.key().peer().value(),
        run.key().run(),
        run.startedAt().toString(),
        run.endedAt().map(Instant::toString).orElse(""),
        run.counts().compared(),
        run.counts().changedMeanwhile(),
        run.differences(),
        desk.differences(run.key().peer(), run.key().run(), most).stream()
            .map(ReconciliationsClerk::found)
            .toList());
  }

  private static ReconciliationsAnswer.Found found(Difference difference) {
    return new ReconciliationsAnswer.Found(
        difference.resident().value(),
        difference.kind().code(),
        difference.items().stream().map(Difference.Item::element).toList(),
        difference.kind().repair().code());
  }
}

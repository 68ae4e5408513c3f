package jukigate.app.desk;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import jukigate.domain.node.NodeId;
import jukigate.domain.node.NodeRole;
import jukigate.simulators.SimulatedNodes;
import jukigate.simulators.store.InMigrationTable;
import jukigate.simulators.store.MovingNoticeTable;

/** Shows the moves that wait for an officer at the municipal CS of this process. */
record MovesClerk(Optional<SimulatedNodes> nodes, Set<NodeId> served) {

  MovesAnswer answer(MovesQuestion question) {
    List<NodeId> asked =
        served.stream()
            .filter(node -> node.role() == NodeRole.MUNICIPAL_CS)
            .filter(node -> question.node().isEmpty() || node.value().equals(question.node()))
            .sorted()
            .toList();
    return new MovesAnswer(
        asked.stream().flatMap(this::undecided).toList(),
        asked.stream().flatMap(this::missing).toList());
  }

  private Stream<MovesAnswer.Undecided> undecided(NodeId node) {
    return nodes.stream()
        .flatMap(here -> here.municipal(node).movingNotices().undecided().stream())
        .map(notice -> undecided(node, notice));
  }

  private Stream<MovesAnswer.Missing> missing(NodeId node) {
    return nodes.stream()
        .flatMap(here -> here.municipal(node).inMigrations().missing().stream())
        .map(awaited -> missing(node, awaited));
  }

  private static MovesAnswer.Undecided undecided(NodeId node, MovingNoticeTable.Notice notice) {
    return new MovesAnswer.Undecided(
        node.value(),
        notice.requestNumber(),
        notice.kind().name(),
        notice.receivedAt().toString(),
        notice.takenUpOn().toString());
  }

  private static MovesAnswer.Missing missing(NodeId node, InMigrationTable.Awaited awaited) {
    return new MovesAnswer.Missing(
        node.value(),
        awaited.person().value(),
        awaited.planned().destination().value(),
        awaited.planned().plannedDate().text());
  }
}

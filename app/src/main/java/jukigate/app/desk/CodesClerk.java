package jukigate.app.desk;

import java.util.Optional;
import java.util.Set;
import jukigate.domain.node.NodeId;
import jukigate.domain.node.NodeRole;
import jukigate.simulators.SimulatedNodes;

/** Counts the unused resident codes at the municipal CS of this process. */
record CodesClerk(Optional<SimulatedNodes> nodes, Set<NodeId> served) {

  CodesAnswer answer(CodesQuestion question) {
    return new CodesAnswer(
        served.stream()
            .filter(node -> node.role() == NodeRole.MUNICIPAL_CS)
            .filter(node -> question.node().isEmpty() || node.value().equals(question.node()))
            .sorted()
            .flatMap(node -> nodes.stream().map(here -> pool(here, node)))
            .toList());
  }

  private static CodesAnswer.Pool pool(SimulatedNodes here, NodeId node) {
    var pool = here.municipal(node).codes();
    return new CodesAnswer.Pool(
        node.value(), pool.left(), pool.drawn(), pool.asked(), pool.isLow());
  }
}

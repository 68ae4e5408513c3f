package jukigate.app.counter;

import java.util.Optional;
import java.util.Set;
import jukigate.domain.node.NodeId;
import jukigate.domain.node.NodeRole;
import jukigate.domain.refusal.Outcome;
import jukigate.domain.refusal.RefusalCode;
import jukigate.simulators.SimulatedNodes;
import jukigate.simulators.node.Entered;
import jukigate.simulators.node.MunicipalNode;
import jukigate.simulators.node.OfficerView;
import jukigate.simulators.resident.event.ResidentEvent;

/**
 * The counters of the municipal CS that this process plays.
 *
 * @param served the nodes that it plays
 */
public record Counter(Optional<SimulatedNodes> nodes, Set<NodeId> served) {
  public Counter {
    served = Set.copyOf(served);
  }

  /** A CS. Refused: NOT_ADDRESSED_HERE. */
  public Outcome<MunicipalNode> municipality(NodeId id) {
    return served.contains(id) && id.role() == NodeRole.MUNICIPAL_CS
        ? Outcome.passed(nodes.orElseThrow().municipal(id))
        : Outcome.refused(RefusalCode.NOT_ADDRESSED_HERE, id);
  }

  /** Enters an event at the CS that it names, and sends what follows. */
  public Outcome<Sent> enter(ResidentEvent event) {
    return municipality(NodeId.municipality(event.header().municipality()))
        .then(cs -> cs.enter(event).map(entered -> sent(cs, entered)));
  }

  /** Approves or refuses what waits for an officer, and sends what follows. */
  public Outcome<Sent> decide(NodeId id, OfficerView.Decision decision) {
    return municipality(id)
        .then(cs -> cs.view().decide(decision).map(entered -> sent(cs, entered)));
  }

  private Sent sent(MunicipalNode cs, Entered entered) {
    return Sent.of(nodes.orElseThrow(), entered, cs.deliver(entered));
  }
}

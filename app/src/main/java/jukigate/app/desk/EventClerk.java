package jukigate.app.desk;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import jukigate.domain.node.NodeId;
import jukigate.domain.refusal.Outcome;
import jukigate.domain.refusal.Refusal;
import jukigate.domain.refusal.RefusalCode;
import jukigate.simulators.SimulatedNodes;
import jukigate.simulators.node.Entered;
import jukigate.simulators.node.MunicipalNode;
import jukigate.simulators.post.Answers;
import jukigate.simulators.post.Delivery;
import jukigate.simulators.resident.event.ResidentEvent;
import jukigate.simulators.resident.event.ResidentEventFile;
import jukigate.simulators.store.OutboxEntry;

/**
 * Enters event files at the municipal CS that they name.
 *
 * @param served the nodes that this process plays
 */
record EventClerk(Optional<SimulatedNodes> nodes, Set<NodeId> served) {

  DeskResult take(Path file) {
    return result(ResidentEventFile.read(file).then(this::enter));
  }

  private static DeskResult result(Outcome<DeskResult> outcome) {
    return switch (outcome) {
      case Outcome.Passed<DeskResult>(DeskResult good) -> good;
      case Outcome.Refused<DeskResult>(Refusal refusal) -> DeskResult.refused(refusal);
    };
  }

  /** Approves or refuses what waits for an officer. */
  DeskResult decide(CsDecision decision) {
    return result(
        municipality(new NodeId(decision.node()))
            .then(cs -> cs.view().decide(decision.decision()).map(entered -> sent(cs, entered))));
  }

  private Outcome<DeskResult> enter(ResidentEvent event) {
    return municipality(NodeId.municipality(event.header().municipality()))
        .then(cs -> cs.enter(event).map(entered -> sent(cs, entered)));
  }

  private Outcome<MunicipalNode> municipality(NodeId id) {
    return served.contains(id)
        ? Outcome.passed(nodes.orElseThrow().municipal(id))
        : Outcome.refused(RefusalCode.NOT_ADDRESSED_HERE, id);
  }

  private DeskResult sent(MunicipalNode cs, Entered entered) {
    return DeskResult.entered(
        entered.again(), notifications(nodes.orElseThrow(), entered, cs.deliver(entered)));
  }

  /** Empty for a mere acknowledgement. */
  private static String answer(String result) {
    return result.equals(Answers.ACKNOWLEDGED) ? "" : result;
  }

  /** What an entry made a node send, and how each went. */
  static List<DeskResult.Notification> notifications(
      SimulatedNodes nodes, Entered entered, List<Delivery> deliveries) {
    return IntStream.range(0, deliveries.size())
        .mapToObj(
            n ->
                notification(
                    nodes.letter(entered.notifications().get(n)).orElseThrow(), deliveries.get(n)))
        .toList();
  }

  private static DeskResult.Notification notification(
      OutboxEntry.Stored stored, Delivery delivery) {
    OutboxEntry entry = stored.entry();
    String name = entry.operation().name();
    String to = entry.destination().value();
    return switch (delivery) {
      case Delivery.Delivered() ->
          new DeskResult.Notification(name, to, "DELIVERED", answer(stored.lastResult()));
      case Delivery.Settled(String remark) ->
          new DeskResult.Notification(name, to, "REFUSED", remark);
      case Delivery.Refused(var fault) ->
          new DeskResult.Notification(
              name, to, "REFUSED", fault.refusalId() + " (" + fault.correlationId() + ")");
      case Delivery.Waiting(String remark) ->
          new DeskResult.Notification(name, to, "WAITING", remark);
    };
  }
}

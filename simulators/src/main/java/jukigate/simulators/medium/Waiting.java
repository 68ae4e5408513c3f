package jukigate.simulators.medium;

import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;
import jukigate.domain.message.Operation;
import jukigate.domain.message.Payload;
import jukigate.domain.node.NodeId;
import jukigate.domain.node.NodeRole;
import jukigate.domain.refusal.Outcome;
import jukigate.domain.refusal.RefusalCode;
import jukigate.keystores.medium.MediumKind;
import jukigate.simulators.node.BulkCounter;
import jukigate.simulators.node.BulkDesk;
import jukigate.simulators.node.Nodes;
import jukigate.simulators.store.BulkTable;

/**
 * A provision whose blocks wait at a node to be carried on a medium.
 *
 * @param block by number from 1; empty when it is not there any more
 */
record Waiting(BulkTable.Run run, MediumKind kind, IntFunction<Optional<Payload>> block) {

  /**
   * The one with the given number.
   *
   * @param to needed only where several agencies chose the same number
   * @return refused with BULK_NOT_THERE when nothing, or more than one, waits under it
   */
  static Outcome<Waiting> at(Nodes nodes, NodeId node, String bulk, Optional<NodeId> to) {
    List<Waiting> all =
        all(nodes, node).stream()
            .filter(one -> one.run().key().bulk().equals(bulk))
            .filter(one -> to.isEmpty() || to.get().equals(one.run().key().peer()))
            .toList();
    return all.size() == 1
        ? Outcome.passed(all.getFirst())
        : Outcome.refused(RefusalCode.BULK_NOT_THERE, bulk);
  }

  static List<Waiting> all(Nodes nodes, NodeId node) {
    if (node.role() == NodeRole.AGENCY) {
      BulkCounter counter = nodes.agency(node).bulk();
      return counter.runs().stream()
          .filter(run -> byMedium(run) && run.endedAt().isEmpty())
          .map(run -> new Waiting(run, MediumKind.CONDITIONS, blocks(counter, run.key())))
          .toList();
    }
    return desk(nodes, node).stream()
        .flatMap(
            desk ->
                desk.runs().stream()
                    .filter(run -> byMedium(run) && run.endedAt().isPresent())
                    .map(run -> new Waiting(run, MediumKind.RESULT, blocks(desk, run.key()))))
        .toList();
  }

  /** The desk of a server that provides in bulk. */
  static Optional<BulkDesk> desk(Nodes nodes, NodeId node) {
    return switch (node.role()) {
      case NATIONAL -> Optional.of(nodes.national(node).bulk());
      case PREFECTURE -> Optional.of(nodes.prefecture(node).bulk());
      default -> Optional.empty();
    };
  }

  Operation operation() {
    return operation(kind);
  }

  static Operation operation(MediumKind kind) {
    return switch (kind) {
      case CONDITIONS -> Operation.named("SendBulkConditions");
      case RESULT -> Operation.named("SendBulkResult");
    };
  }

  private static boolean byMedium(BulkTable.Run run) {
    return run.order().way() == BulkTable.Way.MEDIUM;
  }

  private static IntFunction<Optional<Payload>> blocks(BulkCounter counter, BulkTable.Key key) {
    return number -> counter.conditionBlock(key.peer(), key.bulk(), number);
  }

  private static IntFunction<Optional<Payload>> blocks(BulkDesk desk, BulkTable.Key key) {
    return number -> desk.resultBlock(key.peer(), key.bulk(), number);
  }
}

package jukigate.app.scenario;

import java.util.List;
import jukigate.domain.message.Operation;
import jukigate.domain.node.NodeId;
import jukigate.simulators.store.ErasureCalendar;

/** Something that a node or the gateway must hold. */
public sealed interface Check {
  /**
   * What a node holds about a resident.
   *
   * @param resident 住民票コード, perhaps as a name for one that was captured
   * @param known whether the node must know the resident at all
   */
  record Holds(NodeId at, String resident, boolean known, List<ExpectedMessage.Value> values)
      implements Check {
    public Holds {
      values = List.copyOf(values);
    }
  }

  /** How many notifications a node owes: those that wait, and those that were given up. */
  record Outbox(NodeId at, int waiting, int dead) implements Check {}

  /**
   * How many messages are on record since the scenario began.
   *
   * @param outcome {@code acknowledged}, {@code relayed}, or the id of a refusal of the gateway
   */
  record Journal(NodeId from, NodeId to, Operation operation, String outcome, int count)
      implements Check {}

  /** How many records of a kind a node keeps that are erased one day. */
  record Keeps(NodeId at, ErasureCalendar.Kind kind, int count) implements Check {}
}

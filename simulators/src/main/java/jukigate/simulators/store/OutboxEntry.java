package jukigate.simulators.store;

import java.time.Instant;
import java.util.Optional;
import jukigate.domain.message.Operation;
import jukigate.domain.message.Payload;
import jukigate.domain.message.Purpose;
import jukigate.domain.node.NodeId;

/**
 * A notification that a node owes to another one.
 *
 * @param requestNumber 依頼管理番号: the same over all attempts
 * @param orderKey entries of one node with the same key go out one after the other
 * @param body the body element as a document; signed anew for each attempt
 * @param eraseAt when the body must be gone even if nobody took it
 */
public record OutboxEntry(
    NodeId node,
    NodeId destination,
    Operation operation,
    String requestNumber,
    String orderKey,
    Operator operator,
    Payload body,
    Instant createdAt,
    Optional<Instant> eraseAt) {

  /** Who causes a message: 操作者ID, 操作端末ID, 利用事務. */
  public record Operator(String operatorId, String terminalId, Purpose purpose) {}

  /**
   * An entry in the table.
   *
   * @param id grows with each entry
   * @param attempts attempts that failed so far
   * @param lastResult refusal id and text of the last attempt, or empty
   */
  public record Stored(
      long id, OutboxEntry entry, OutboxState state, int attempts, String lastResult) {}
}

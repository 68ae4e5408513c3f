package jukigate.simulators.store;

import java.time.Instant;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
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
   * @param nextAttemptAt of a waiting entry; without meaning for others
   */
  public record Stored(
      long id,
      OutboxEntry entry,
      OutboxState state,
      int attempts,
      String lastResult,
      Instant nextAttemptAt) {
    private static final Pattern REFUSAL = Pattern.compile("JG-[A-Z0-9]+");

    /** The id with which the last attempt was refused; empty before the first one. */
    public Optional<String> lastRefusal() {
      Matcher start = REFUSAL.matcher(lastResult);
      return start.lookingAt() ? Optional.of(start.group()) : Optional.empty();
    }
  }
}

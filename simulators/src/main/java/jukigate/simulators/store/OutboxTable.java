package jukigate.simulators.store;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import jukigate.domain.message.Operation;
import jukigate.domain.message.Payload;
import jukigate.domain.message.Purpose;
import jukigate.domain.node.NodeId;
import jukigate.domain.refusal.Refusal;
import jukigate.domain.refusal.RefusalCode;
import jukigate.domain.refusal.RefusedException;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.result.RowView;

/** The durable outbox of every node. */
public final class OutboxTable {
  private static final String COLUMNS =
      "id, node, destination, request_action, request_number, order_key, operator_id, terminal_id,"
          + " purpose, body, created_at, erase_at, state, attempts, last_result,"
          + " next_attempt_at";

  private final Handle handle;
  private final int most;

  /**
   * @param most entries of one node that may wait
   */
  OutboxTable(Handle handle, int most) {
    this.handle = handle;
    this.most = most;
  }

  /**
   * The id of the new entry; due at once.
   *
   * @throws RefusedException with OUTBOX_FULL when as many of the node wait already as may:
   *     whatever wanted to add it is undone with it, so nobody is told that something was taken
   *     which nobody can pass on
   */
  public long add(OutboxEntry entry) {
    if (isFull(entry.node())) {
      throw new RefusedException(Refusal.of(RefusalCode.OUTBOX_FULL, entry.node(), most));
    }
    return handle
        .createUpdate(
            "INSERT INTO outbox (node, destination, request_action, request_number, order_key,"
                + " operator_id, terminal_id, purpose, body, created_at, erase_at, state, attempts,"
                + " next_attempt_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 'WAITING', 0, ?)")
        .bind(0, entry.node().value())
        .bind(1, entry.destination().value())
        .bind(2, entry.operation().requestAction())
        .bind(3, entry.requestNumber())
        .bind(4, entry.orderKey())
        .bind(5, entry.operator().operatorId())
        .bind(6, entry.operator().terminalId())
        .bind(7, entry.operator().purpose().code())
        .bind(8, entry.body().toByteArray())
        .bind(9, entry.createdAt().toEpochMilli())
        .bind(10, entry.eraseAt().map(Instant::toEpochMilli).orElse(null))
        .bind(11, entry.createdAt().toEpochMilli())
        .executeAndReturnGeneratedKeys("ID")
        .mapTo(Long.class)
        .one();
  }

  /** Looks at no more entries than there may be, and at none that is settled. */
  boolean isFull(NodeId node) {
    return most < Integer.MAX_VALUE
        && handle
            .createQuery(
                "SELECT 1 FROM outbox WHERE node = :node AND state = 'WAITING' UNION ALL"
                    + " SELECT 1 FROM outbox WHERE node = :node AND state = 'DEAD'"
                    + " OFFSET :but ROWS FETCH NEXT 1 ROWS ONLY")
            .bind("node", node.value())
            .bind("but", most - 1)
            .mapTo(Integer.class)
            .findOne()
            .isPresent();
  }

  /**
   * The entries to send now: waiting, due, and with nothing unsettled before them in their order.
   */
  public List<OutboxEntry.Stored> due(Instant now, int limit) {
    return handle
        .createQuery(
            "SELECT "
                + COLUMNS
                + " FROM outbox o WHERE state = 'WAITING' AND next_attempt_at <= ?"
                + " AND NOT EXISTS (SELECT 1 FROM outbox e WHERE e.node = o.node"
                + " AND e.order_key = o.order_key AND e.state IN ('WAITING', 'DEAD')"
                + " AND e.id < o.id) ORDER BY id FETCH FIRST ? ROWS ONLY")
        .bind(0, now.toEpochMilli())
        .bind(1, limit)
        .map(view -> stored(new Row(view)))
        .list();
  }

  public Optional<OutboxEntry.Stored> find(long id) {
    return handle
        .createQuery("SELECT " + COLUMNS + " FROM outbox WHERE id = ?")
        .bind(0, id)
        .map(view -> stored(new Row(view)))
        .findOne();
  }

  /** Whether this node has used this 依頼管理番号. */
  public boolean has(NodeId node, String requestNumber) {
    return handle
            .createQuery("SELECT COUNT(*) FROM outbox WHERE node = ? AND request_number = ?")
            .bind(0, node.value())
            .bind(1, requestNumber)
            .mapTo(Integer.class)
            .one()
        > 0;
  }

  public List<OutboxEntry.Stored> of(NodeId node) {
    return handle
        .createQuery("SELECT " + COLUMNS + " FROM outbox WHERE node = ? ORDER BY id")
        .bind(0, node.value())
        .map(view -> stored(new Row(view)))
        .list();
  }

  /**
   * The first unsettled entry of an order, if it may be sent: due or not, but not a dead letter.
   */
  public Optional<OutboxEntry.Stored> head(String node, String orderKey) {
    return handle
        .createQuery(
            "SELECT "
                + COLUMNS
                + " FROM outbox WHERE node = ? AND order_key = ? AND state IN ('WAITING', 'DEAD')"
                + " ORDER BY id FETCH FIRST 1 ROWS ONLY")
        .bind(0, node)
        .bind(1, orderKey)
        .map(view -> stored(new Row(view)))
        .findOne()
        .filter(entry -> entry.state() == OutboxState.WAITING);
  }

  /**
   * The receiver has it: the body goes, the trace stays.
   *
   * @param remark what the answer was, without personal data
   */
  public void delivered(long id, String remark) {
    handle.execute(
        "UPDATE outbox SET state = 'DELIVERED', body = NULL, attempts = attempts + 1,"
            + " last_result = ? WHERE id = ?",
        shortened(remark),
        id);
  }

  /** A dead letter keeps its body, to be tried again; a refused one is over. */
  public void settled(long id, OutboxState state, String result) {
    String body = state == OutboxState.REFUSED ? " body = NULL," : "";
    handle.execute(
        "UPDATE outbox SET state = ?,"
            + body
            + " attempts = attempts + 1, last_result = ? WHERE id = ?",
        state.name(),
        shortened(result),
        id);
  }

  public void again(long id, Instant nextAttempt, String result) {
    handle.execute(
        "UPDATE outbox SET attempts = attempts + 1, next_attempt_at = ?, last_result = ?"
            + " WHERE id = ?",
        nextAttempt.toEpochMilli(),
        shortened(result),
        id);
  }

  /** What is not settled yet, of all nodes, oldest first. */
  public List<OutboxEntry.Stored> owed() {
    return handle
        .createQuery(
            "SELECT " + COLUMNS + " FROM outbox WHERE state IN ('WAITING', 'DEAD') ORDER BY id")
        .map(view -> stored(new Row(view)))
        .list();
  }

  /**
   * How many letters a node owes.
   *
   * @param waiting to be sent, or for those before them
   * @param dead that nobody sends any more by itself
   */
  public record Debt(int waiting, int dead) {
    Debt and(Debt other) {
      return new Debt(waiting + other.waiting, dead + other.dead);
    }
  }

  /** How many each node owes that owes any; looks at no letter. */
  public Map<NodeId, Debt> debts() {
    Map<NodeId, Debt> debts = new HashMap<>();
    handle
        .createQuery(
            "SELECT node, state, COUNT(*) AS letters FROM outbox"
                + " WHERE state IN ('WAITING', 'DEAD') GROUP BY node, state")
        .map(view -> Map.entry(new NodeId(view.getColumn("NODE", String.class)), debt(view)))
        .forEach(one -> debts.merge(one.getKey(), one.getValue(), Debt::and));
    return debts;
  }

  private static Debt debt(RowView view) {
    int letters = view.getColumn("LETTERS", Integer.class);
    boolean dead = view.getColumn("STATE", String.class).equals(OutboxState.DEAD.name());
    return dead ? new Debt(0, letters) : new Debt(letters, 0);
  }

  /** What a node still owes of one operation: the bodies. */
  public List<Payload> owed(NodeId node, Operation operation) {
    return handle
        .createQuery(
            "SELECT body FROM outbox WHERE node = ? AND state IN ('WAITING', 'DEAD')"
                + " AND request_action = ?")
        .bind(0, node.value())
        .bind(1, operation.requestAction())
        .map(view -> new Row(view).payload("body"))
        .list();
  }

  /** The operator wants a dead letter tried again from the start, or a waiting one tried now. */
  public boolean requeue(long id, Instant now) {
    return handle.execute(
            "UPDATE outbox SET attempts = CASE state WHEN 'DEAD' THEN 0 ELSE attempts END,"
                + " state = 'WAITING', next_attempt_at = ?"
                + " WHERE id = ? AND state IN ('WAITING', 'DEAD') AND body IS NOT NULL",
            now.toEpochMilli(),
            id)
        == 1;
  }

  /** The operator gives a dead letter up, and what waits behind it may go. */
  public boolean giveUp(long id) {
    return handle.execute(
            "UPDATE outbox SET state = 'REFUSED', body = NULL WHERE id = ? AND state = 'DEAD'", id)
        == 1;
  }

  /** What a node still owes in one order comes in another one from now on, before what follows. */
  public void reorder(NodeId node, String from, String to) {
    handle.execute(
        "UPDATE outbox SET order_key = ? WHERE node = ? AND order_key = ?"
            + " AND state IN ('WAITING', 'DEAD')",
        to,
        node.value(),
        from);
  }

  private static OutboxEntry.Stored stored(Row row) {
    var operation = Operation.ofRequestAction(row.text("request_action")).orElseThrow();
    var entry =
        new OutboxEntry(
            row.node("node"),
            row.node("destination"),
            operation,
            row.text("request_number"),
            row.text("order_key"),
            operator(row),
            row.payload("body"),
            row.time("created_at"),
            row.optionalTime("erase_at"));
    return new OutboxEntry.Stored(
        row.id(),
        entry,
        OutboxState.valueOf(row.text("state")),
        row.number("attempts"),
        row.optional("last_result").orElse(""),
        row.time("next_attempt_at"));
  }

  private static OutboxEntry.Operator operator(Row row) {
    return new OutboxEntry.Operator(
        row.text("operator_id"),
        row.text("terminal_id"),
        Purpose.ofCode(row.text("purpose")).orElseThrow());
  }

  private static String shortened(String result) {
    return result.length() <= 1000 ? result : result.substring(0, 1000);
  }
}

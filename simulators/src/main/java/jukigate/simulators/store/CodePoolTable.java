package jukigate.simulators.store;

import java.time.Instant;
import java.util.Optional;
import java.util.random.RandomGenerator;
import jukigate.domain.node.NodeId;
import jukigate.domain.number.ResidentCode;
import org.jdbi.v3.core.Handle;

/** 空きコード of a CS, and its requests for more. */
public final class CodePoolTable {
  private final Handle handle;

  CodePoolTable(Handle handle) {
    this.handle = handle;
  }

  public void add(NodeId node, ResidentCode code, Instant receivedAt) {
    handle.execute(
        "INSERT INTO unused_code (node, resident_code, received_at) VALUES (?, ?, ?)",
        node.value(),
        code.value(),
        receivedAt.toEpochMilli());
  }

  /** Whether this CS has or had the code in its pool. */
  public boolean knows(NodeId node, ResidentCode code) {
    return handle
            .createQuery("SELECT COUNT(*) FROM unused_code WHERE node = ? AND resident_code = ?")
            .bind(0, node.value())
            .bind(1, code.value())
            .mapTo(Integer.class)
            .one()
        > 0;
  }

  /** How many are left. */
  public int left(NodeId node) {
    return handle
        .createQuery("SELECT COUNT(*) FROM unused_code WHERE node = ? AND drawn_at IS NULL")
        .bind(0, node.value())
        .mapTo(Integer.class)
        .one();
  }

  /** How many were drawn. */
  public int drawn(NodeId node) {
    return handle
        .createQuery("SELECT COUNT(*) FROM unused_code WHERE node = ? AND drawn_at IS NOT NULL")
        .bind(0, node.value())
        .mapTo(Integer.class)
        .one();
  }

  /** One of them by chance, which is then no longer among them; empty when none is left. */
  public Optional<ResidentCode> draw(NodeId node, RandomGenerator random, Instant at) {
    int left = left(node);
    if (left == 0) {
      return Optional.empty();
    }
    var code =
        handle
            .createQuery(
                "SELECT resident_code FROM unused_code WHERE node = ? AND drawn_at IS NULL"
                    + " ORDER BY resident_code OFFSET "
                    + random.nextInt(left)
                    + " ROWS FETCH NEXT 1 ROWS ONLY")
            .bind(0, node.value())
            .mapTo(String.class)
            .map(ResidentCode::new)
            .one();
    take(node, code, at);
    return Optional.of(code);
  }

  /** A code is put to use by hand; nothing when the pool does not have it. */
  public void take(NodeId node, ResidentCode code, Instant at) {
    handle.execute(
        "UPDATE unused_code SET drawn_at = ?"
            + " WHERE node = ? AND resident_code = ? AND drawn_at IS NULL",
        at.toEpochMilli(),
        node.value(),
        code.value());
  }

  /** A request for more. */
  public void ask(NodeId node, String requestNumber, int wanted, Instant at) {
    handle.execute(
        "INSERT INTO code_request (node, request_number, wanted, asked_at, answered)"
            + " VALUES (?, ?, ?, ?, '0')",
        node.value(),
        requestNumber,
        wanted,
        at.toEpochMilli());
  }

  /** How many the open request with this number wants. */
  public Optional<Integer> wanted(NodeId node, String requestNumber) {
    return handle
        .createQuery(
            "SELECT wanted FROM code_request"
                + " WHERE node = ? AND request_number = ? AND answered = '0'")
        .bind(0, node.value())
        .bind(1, requestNumber)
        .mapTo(Integer.class)
        .findOne();
  }

  public void answered(NodeId node, String requestNumber) {
    handle.execute(
        "UPDATE code_request SET answered = '1' WHERE node = ? AND request_number = ?",
        node.value(),
        requestNumber);
  }

  /** How many are on their way: asked for, not refused, not come. */
  public int asked(NodeId node) {
    return handle
        .createQuery(
            "SELECT COALESCE(SUM(wanted), 0) FROM code_request r"
                + " WHERE node = ? AND answered = '0' AND NOT EXISTS (SELECT 1 FROM outbox o"
                + " WHERE o.node = r.node AND o.request_number = r.request_number"
                + " AND o.state = 'REFUSED')")
        .bind(0, node.value())
        .mapTo(Integer.class)
        .one();
  }
}

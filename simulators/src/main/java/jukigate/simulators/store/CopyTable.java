package jukigate.simulators.store;

import java.time.Instant;
import java.util.Optional;
import jukigate.domain.message.Payload;
import jukigate.domain.node.NodeId;
import org.jdbi.v3.core.Handle;

/** 広域交付: what was asked for and how it stands, at both ends. */
public final class CopyTable {
  private final Handle handle;

  CopyTable(Handle handle) {
    this.handle = handle;
  }

  /** Which end this is. */
  public enum Role {
    /** 交付地. */
    ISSUE,
    /** 住所地. */
    HOME
  }

  /** How a request stands. */
  public enum State {
    /** Waits for an officer of the home. */
    PENDING,
    /** The copy is here, or was sent. */
    APPROVED,
    REFUSED,
    /** Printed at the place of issue, which keeps nothing of it. */
    PRINTED
  }

  /** Names a request at one end. */
  public record Key(NodeId node, Role role, NodeId other, String requestNumber) {}

  /**
   * A request.
   *
   * @param receiptNumber number that the home gave to a pending one
   * @param reason code of {@code copyRefusalCode}
   * @param body the request while it is pending, at both ends; the copy at the place of issue until
   *     it is printed; otherwise empty
   */
  public record Copy(
      Key key,
      State state,
      Optional<String> receiptNumber,
      Optional<String> reason,
      Payload body) {}

  public Optional<Copy> find(Key key) {
    return handle
        .createQuery(
            "SELECT * FROM residence_copy"
                + " WHERE node = ? AND role = ? AND other = ? AND request_number = ?")
        .bind(0, key.node().value())
        .bind(1, key.role().name())
        .bind(2, key.other().value())
        .bind(3, key.requestNumber())
        .map(view -> copy(key, new Row(view)))
        .findOne();
  }

  /** Replaces what was known of the request. */
  public void put(Copy copy, Instant at) {
    Key key = copy.key();
    handle.execute(
        "DELETE FROM residence_copy"
            + " WHERE node = ? AND role = ? AND other = ? AND request_number = ?",
        key.node().value(),
        key.role().name(),
        key.other().value(),
        key.requestNumber());
    handle
        .createUpdate(
            "INSERT INTO residence_copy (node, role, other, request_number, receipt_number, state,"
                + " reason, body, changed_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)")
        .bind(0, key.node().value())
        .bind(1, key.role().name())
        .bind(2, key.other().value())
        .bind(3, key.requestNumber())
        .bind(4, copy.receiptNumber().orElse(null))
        .bind(5, copy.state().name())
        .bind(6, copy.reason().orElse(null))
        .bind(7, copy.body().toByteArray())
        .bind(8, at.toEpochMilli())
        .execute();
  }

  private static Copy copy(Key key, Row row) {
    return new Copy(
        key,
        State.valueOf(row.text("state")),
        row.optional("receipt_number"),
        row.optional("reason"),
        row.payload("body"));
  }
}

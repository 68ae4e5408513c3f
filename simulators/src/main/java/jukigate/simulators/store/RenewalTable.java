package jukigate.simulators.store;

import java.time.Instant;
import java.util.List;
import jukigate.domain.node.NodeId;
import jukigate.domain.number.ResidentCode;
import jukigate.domain.register.RegisterDate;
import jukigate.simulators.rule.RenewalTarget;
import org.jdbi.v3.core.Handle;

/** 更新対象者, at the card management system that asked and at the municipality that was asked. */
public final class RenewalTable {
  private final Handle handle;

  RenewalTable(Handle handle) {
    this.handle = handle;
  }

  /**
   * Names an inquiry at one end.
   *
   * @param other the other end
   */
  public record Key(NodeId node, NodeId other, String requestNumber) {}

  /** How an inquiry about one resident stands. */
  public enum State {
    /** No delivery address has been notified since. */
    OPEN,
    ANSWERED,
    /** The municipality has no open record. */
    NOT_RESIDENT
  }

  /** Who is asked about twice in one inquiry is asked about once. */
  public void add(Key key, RenewalTarget target, State state, Instant eraseAt) {
    handle.execute(
        "DELETE FROM renewal_target WHERE node = ? AND other = ? AND request_number = ?"
            + " AND resident_code = ?",
        key.node().value(),
        key.other().value(),
        key.requestNumber(),
        target.resident().value());
    handle.execute(
        "INSERT INTO renewal_target (node, other, request_number, resident_code, valid_until,"
            + " state, erase_at) VALUES (?, ?, ?, ?, ?, ?, ?)",
        key.node().value(),
        key.other().value(),
        key.requestNumber(),
        target.resident().value(),
        target.validUntil().text(),
        state.name(),
        eraseAt.toEpochMilli());
  }

  /** The other end has no such resident. */
  public void notResident(Key key, ResidentCode resident) {
    handle.execute(
        "UPDATE renewal_target SET state = 'NOT_RESIDENT' WHERE node = ? AND other = ?"
            + " AND request_number = ? AND resident_code = ?",
        key.node().value(),
        key.other().value(),
        key.requestNumber(),
        resident.value());
  }

  /** A delivery address of this resident has been notified between the two. */
  public void answered(NodeId node, NodeId other, ResidentCode resident) {
    handle.execute(
        "UPDATE renewal_target SET state = 'ANSWERED' WHERE node = ? AND other = ?"
            + " AND resident_code = ? AND state = 'OPEN'",
        node.value(),
        other.value(),
        resident.value());
  }

  /** Those in one state, whose cards expire first coming first in the text form of the date. */
  public List<RenewalTarget> in(NodeId node, State state) {
    return handle
        .createQuery(
            "SELECT * FROM renewal_target WHERE node = ? AND state = ?"
                + " ORDER BY valid_until, resident_code")
        .bind(0, node.value())
        .bind(1, state.name())
        .map(
            view -> {
              var row = new Row(view);
              return new RenewalTarget(
                  new ResidentCode(row.text("resident_code")),
                  RegisterDate.parse(row.text("valid_until")).orElseThrow());
            })
        .list();
  }
}

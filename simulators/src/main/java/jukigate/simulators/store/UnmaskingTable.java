package jukigate.simulators.store;

import java.time.Instant;
import java.util.List;
import jukigate.domain.node.NodeId;
import org.jdbi.v3.core.Handle;

/** Who was shown numbers of residents at a CS, and why. */
public final class UnmaskingTable {
  private final Handle handle;

  UnmaskingTable(Handle handle) {
    this.handle = handle;
  }

  /**
   * One look.
   *
   * @param operatorId 操作者ID
   * @param reason in the operator's own words
   * @param shown what was looked at, e.g. {@code RESIDENTS}
   * @param rows how many rows were shown
   */
  public record Unmasking(String operatorId, String reason, String shown, int rows, Instant at) {}

  public void add(NodeId node, Unmasking look, Instant eraseAt) {
    handle.execute(
        "INSERT INTO unmasking (node, operator_id, reason, shown, shown_rows, at_time, erase_at)"
            + " VALUES (?, ?, ?, ?, ?, ?, ?)",
        node.value(),
        look.operatorId(),
        look.reason(),
        look.shown(),
        look.rows(),
        look.at().toEpochMilli(),
        eraseAt.toEpochMilli());
  }

  /** All that are kept, oldest first. */
  public List<Unmasking> of(NodeId node) {
    return handle
        .createQuery("SELECT * FROM unmasking WHERE node = ? ORDER BY id")
        .bind(0, node.value())
        .map(
            view -> {
              var row = new Row(view);
              return new Unmasking(
                  row.text("operator_id"),
                  row.text("reason"),
                  row.text("shown"),
                  row.number("shown_rows"),
                  row.time("at_time"));
            })
        .list();
  }
}

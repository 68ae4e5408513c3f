package jukigate.simulators.store;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import jukigate.domain.node.NodeId;
import jukigate.domain.refusal.RefusalCode;
import jukigate.simulators.operator.Act;
import jukigate.simulators.operator.Operator;
import org.jdbi.v3.core.Handle;

/** 操作履歴: who did or tried what at the counter of a node. Holds no personal data of residents. */
public final class OperatorActTable {
  private final Handle handle;

  OperatorActTable(Handle handle) {
    this.handle = handle;
  }

  /**
   * One act.
   *
   * @param subject 依頼管理番号 of what was entered or decided, or the name of a view
   * @param refusal id of the refusal; empty when it was done
   */
  public record Entry(
      Operator operator, Act act, String subject, Instant at, Optional<String> refusal) {}

  /** Returns the number of the row, for {@link #refused}. */
  public long add(NodeId node, Entry entry, Instant eraseAt) {
    return handle
        .createUpdate(
            "INSERT INTO operator_act (node, operator_id, terminal_id, act, subject, at_time,"
                + " refusal, erase_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?)")
        .bind(0, node.value())
        .bind(1, entry.operator().id())
        .bind(2, entry.operator().terminalId())
        .bind(3, entry.act().name())
        .bind(4, entry.subject())
        .bind(5, entry.at().toEpochMilli())
        .bind(6, entry.refusal().orElse(null))
        .bind(7, eraseAt.toEpochMilli())
        .executeAndReturnGeneratedKeys("ID")
        .mapTo(Long.class)
        .one();
  }

  /** What was begun was refused by the rules after all. */
  public void refused(long row, RefusalCode code) {
    handle.execute("UPDATE operator_act SET refusal = ? WHERE id = ?", code.id(), row);
  }

  /** The latest at a node, the latest first. */
  public List<Entry> of(NodeId node, int limit) {
    return handle
        .createQuery(
            "SELECT * FROM operator_act WHERE node = ? ORDER BY id DESC FETCH FIRST ? ROWS ONLY")
        .bind(0, node.value())
        .bind(1, limit)
        .map(
            view -> {
              var row = new Row(view);
              return new Entry(
                  new Operator(row.text("operator_id"), row.text("terminal_id")),
                  Act.valueOf(row.text("act")),
                  row.text("subject"),
                  row.time("at_time"),
                  row.optional("refusal"));
            })
        .list();
  }
}

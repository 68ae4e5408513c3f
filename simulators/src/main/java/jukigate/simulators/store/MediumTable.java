package jukigate.simulators.store;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import jukigate.domain.node.NodeId;
import jukigate.domain.refusal.RefusalCode;
import org.jdbi.v3.core.Handle;

/** 媒体連携: every export and import of a medium at a node, and what came of it. */
public final class MediumTable {
  /** Began, and nobody knows yet how it ended. */
  private static final String BEGUN = "BEGUN";

  private static final String DONE = "DONE";

  private final Handle handle;

  MediumTable(Handle handle) {
    this.handle = handle;
  }

  /** From or into the node. */
  public enum Direction {
    EXPORT,
    IMPORT
  }

  /**
   * Who does it, and why.
   *
   * @param operatorId 操作者ID
   * @param terminalId 操作端末ID of the 代表端末
   * @param reason 事由, 1 to 200 characters
   */
  public record Act(
      NodeId node, Direction direction, String operatorId, String terminalId, String reason) {}

  /**
   * What is known of the medium.
   *
   * @param number 媒体管理番号; empty where the file was refused before it told, as the next two
   * @param requestNumber 依頼管理番号 of the provision
   * @param records conditions or results in it
   * @param sha256 of the file, in lower-case hex
   */
  public record Medium(
      String number, Optional<NodeId> peer, String requestNumber, int records, String sha256) {}

  /**
   * One line.
   *
   * @param verdict {@code BEGUN}, {@code DONE}, or the id of a refusal
   */
  public record Entry(long id, Act act, Medium medium, String verdict, Instant at) {}

  /** Begins an act; {@link #done} or {@link #refused} ends it. */
  public long begin(Act act, Medium medium, Instant at, Instant eraseAt) {
    return handle
        .createUpdate(
            "INSERT INTO medium_record (node, direction, medium, peer, request_number,"
                + " operator_id, terminal_id, reason, records, sha256, verdict, at_time, erase_at)"
                + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")
        .bind(0, act.node().value())
        .bind(1, act.direction().name())
        .bind(2, medium.number())
        .bind(3, medium.peer().map(NodeId::value).orElse(""))
        .bind(4, medium.requestNumber())
        .bind(5, act.operatorId())
        .bind(6, act.terminalId())
        .bind(7, act.reason())
        .bind(8, medium.records())
        .bind(9, medium.sha256())
        .bind(10, BEGUN)
        .bind(11, at.toEpochMilli())
        .bind(12, eraseAt.toEpochMilli())
        .executeAndReturnGeneratedKeys("ID")
        .mapTo(Long.class)
        .one();
  }

  public void done(long id) {
    verdict(id, DONE);
  }

  public void refused(long id, RefusalCode code) {
    verdict(id, code.id());
  }

  private void verdict(long id, String verdict) {
    handle.execute("UPDATE medium_record SET verdict = ? WHERE id = ?", verdict, id);
  }

  /** Whether the node has imported this medium of this sender, to the end. */
  public boolean isImported(NodeId node, NodeId sender, String medium) {
    return handle
            .createQuery(
                "SELECT COUNT(*) FROM medium_record WHERE node = ? AND peer = ? AND medium = ?"
                    + " AND direction = 'IMPORT' AND verdict = 'DONE'")
            .bind(0, node.value())
            .bind(1, sender.value())
            .bind(2, medium)
            .mapTo(Integer.class)
            .one()
        > 0;
  }

  /** All that are kept of a node, oldest first. */
  public List<Entry> of(NodeId node) {
    return handle
        .createQuery("SELECT * FROM medium_record WHERE node = ? ORDER BY id")
        .bind(0, node.value())
        .map(view -> entry(new Row(view)))
        .list();
  }

  private static Entry entry(Row row) {
    var act =
        new Act(
            row.node("node"),
            Direction.valueOf(row.text("direction")),
            row.text("operator_id"),
            row.text("terminal_id"),
            row.text("reason"));
    var medium =
        new Medium(
            row.text("medium"),
            NodeId.parse(row.text("peer")),
            row.text("request_number"),
            row.number("records"),
            row.text("sha256"));
    return new Entry(row.id(), act, medium, row.text("verdict"), row.time("at_time"));
  }
}

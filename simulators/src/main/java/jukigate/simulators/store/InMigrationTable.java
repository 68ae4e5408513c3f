package jukigate.simulators.store;

import java.time.Instant;
import java.util.List;
import jukigate.domain.node.NodeId;
import jukigate.domain.number.ResidentCode;
import jukigate.domain.register.RegisterDate;
import jukigate.domain.register.RegisterText;
import org.jdbi.v3.core.Handle;

/** 転入通知 at the old home. Appended; the last one counts until a new 転出届 supersedes it. */
public final class InMigrationTable {
  private final Handle handle;

  InMigrationTable(Handle handle) {
    this.handle = handle;
  }

  /**
   * What a notice says, all of it fixed.
   *
   * @param destination CS of the new home, which is not always the planned one
   * @param requestNumber 依頼管理番号 of the notice
   * @param movedInOn 転入した年月日
   * @param notifiedOn date of the 転入届
   * @param receivedAt when the old home took it
   */
  public record Fixed(
      NodeId destination,
      String requestNumber,
      RegisterText address,
      RegisterDate movedInOn,
      RegisterDate notifiedOn,
      Instant receivedAt) {}

  /**
   * A person who moved out and of whom no notice has come.
   *
   * @param planned what the 転出届 said
   */
  public record Awaited(ResidentCode person, NoticeTable.Notice planned) {}

  public void add(NodeId node, ResidentCode person, Fixed fixed, Instant eraseAt) {
    handle.execute(
        "INSERT INTO in_migration (node, resident_code, destination, request_number, address_full,"
            + " moved_in_on, notified_on, received_at, erase_at, superseded)"
            + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, '0')",
        node.value(),
        person.value(),
        fixed.destination().value(),
        fixed.requestNumber(),
        fixed.address().text(),
        fixed.movedInOn().text(),
        fixed.notifiedOn().text(),
        fixed.receivedAt().toEpochMilli(),
        eraseAt.toEpochMilli());
  }

  /** All that came about the last move out of this person, oldest first; the last one counts. */
  public List<Fixed> of(NodeId node, ResidentCode person) {
    return handle
        .createQuery(
            "SELECT * FROM in_migration WHERE node = ? AND resident_code = ? AND superseded = '0'"
                + " ORDER BY id")
        .bind(0, node.value())
        .bind(1, person.value())
        .map(view -> fixed(new Row(view)))
        .list();
  }

  /**
   * A notice and whom it is about.
   *
   * @param person who moved in elsewhere
   */
  public record Received(ResidentCode person, Fixed fixed) {}

  /** All that are here, oldest first. */
  public List<Received> of(NodeId node) {
    return handle
        .createQuery("SELECT * FROM in_migration WHERE node = ? ORDER BY id")
        .bind(0, node.value())
        .map(
            view -> {
              var row = new Row(view);
              var person = ResidentCode.parse(row.text("resident_code")).orElseThrow();
              return new Received(person, fixed(row));
            })
        .list();
  }

  /** A new 転出届: what came before is about another move. */
  public void supersede(NodeId node, ResidentCode person) {
    handle.execute(
        "UPDATE in_migration SET superseded = '1' WHERE node = ? AND resident_code = ?",
        node.value(),
        person.value());
  }

  /** Who is a planned mover still, by 住民票コード. */
  public List<Awaited> awaited(NodeId node) {
    return handle
        .createQuery(
            "SELECT n.* FROM out_migration_notice n JOIN resident r ON r.node = n.node"
                + " AND r.resident_code = n.resident_code WHERE n.node = ? AND r.planned = '1'"
                + " ORDER BY n.resident_code")
        .bind(0, node.value())
        .map(
            view -> {
              var row = new Row(view);
              return new Awaited(
                  ResidentCode.parse(row.text("resident_code")).orElseThrow(),
                  NoticeTable.notice(row));
            })
        .list();
  }

  private static Fixed fixed(Row row) {
    return new Fixed(
        row.node("destination"),
        row.text("request_number"),
        RegisterText.parseText(row.text("address_full")).orElseThrow(),
        RegisterDate.parse(row.text("moved_in_on")).orElseThrow(),
        RegisterDate.parse(row.text("notified_on")).orElseThrow(),
        row.time("received_at"));
  }
}

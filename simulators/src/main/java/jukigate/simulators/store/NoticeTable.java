package jukigate.simulators.store;

import java.util.List;
import java.util.Optional;
import jukigate.domain.node.NodeId;
import jukigate.domain.number.ResidentCode;
import jukigate.domain.register.RegisterDate;
import jukigate.domain.register.RegisterText;
import org.jdbi.v3.core.Handle;

/** 転出届 at the old home. */
public final class NoticeTable {
  private final Handle handle;

  NoticeTable(Handle handle) {
    this.handle = handle;
  }

  /**
   * A notice of moving out.
   *
   * @param destination CS of the 転入予定地
   * @param address 転出先
   * @param plannedDate 転出の予定年月日
   */
  public record Notice(
      NodeId destination,
      RegisterText address,
      RegisterDate plannedDate,
      RegisterDate notifiedOn) {}

  public Optional<Notice> find(NodeId node, ResidentCode person) {
    return handle
        .createQuery("SELECT * FROM out_migration_notice WHERE node = ? AND resident_code = ?")
        .bind(0, node.value())
        .bind(1, person.value())
        .map(view -> notice(new Row(view)))
        .findOne();
  }

  /** Replaces an earlier notice of the same person. */
  public void put(NodeId node, ResidentCode person, Notice notice) {
    remove(node, person);
    handle.execute(
        "INSERT INTO out_migration_notice (node, resident_code, destination,"
            + " destination_address_full, planned_date, notified_on) VALUES (?, ?, ?, ?, ?, ?)",
        node.value(),
        person.value(),
        notice.destination().value(),
        notice.address().text(),
        notice.plannedDate().text(),
        notice.notifiedOn().text());
  }

  /** Forgets the notice of a person whose move out was cancelled. */
  public void remove(NodeId node, ResidentCode person) {
    handle.execute(
        "DELETE FROM out_migration_notice WHERE node = ? AND resident_code = ?",
        node.value(),
        person.value());
    forgetReceivers(node, person);
  }

  /** Remembers that the certificate of a person was sent to a CS. */
  public void sent(NodeId node, ResidentCode person, NodeId receiver) {
    handle.execute(
        "DELETE FROM out_migration_sent WHERE node = ? AND resident_code = ? AND receiver = ?",
        node.value(),
        person.value(),
        receiver.value());
    handle.execute(
        "INSERT INTO out_migration_sent (node, resident_code, receiver) VALUES (?, ?, ?)",
        node.value(),
        person.value(),
        receiver.value());
  }

  /** Every CS to which the certificate of this move was sent, by name. */
  public List<NodeId> receivers(NodeId node, ResidentCode person) {
    return handle
        .createQuery(
            "SELECT receiver FROM out_migration_sent WHERE node = ? AND resident_code = ?"
                + " ORDER BY receiver")
        .bind(0, node.value())
        .bind(1, person.value())
        .map(view -> new Row(view).node("receiver"))
        .list();
  }

  private void forgetReceivers(NodeId node, ResidentCode person) {
    handle.execute(
        "DELETE FROM out_migration_sent WHERE node = ? AND resident_code = ?",
        node.value(),
        person.value());
  }

  static Notice notice(Row row) {
    return new Notice(
        row.node("destination"),
        RegisterText.parseText(row.text("destination_address_full")).orElseThrow(),
        RegisterDate.parse(row.text("planned_date")).orElseThrow(),
        RegisterDate.parse(row.text("notified_on")).orElseThrow());
  }
}

package jukigate.simulators.store;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import jukigate.domain.node.NodeId;
import jukigate.domain.number.ResidentCode;
import jukigate.domain.register.HouseholdMember;
import jukigate.domain.register.RegisterText;
import jukigate.domain.register.ResidentItem;
import jukigate.domain.register.ResidentRecord;
import jukigate.simulators.rule.CopyRule;
import org.jdbi.v3.core.Handle;

/** 本人確認情報ファイル of the CS: 40 columns for 40 items, and what 既存住基 has beside them. */
public final class ResidentTable {
  private static final List<String> BESIDE =
      List.of(
          "kanji_name_full",
          "address_full",
          "previous_address_full",
          "former_surname_full",
          "householder_full",
          "domicile_full",
          "family_head_full",
          "health_insurance",
          "care_insurance",
          "pension",
          "child_allowance",
          "foreign_category",
          "nationality",
          "alias_full",
          "stay_until",
          "household",
          "copy_rule",
          "node");

  private final Handle handle;

  ResidentTable(Handle handle) {
    this.handle = handle;
  }

  /**
   * A resident as the CS keeps it.
   *
   * @param household names the household within the municipality
   */
  public record Kept(HouseholdMember member, String household, CopyRule copyRule) {}

  /**
   * A line of the history of a record.
   *
   * @param reason code of the 異動事由
   * @param date 異動年月日 as the register writes it
   */
  public record Past(
      int updateNumber, String reason, String date, String requestNumber, Instant recordedAt) {}

  /** What happened to a record, the latest first. */
  public List<Past> history(NodeId node, ResidentCode code) {
    return handle
        .createQuery(
            "SELECT * FROM resident_history WHERE node = ? AND resident_code = ? ORDER BY id DESC")
        .bind(0, node.value())
        .bind(1, code.value())
        .map(
            view -> {
              var row = new Row(view);
              return new Past(
                  row.number("update_number"),
                  row.text("reason"),
                  row.text("event_date"),
                  row.text("request_number"),
                  row.time("recorded_at"));
            })
        .list();
  }

  /** The row stays locked until the transaction ends. */
  public Optional<Kept> find(NodeId node, ResidentCode code) {
    handle.execute(
        "UPDATE resident SET household = household WHERE node = ? AND resident_code = ?",
        node.value(),
        code.value());
    return query("resident_code = ?", node, code.value()).stream().findFirst();
  }

  /** Everybody with this name, written exactly so. */
  public List<Kept> named(NodeId node, RegisterText name) {
    return query("kanji_name = ?", node, name.value());
  }

  /**
   * Everybody whose address begins so, closed records, too.
   *
   * @param start compared as it is written
   */
  public List<Kept> livingAt(NodeId node, String start) {
    return query("SUBSTR(address, 1, " + start.length() + ") = ?", node, start);
  }

  /** The members of a household, by 住民票コード. */
  public List<Kept> household(NodeId node, String household) {
    return query("household = ?", node, household);
  }

  /** All residents of a municipality, by 住民票コード. */
  public List<Kept> all(NodeId node, int limit) {
    return query("1 = ?", node, "1").stream().limit(limit).toList();
  }

  /** Whether there is a record under the code; leaves no lock. */
  public boolean isThere(NodeId node, ResidentCode code) {
    return handle
        .createQuery("SELECT 1 FROM resident WHERE node = ? AND resident_code = ?")
        .bind(0, node.value())
        .bind(1, code.value())
        .mapTo(Integer.class)
        .findFirst()
        .isPresent();
  }

  /** Replaces the record and appends to its history. */
  public void put(NodeId node, Kept kept) {
    ResidentRecord record = kept.member().record();
    keepBefore(node, record);
    handle.execute(
        "DELETE FROM resident WHERE node = ? AND resident_code = ?",
        node.value(),
        record.person().residentCode().value());
    add(node, kept);
  }

  /** A record under a code that is not there, and the first line of its history. */
  public void add(NodeId node, Kept kept) {
    ResidentRecord record = kept.member().record();
    var values = new ArrayList<Object>();
    for (ResidentItem item : ResidentItem.values()) {
      values.add(item.read(record).orElse(null));
    }
    values.addAll(ResidentColumns.beside(kept));
    values.add(node.value());
    var statement = handle.createUpdate(insert());
    for (int i = 0; i < values.size(); i++) {
      statement.bindByType(i, values.get(i), String.class);
    }
    statement.execute();
    handle.execute(
        "INSERT INTO resident_history (node, resident_code, update_number, reason, event_date,"
            + " request_number, recorded_at) VALUES (?, ?, ?, ?, ?, ?, ?)",
        node.value(),
        record.person().residentCode().value(),
        record.control().updateNumber(),
        record.lastEvent().reason().code(),
        record.lastEvent().date().text(),
        record.control().request().requestNumber(),
        record.control().timestamp().toEpochMilli());
  }

  /**
   * What the record was before an update; empty of a first entry.
   *
   * @param updateNumber 更新順番号 of the update
   */
  public Optional<Kept> before(NodeId node, ResidentCode code, int updateNumber) {
    return handle
        .createQuery(
            "SELECT * FROM resident_before WHERE node = ? AND resident_code = ?"
                + " AND replaced_by = ?")
        .bind(0, node.value())
        .bind(1, code.value())
        .bind(2, updateNumber)
        .map(view -> ResidentColumns.read(new Row(view)))
        .findFirst();
  }

  private void keepBefore(NodeId node, ResidentRecord next) {
    String columns = String.join(", ", columns());
    handle.execute(
        "INSERT INTO resident_before ("
            + columns
            + ", replaced_by) SELECT "
            + columns
            + ", CAST(? AS INTEGER) FROM resident"
            + " WHERE node = ? AND resident_code = ? AND update_number <> ?",
        next.control().updateNumber(),
        node.value(),
        next.person().residentCode().value(),
        String.valueOf(next.control().updateNumber()));
  }

  /**
   * Takes the record of a 旧住民票コード out of the register; what it was stays on record.
   *
   * @param replacedBy 更新順番号 of the update that brings the new code
   */
  public void retire(NodeId node, ResidentCode former, int replacedBy) {
    String columns = String.join(", ", columns());
    handle.execute(
        "INSERT INTO resident_before ("
            + columns
            + ", replaced_by) SELECT "
            + columns
            + ", CAST(? AS INTEGER) FROM resident WHERE node = ? AND resident_code = ?",
        replacedBy,
        node.value(),
        former.value());
    handle.execute(
        "DELETE FROM resident WHERE node = ? AND resident_code = ?", node.value(), former.value());
  }

  public int count(NodeId node) {
    return handle
        .createQuery("SELECT COUNT(*) FROM resident WHERE node = ?")
        .bind(0, node.value())
        .mapTo(Integer.class)
        .one();
  }

  private List<Kept> query(String condition, NodeId node, String value) {
    return handle
        .createQuery(
            "SELECT * FROM resident WHERE node = ? AND " + condition + " ORDER BY resident_code")
        .bind(0, node.value())
        .bind(1, value)
        .map(view -> ResidentColumns.read(new Row(view)))
        .list();
  }

  private static List<String> columns() {
    var columns = new ArrayList<String>();
    for (ResidentItem item : ResidentItem.values()) {
      columns.add(column(item));
    }
    columns.addAll(BESIDE);
    return columns;
  }

  private static String insert() {
    List<String> columns = columns();
    return "INSERT INTO resident ("
        + String.join(", ", columns)
        + ") VALUES ("
        + String.join(", ", Collections.nCopies(columns.size(), "?"))
        + ")";
  }

  private static String column(ResidentItem item) {
    return item == ResidentItem.TIMESTAMP ? "timestamp_text" : item.name().toLowerCase(Locale.ROOT);
  }
}

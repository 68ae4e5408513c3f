package jukigate.simulators.store;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import jukigate.domain.node.NodeId;
import jukigate.domain.number.IndividualNumber;
import jukigate.domain.number.LocalGovernmentCode;
import jukigate.domain.number.ResidentCode;
import jukigate.domain.register.CodeChange;
import jukigate.domain.register.EventReason;
import jukigate.domain.register.IdentityRecord;
import jukigate.domain.register.RecordFlag;
import jukigate.domain.register.RegisterDate;
import jukigate.domain.register.RegisterText;
import jukigate.domain.register.Sex;
import jukigate.simulators.rule.IdentityState;
import jukigate.simulators.rule.IdentityUpdate;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.SqlStatement;
import org.jdbi.v3.core.statement.Update;

/** 都道府県知事保存本人確認情報ファイル, 機構保存本人確認情報ファイル, with their histories. */
public final class IdentityTable {
  private static final String APPEND =
      "INSERT INTO identity_history (record_id, node, resident_code, name_full, birth_date, sex,"
          + " address_full, individual_number, reason, event_date, municipality, update_number,"
          + " recovery_number, sender, request_number, recorded_at, former_code, code_used_since)"
          + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?,"
          + " NULLIF(CAST(? AS VARCHAR(11)), ''), NULLIF(CAST(? AS VARCHAR(64)), ''))";

  private final Handle handle;

  IdentityTable(Handle handle) {
    this.handle = handle;
  }

  /**
   * A record as a server keeps it.
   *
   * @param id of the row; stays when the 住民票コード changes
   */
  public record Kept(long id, IdentityState state) {}

  /**
   * Where an update came from.
   *
   * @param requestNumber 依頼管理番号
   */
  public record Origin(NodeId sender, String requestNumber, Instant recordedAt) {}

  /** The record with this 住民票コード; its row stays locked until the transaction ends. */
  public Optional<Kept> find(NodeId node, ResidentCode code) {
    return kept(node, "resident_code", code.value());
  }

  /** The record with this 個人番号. */
  public Optional<Kept> find(NodeId node, IndividualNumber number) {
    return kept(node, "individual_number", number.value());
  }

  /** Whether anybody has or had this 個人番号. */
  public boolean everHad(NodeId node, IndividualNumber number) {
    return everHad(node, number, -1);
  }

  /**
   * Whether anybody else has or had this 個人番号.
   *
   * @param except id of the record that is not asked about
   */
  public boolean everHad(NodeId node, IndividualNumber number, long except) {
    return handle
            .createQuery(
                "SELECT COUNT(*) FROM identity_history WHERE node = ? AND individual_number = ?"
                    + " AND record_id <> ?")
            .bind(0, node.value())
            .bind(1, number.value())
            .bind(2, except)
            .mapTo(Integer.class)
            .one()
        > 0;
  }

  /**
   * A resident's first update at a server.
   *
   * @param state with this update only
   */
  public record First(IdentityState state, Origin origin) {}

  /** A resident's first update at this server. */
  public void add(NodeId node, IdentityState state, Origin origin) {
    add(node, List.of(new First(state, origin)));
  }

  /** The first updates of many residents, in one go; refused by the database when one is known. */
  public void add(NodeId node, List<First> firsts) {
    var keys = new IdentitySearch(handle).adding(node);
    var history = handle.prepareBatch(APPEND);
    for (First first : firsts) {
      long id = inserted(node, first.state());
      keys.add(id, first.state().current());
      history(history, node, id, first.state().last(), first.origin()).add();
    }
    keys.execute();
    history.execute();
  }

  private long inserted(NodeId node, IdentityState state) {
    return present(
            handle.createUpdate(
                "INSERT INTO identity_record (resident_code, name, birth_date, sex, address,"
                    + " individual_number, reason, event_date, municipality, update_number,"
                    + " record_status, flags, node)"
                    + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"),
            state)
        .bind(12, node.value())
        .executeAndReturnGeneratedKeys("ID")
        .mapTo(Long.class)
        .one();
  }

  /** The state after one more update. */
  public void change(NodeId node, Kept after, Origin origin) {
    present(
            handle.createUpdate(
                "UPDATE identity_record SET resident_code = ?, name = ?, birth_date = ?, sex = ?,"
                    + " address = ?, individual_number = ?, reason = ?, event_date = ?,"
                    + " municipality = ?, update_number = ?, record_status = ?, flags = ?"
                    + " WHERE id = ?"),
            after.state())
        .bind(12, after.id())
        .execute();
    new IdentitySearch(handle).change(after.id(), after.state().current());
    append(node, after.id(), after.state().last(), origin);
  }

  /** Sets the flags by hand of the operator. */
  public boolean flags(NodeId node, ResidentCode code, Set<RecordFlag> flags) {
    return handle.execute(
            "UPDATE identity_record SET flags = ? WHERE node = ? AND resident_code = ?",
            text(flags),
            node.value(),
            code.value())
        == 1;
  }

  public int count(NodeId node) {
    return handle
        .createQuery("SELECT COUNT(*) FROM identity_record WHERE node = ?")
        .bind(0, node.value())
        .mapTo(Integer.class)
        .one();
  }

  private Optional<Kept> kept(NodeId node, String column, String value) {
    handle.execute(
        "UPDATE identity_record SET flags = flags WHERE node = ? AND " + column + " = ?",
        node.value(),
        value);
    return handle
        .createQuery("SELECT id, flags FROM identity_record WHERE node = ? AND " + column + " = ?")
        .bind(0, node.value())
        .bind(1, value)
        .map(
            view -> {
              var row = new Row(view);
              return new Found(row.id(), flags(row));
            })
        .findFirst()
        .map(found -> new Kept(found.id(), new IdentityState(history(found.id()), found.flags())));
  }

  private record Found(long id, Set<RecordFlag> flags) {}

  private List<IdentityUpdate> history(long id) {
    return handle
        .createQuery("SELECT * FROM identity_history WHERE record_id = ? ORDER BY id")
        .bind(0, id)
        .map(view -> update(new Row(view)))
        .list();
  }

  private static Update present(Update statement, IdentityState state) {
    IdentityRecord record = state.current();
    return statement
        .bind(0, record.residentCode().value())
        .bind(1, record.name().value())
        .bind(2, record.birthDate().text())
        .bind(3, record.sex().code())
        .bind(4, record.address().value())
        .bind(5, record.individualNumber().value())
        .bind(6, record.reason().code())
        .bind(7, record.eventDate().text())
        .bind(8, state.municipality().value())
        .bind(9, state.updateNumber())
        .bind(10, state.status().name())
        .bind(11, text(state.flags()));
  }

  private void append(NodeId node, long id, IdentityUpdate update, Origin origin) {
    history(handle.createUpdate(APPEND), node, id, update, origin).execute();
  }

  private static <S extends SqlStatement<S>> S history(
      S statement, NodeId node, long id, IdentityUpdate update, Origin origin) {
    IdentityRecord record = update.record();
    return statement
        .bind(0, id)
        .bind(1, node.value())
        .bind(2, record.residentCode().value())
        .bind(3, record.name().text())
        .bind(4, record.birthDate().text())
        .bind(5, record.sex().code())
        .bind(6, record.address().text())
        .bind(7, record.individualNumber().value())
        .bind(8, record.reason().code())
        .bind(9, record.eventDate().text())
        .bind(10, update.municipality().value())
        .bind(11, update.updateNumber())
        .bind(12, update.recoveryNumber())
        .bind(13, origin.sender().value())
        .bind(14, origin.requestNumber())
        .bind(15, origin.recordedAt().toEpochMilli())
        .bind(16, update.codeChange().map(change -> change.former().value()).orElse(""))
        .bind(17, update.codeChange().map(change -> change.usedSince().text()).orElse(""));
  }

  static IdentityUpdate update(Row row) {
    var record =
        new IdentityRecord(
            new ResidentCode(row.text("resident_code")),
            RegisterText.parseText(row.text("name_full")).orElseThrow(),
            RegisterDate.parse(row.text("birth_date")).orElseThrow(),
            Sex.ofCode(row.text("sex")).orElseThrow(),
            RegisterText.parseText(row.text("address_full")).orElseThrow(),
            new IndividualNumber(row.text("individual_number")),
            EventReason.ofCode(row.text("reason")).orElseThrow(),
            RegisterDate.parse(row.text("event_date")).orElseThrow());
    return new IdentityUpdate(
        record,
        new LocalGovernmentCode(row.text("municipality")),
        row.number("update_number"),
        row.number("recovery_number"),
        row.optional("former_code")
            .map(
                former ->
                    new CodeChange(
                        new ResidentCode(former),
                        RegisterDate.parse(row.text("code_used_since")).orElseThrow())));
  }

  private static String text(Set<RecordFlag> flags) {
    return flags.stream().map(Enum::name).sorted().collect(Collectors.joining(" "));
  }

  private static Set<RecordFlag> flags(Row row) {
    return Arrays.stream(row.optional("flags").orElse("").split(" "))
        .filter(name -> !name.isBlank())
        .map(RecordFlag::valueOf)
        .collect(Collectors.toSet());
  }
}

package jukigate.simulators.store;

import java.util.List;
import java.util.Optional;
import jukigate.domain.node.NodeId;
import jukigate.domain.number.LocalGovernmentCode;
import jukigate.domain.number.ResidentCode;
import jukigate.domain.refusal.RefusalCode;
import jukigate.domain.register.Kana;
import jukigate.domain.register.PersonName;
import jukigate.domain.register.RegisterDate;
import jukigate.domain.register.RegisterText;
import jukigate.domain.register.Sex;
import jukigate.domain.register.SupplementKind;
import jukigate.domain.register.SupplementRecord;
import jukigate.simulators.rule.SupplementState;
import org.jdbi.v3.core.Handle;

/** 附票本人確認情報, and whom it was provided to. */
public final class SupplementTable {
  private final Handle handle;

  SupplementTable(Handle handle) {
    this.handle = handle;
  }

  /** The row stays locked until the transaction ends. */
  public Optional<SupplementState> find(NodeId node, ResidentCode code) {
    handle.execute(
        "UPDATE supplement_record SET kind = kind WHERE node = ? AND resident_code = ?",
        node.value(),
        code.value());
    return query(node, "resident_code = ?", code.value()).stream().findFirst();
  }

  /** Everybody with these 4情報, written exactly so. */
  public List<SupplementState> find(
      NodeId node, RegisterText name, RegisterDate birthDate, Sex sex, RegisterText address) {
    return query(node, "birth_date = ?", birthDate.text()).stream()
        .filter(state -> state.record().name().kanji().value().equals(name.value()))
        .filter(state -> state.record().sex() == sex)
        .filter(state -> state.record().address().value().equals(address.value()))
        .toList();
  }

  /** Replaces the record and appends to its history. */
  public void put(NodeId node, SupplementState state, IdentityTable.Origin origin) {
    SupplementRecord record = state.record();
    handle.execute(
        "DELETE FROM supplement_record WHERE node = ? AND resident_code = ?",
        node.value(),
        record.residentCode().value());
    handle
        .createUpdate(
            "INSERT INTO supplement_record (node, resident_code, name, name_full, furigana,"
                + " birth_date, sex, address, address_full, kind, entry_date, municipality,"
                + " update_number) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")
        .bind(0, node.value())
        .bind(1, record.residentCode().value())
        .bind(2, record.name().kanji().value())
        .bind(3, record.name().kanji().text())
        .bind(4, record.name().furigana().map(Kana::value).orElse(null))
        .bind(5, record.birthDate().text())
        .bind(6, record.sex().code())
        .bind(7, record.address().value())
        .bind(8, record.address().text())
        .bind(9, record.kind().code())
        .bind(10, record.entryDate().text())
        .bind(11, state.municipality().value())
        .bind(12, state.updateNumber())
        .execute();
    append(node, state, origin);
  }

  /** 提供の記録: an answer about one person, or, without a person, that nobody was found. */
  public void provided(
      ProvisionTable.Question question, Optional<ResidentCode> person, String items) {
    insert(question, person, Optional.of(items), Optional.empty());
  }

  /** A question that was refused. */
  public void refused(ProvisionTable.Question question, RefusalCode refusal) {
    insert(question, Optional.empty(), Optional.empty(), Optional.of(refusal));
  }

  private void insert(
      ProvisionTable.Question question,
      Optional<ResidentCode> person,
      Optional<String> items,
      Optional<RefusalCode> refusal) {
    handle
        .createUpdate(
            "INSERT INTO supplement_provision (node, asker, purpose, operator_id, terminal_id,"
                + " resident_code, items, refusal, provided_at, erase_at)"
                + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")
        .bind(0, question.node().value())
        .bind(1, question.asker().value())
        .bind(2, question.dispatch().purpose().code())
        .bind(3, question.dispatch().operatorId())
        .bind(4, question.dispatch().terminalId())
        .bind(5, person.map(ResidentCode::value).orElse(null))
        .bind(6, items.orElse(null))
        .bind(7, refusal.map(RefusalCode::id).orElse(null))
        .bind(8, question.at().toEpochMilli())
        .bind(9, question.operation().keep().until(question.at()).toEpochMilli())
        .execute();
  }

  /** Whom a person's record was provided to, the latest first. */
  public List<ProvisionTable.Provided> provisions(NodeId node, ResidentCode person, int limit) {
    return handle
        .createQuery(
            "SELECT * FROM supplement_provision WHERE node = ? AND resident_code = ?"
                + " ORDER BY id DESC FETCH FIRST ? ROWS ONLY")
        .bind(0, node.value())
        .bind(1, person.value())
        .bind(2, limit)
        .map(view -> ProvisionTable.provided(new Row(view)))
        .list();
  }

  /** The questions of a node that were refused. */
  public int refused(NodeId node) {
    return handle
        .createQuery(
            "SELECT COUNT(*) FROM supplement_provision WHERE node = ? AND refusal IS NOT NULL")
        .bind(0, node.value())
        .mapTo(Integer.class)
        .one();
  }

  /** How often a person's record was provided at a node. */
  public int provisions(NodeId node, ResidentCode code) {
    return handle
        .createQuery(
            "SELECT COUNT(*) FROM supplement_provision WHERE node = ? AND resident_code = ?")
        .bind(0, node.value())
        .bind(1, code.value())
        .mapTo(Integer.class)
        .one();
  }

  private void append(NodeId node, SupplementState state, IdentityTable.Origin origin) {
    SupplementRecord record = state.record();
    handle.execute(
        "INSERT INTO supplement_history (node, resident_code, name_full, address_full, kind,"
            + " entry_date, update_number, sender, request_number, recorded_at)"
            + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        node.value(),
        record.residentCode().value(),
        record.name().kanji().text(),
        record.address().text(),
        record.kind().code(),
        record.entryDate().text(),
        state.updateNumber(),
        origin.sender().value(),
        origin.requestNumber(),
        origin.recordedAt().toEpochMilli());
  }

  private List<SupplementState> query(NodeId node, String condition, String value) {
    return handle
        .createQuery("SELECT * FROM supplement_record WHERE node = ? AND " + condition)
        .bind(0, node.value())
        .bind(1, value)
        .map(view -> state(new Row(view)))
        .list();
  }

  private static SupplementState state(Row row) {
    var name =
        new PersonName(
            RegisterText.parseText(row.text("name_full")).orElseThrow(),
            row.optional("furigana").flatMap(Kana::parse));
    var record =
        new SupplementRecord(
            new ResidentCode(row.text("resident_code")),
            name,
            RegisterDate.parse(row.text("birth_date")).orElseThrow(),
            Sex.ofCode(row.text("sex")).orElseThrow(),
            RegisterText.parseText(row.text("address_full")).orElseThrow(),
            SupplementKind.ofCode(row.text("kind")).orElseThrow(),
            RegisterDate.parse(row.text("entry_date")).orElseThrow());
    return new SupplementState(
        record, row.number("update_number"), new LocalGovernmentCode(row.text("municipality")));
  }
}

package jukigate.domain.register;

import java.util.Optional;
import java.util.function.Function;
import jukigate.domain.Language;
import jukigate.domain.number.IndividualNumber;
import jukigate.domain.number.LocalGovernmentCode;
import jukigate.domain.number.ResidentCode;

/**
 * The 40 items of 本人確認情報ファイル by number and name, as published by a municipality (特定個人情報保護評価書 別添2
 * (2)); each says how it is read from a record. The order of the constants is the number of the
 * item.
 */
public enum ResidentItem {
  RESIDENT_CODE("住民票コード", "resident code", r -> one(r.person().residentCode().value())),
  KANJI_NAME("漢字氏名", "name", r -> one(r.person().name().kanji().value())),
  NAME_GAIJI_COUNT("外字数(氏名)", "gaiji in name", r -> gaiji(r.person().name().kanji())),
  FURIGANA("ふりがな氏名", "furigana", r -> r.person().name().furigana().map(Kana::value)),
  PLAIN_KANA("清音化かな氏名", "plain kana", r -> r.person().name().furigana().map(Kana::plain)),
  BIRTH_DATE("生年月日", "birth date", r -> one(r.person().birthDate().text())),
  SEX("性別", "sex", r -> one(r.person().sex().code())),
  MUNICIPALITY("市町村コード", "municipality", r -> one(r.residence().municipality().value())),
  TOWN_CODE("大字・字コード", "town code", r -> one(r.residence().townCode())),
  POSTAL_CODE("郵便番号", "postal code", r -> one(r.residence().postalCode())),
  ADDRESS("住所", "address", r -> one(r.residence().address().value())),
  ADDRESS_GAIJI_COUNT("外字数(住所)", "gaiji in address", r -> gaiji(r.residence().address())),
  INDIVIDUAL_NUMBER(
      "個人番号", "individual number", r -> r.person().individualNumber().map(IndividualNumber::value)),
  RESIDENT_SINCE("住民となった日", "resident since", r -> one(r.history().residentSince().text())),
  ADDRESS_SINCE("住所を定めた日", "address since", r -> one(r.history().addressSince().text())),
  NOTIFIED_ON("届出の年月日", "notified on", r -> one(r.history().notifiedOn().text())),
  PREVIOUS_MUNICIPALITY(
      "市町村コード(転入前)",
      "previous municipality",
      r ->
          r.history()
              .previous()
              .flatMap(PreviousResidence::municipality)
              .map(LocalGovernmentCode::value)),
  PREVIOUS_ADDRESS(
      "転入前住所", "previous address", r -> r.history().previous().map(p -> p.address().value())),
  PREVIOUS_ADDRESS_GAIJI_COUNT(
      "外字数(転入前住所)",
      "gaiji in previous address",
      r -> r.history().previous().flatMap(p -> gaiji(p.address()))),
  RELATIONSHIP("続柄", "relationship", r -> one(r.relationship())),
  REASON("異動事由", "reason", r -> one(r.lastEvent().reason().code())),
  EVENT_DATE("異動年月日", "event date", r -> one(r.lastEvent().date().text())),
  REASON_DETAIL("異動事由詳細", "reason in detail", r -> one(r.lastEvent().detail())),
  FORMER_RESIDENT_CODE(
      "旧住民票コード",
      "former resident code",
      r -> r.codeChange().map(CodeChange::former).map(ResidentCode::value)),
  RESIDENT_CODE_USED_SINCE(
      "住民票コード使用年月日",
      "resident code used since",
      r -> r.codeChange().map(change -> change.usedSince().text())),
  REQUEST_NUMBER("依頼管理番号", "request number", r -> one(r.control().request().requestNumber())),
  OPERATOR_ID("操作者ID", "operator id", r -> one(r.control().request().operatorId())),
  TERMINAL_ID("操作端末ID", "terminal id", r -> one(r.control().request().terminalId())),
  UPDATE_NUMBER("更新順番号", "update number", r -> one(r.control().updateNumber())),
  RECOVERY_NUMBER("異常時更新順番号", "recovery number", r -> one(r.control().recoveryNumber())),
  UPDATE_PROHIBITED("更新禁止フラグ", "updates prohibited", r -> flag(r, RecordFlag.UPDATE_PROHIBITED)),
  PLANNED("予定者フラグ", "planned mover", r -> flag(r, RecordFlag.PLANNED)),
  LOCKED("排他フラグ", "locked", r -> flag(r, RecordFlag.LOCKED)),
  GAIJI("外字フラグ", "has gaiji", r -> flag(r, RecordFlag.GAIJI)),
  RECORD_STATUS("レコード状況フラグ", "record status", r -> one(r.control().status().name())),
  TIMESTAMP("タイムスタンプ", "timestamp", r -> one(r.control().timestamp())),
  FORMER_SURNAME(
      "旧氏 漢字", "old surname", r -> r.person().formerSurname().map(s -> s.kanji().value())),
  FORMER_SURNAME_GAIJI_COUNT(
      "旧氏 外字数",
      "gaiji in old surname",
      r -> r.person().formerSurname().flatMap(s -> gaiji(s.kanji()))),
  FORMER_SURNAME_FURIGANA(
      "旧氏 ふりがな",
      "furigana of old surname",
      r -> r.person().formerSurname().map(s -> s.furigana().value())),
  FORMER_SURNAME_GAIJI_CHANGE(
      "旧氏 外字変更連番",
      "gaiji change number of old surname",
      r -> r.person().formerSurname().flatMap(s -> one(s.gaijiChangeNumber())));

  private final String ja;
  private final String en;
  private final Function<ResidentRecord, Optional<String>> reader;

  ResidentItem(String ja, String en, Function<ResidentRecord, Optional<String>> reader) {
    this.ja = ja;
    this.en = en;
    this.reader = reader;
  }

  /** 1 to 40. */
  public int number() {
    return ordinal() + 1;
  }

  public String label(Language language) {
    return language == Language.JA ? ja : en;
  }

  /** The item in its text form; empty when the record has none. Numbers are not masked here. */
  public Optional<String> read(ResidentRecord record) {
    return reader.apply(record);
  }

  private static Optional<String> one(Object value) {
    return Optional.of(value.toString());
  }

  private static Optional<String> gaiji(RegisterText text) {
    return one(text.gaijiCount());
  }

  private static Optional<String> flag(ResidentRecord record, RecordFlag flag) {
    return one(record.control().flags().contains(flag) ? 1 : 0);
  }
}

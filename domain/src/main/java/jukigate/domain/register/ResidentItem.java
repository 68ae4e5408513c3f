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
  RESIDENT_CODE(1, "住民票コード", "resident code", r -> one(r.person().residentCode().value())),
  KANJI_NAME(2, "漢字氏名", "name", r -> one(r.person().name().kanji().value())),
  NAME_GAIJI_COUNT(3, "外字数(氏名)", "gaiji in name", r -> gaiji(r.person().name().kanji())),
  FURIGANA(4, "ふりがな氏名", "furigana", r -> r.person().name().furigana().map(Kana::value)),
  PLAIN_KANA(5, "清音化かな氏名", "plain kana", r -> r.person().name().furigana().map(Kana::plain)),
  BIRTH_DATE(6, "生年月日", "birth date", r -> one(r.person().birthDate().text())),
  SEX(7, "性別", "sex", r -> one(r.person().sex().code())),
  MUNICIPALITY(8, "市町村コード", "municipality", r -> one(r.residence().municipality().value())),
  TOWN_CODE(9, "大字・字コード", "town code", r -> one(r.residence().townCode())),
  POSTAL_CODE(10, "郵便番号", "postal code", r -> one(r.residence().postalCode())),
  ADDRESS(11, "住所", "address", r -> one(r.residence().address().value())),
  ADDRESS_GAIJI_COUNT(12, "外字数(住所)", "gaiji in address", r -> gaiji(r.residence().address())),
  INDIVIDUAL_NUMBER(
      13,
      "個人番号",
      "individual number",
      r -> r.person().individualNumber().map(IndividualNumber::value)),
  RESIDENT_SINCE(14, "住民となった日", "resident since", r -> one(r.history().residentSince().text())),
  ADDRESS_SINCE(15, "住所を定めた日", "address since", r -> one(r.history().addressSince().text())),
  NOTIFIED_ON(16, "届出の年月日", "notified on", r -> one(r.history().notifiedOn().text())),
  PREVIOUS_MUNICIPALITY(
      17,
      "市町村コード(転入前)",
      "previous municipality",
      r ->
          r.history()
              .previous()
              .flatMap(PreviousResidence::municipality)
              .map(LocalGovernmentCode::value)),
  PREVIOUS_ADDRESS(
      18, "転入前住所", "previous address", r -> r.history().previous().map(p -> p.address().value())),
  PREVIOUS_ADDRESS_GAIJI_COUNT(
      19,
      "外字数(転入前住所)",
      "gaiji in previous address",
      r -> r.history().previous().flatMap(p -> gaiji(p.address()))),
  RELATIONSHIP(20, "続柄", "relationship", r -> one(r.relationship())),
  REASON(21, "異動事由", "reason", r -> one(r.lastEvent().reason().code())),
  EVENT_DATE(22, "異動年月日", "event date", r -> one(r.lastEvent().date().text())),
  REASON_DETAIL(23, "異動事由詳細", "reason in detail", r -> one(r.lastEvent().detail())),
  FORMER_RESIDENT_CODE(
      24,
      "旧住民票コード",
      "former resident code",
      r -> r.codeChange().map(CodeChange::former).map(ResidentCode::value)),
  RESIDENT_CODE_USED_SINCE(
      25,
      "住民票コード使用年月日",
      "resident code used since",
      r -> r.codeChange().map(change -> change.usedSince().text())),
  REQUEST_NUMBER(26, "依頼管理番号", "request number", r -> one(r.control().request().requestNumber())),
  OPERATOR_ID(27, "操作者ID", "operator id", r -> one(r.control().request().operatorId())),
  TERMINAL_ID(28, "操作端末ID", "terminal id", r -> one(r.control().request().terminalId())),
  UPDATE_NUMBER(29, "更新順番号", "update number", r -> one(r.control().updateNumber())),
  RECOVERY_NUMBER(30, "異常時更新順番号", "recovery number", r -> one(r.control().recoveryNumber())),
  UPDATE_PROHIBITED(
      31, "更新禁止フラグ", "updates prohibited", r -> flag(r, RecordFlag.UPDATE_PROHIBITED)),
  PLANNED(32, "予定者フラグ", "planned mover", r -> flag(r, RecordFlag.PLANNED)),
  LOCKED(33, "排他フラグ", "locked", r -> flag(r, RecordFlag.LOCKED)),
  GAIJI(34, "外字フラグ", "has gaiji", r -> flag(r, RecordFlag.GAIJI)),
  RECORD_STATUS(35, "レコード状況フラグ", "record status", r -> one(r.control().status().name())),
  TIMESTAMP(36, "タイムスタンプ", "timestamp", r -> one(r.control().timestamp())),
  FORMER_SURNAME(
      37, "旧氏 漢字", "old surname", r -> r.person().formerSurname().map(s -> s.kanji().value())),
  FORMER_SURNAME_GAIJI_COUNT(
      38,
      "旧氏 外字数",
      "gaiji in old surname",
      r -> r.person().formerSurname().flatMap(s -> gaiji(s.kanji()))),
  FORMER_SURNAME_FURIGANA(
      39,
      "旧氏 ふりがな",
      "furigana of old surname",
      r -> r.person().formerSurname().map(s -> s.furigana().value())),
  FORMER_SURNAME_GAIJI_CHANGE(
      40,
      "旧氏 外字変更連番",
      "gaiji change number of old surname",
      r -> r.person().formerSurname().flatMap(s -> one(s.gaijiChangeNumber())));

  private final int number;
  private final String ja;
  private final String en;
  private final Function<ResidentRecord, Optional<String>> reader;

  ResidentItem(
      int number, String ja, String en, Function<ResidentRecord, Optional<String>> reader) {
    this.number = number;
    this.ja = ja;
    this.en = en;
    this.reader = reader;
  }

  /** 1 to 40. */
  public int number() {
    return number;
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

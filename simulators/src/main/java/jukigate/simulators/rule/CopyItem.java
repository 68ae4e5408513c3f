package jukigate.simulators.rule;

/** 広域交付の項目: what the law lets a wide-area copy show (住基法 12条の4, 7条). */
public enum CopyItem {
  NAME("氏名", Sending.ALWAYS),
  BIRTH_DATE("生年月日", Sending.ALWAYS),
  SEX("性別", Sending.ALWAYS),
  RESIDENT_SINCE("住民となった年月日", Sending.ALWAYS),
  ADDRESS("住所", Sending.ALWAYS),
  ADDRESS_HISTORY("住所を定めた旨の届出の年月日及び従前の住所", Sending.ALWAYS),
  RELATIONSHIP("世帯主・続柄", Sending.ON_REQUEST),
  INDIVIDUAL_NUMBER("個人番号", Sending.ON_REQUEST),
  RESIDENT_CODE("住民票コード", Sending.ON_REQUEST),
  FAMILY_REGISTER("戸籍の表示", Sending.NEVER),
  BENEFITS("国保・後期高齢者・介護・年金・児童手当", Sending.NEVER),
  ELECTORAL_ROLL("選挙人名簿", Sending.NEVER);

  /** When an item is sent. */
  public enum Sending {
    ALWAYS,
    /** Only when the resident asks for it specially. */
    ON_REQUEST,
    /** Left out by law. */
    NEVER
  }

  private final String ja;
  private final Sending sending;

  CopyItem(String ja, Sending sending) {
    this.ja = ja;
    this.sending = sending;
  }

  /** As the law calls it. */
  public String lawName() {
    return ja;
  }

  public Sending sending() {
    return sending;
  }
}

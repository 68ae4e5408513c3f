package jukigate.domain.register;

import jukigate.domain.Language;

/**
 * The flags of a record (items 31 to 34). Names are public; meanings are this project's reading.
 */
public enum RecordFlag {
  /** No update is taken. */
  UPDATE_PROHIBITED("更新禁止フラグ", "updates prohibited"),
  /** 転出届 is accepted and the 転入通知 of the new home is still to come, or 個人番号 is still to come. */
  PLANNED("予定者フラグ", "planned mover"),
  /** Another procedure holds the record. */
  LOCKED("排他フラグ", "locked"),
  /** Name or address has 外字. */
  GAIJI("外字フラグ", "has gaiji");

  private final String ja;
  private final String en;

  RecordFlag(String ja, String en) {
    this.ja = ja;
    this.en = en;
  }

  public String label(Language language) {
    return language == Language.JA ? ja : en;
  }
}

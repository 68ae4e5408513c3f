package jukigate.domain.register;

import jukigate.domain.Language;

/**
 * 不詳日の修飾: how exact a date of the register is. Together with the parts that are missing it gives
 * the 14 forms of 不詳 of 住民記録システム標準仕様書. The coded form of the real network is not public; these
 * names are this project's own.
 */
public enum DateQualifier {
  /** Nothing but the parts: exact when the day is known, else 日不詳, 月日不詳 or 年月日不詳. */
  NONE("", ""),
  /** 頃. */
  ABOUT("頃", "around"),
  /** 推定. */
  ESTIMATED("推定", "estimated"),
  /** 春: year known. */
  SPRING("春", "spring of"),
  /** 夏: year known. */
  SUMMER("夏", "summer of"),
  /** 秋: year known. */
  AUTUMN("秋", "autumn of"),
  /** 冬: year known. */
  WINTER("冬", "winter of"),
  /** 上旬: year and month known. */
  EARLY("上旬", "first ten days of"),
  /** 中旬: year and month known. */
  MIDDLE("中旬", "middle ten days of"),
  /** 下旬: year and month known. */
  LATE("下旬", "last days of"),
  /** 上旬頃. */
  EARLY_ABOUT("上旬頃", "around the first ten days of"),
  /** 中旬頃. */
  MIDDLE_ABOUT("中旬頃", "around the middle ten days of"),
  /** 下旬頃. */
  LATE_ABOUT("下旬頃", "around the last days of"),
  /** ○○年○月○日から○月○日頃までの間: with an end date. */
  BETWEEN_UNTIL_ABOUT("", "between"),
  /** ○○年○月推定○日から○日までの間: with an end date in the same month. */
  BETWEEN_ESTIMATED("推定", "estimated between"),
  /** ○○年○月○日頃から○日頃までの間: with an end date in the same month. */
  BETWEEN_ABOUT("頃", "between around");

  private final String ja;
  private final String en;

  DateQualifier(String ja, String en) {
    this.ja = ja;
    this.en = en;
  }

  public String label(Language language) {
    return language == Language.JA ? ja : en;
  }

  boolean isSeason() {
    return compareTo(SPRING) >= 0 && compareTo(WINTER) <= 0;
  }

  boolean isTenDays() {
    return compareTo(EARLY) >= 0 && compareTo(LATE_ABOUT) <= 0;
  }

  boolean isBetween() {
    return compareTo(BETWEEN_UNTIL_ABOUT) >= 0;
  }
}

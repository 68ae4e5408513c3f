package jukigate.domain.register;

import java.util.Arrays;
import java.util.Optional;
import jukigate.domain.Language;

/** 住基法第30条の45に規定する区分. Code values are this project's own. */
public enum ForeignCategory {
  MID_TO_LONG_TERM("1", "中長期在留者", "mid- to long-term resident"),
  SPECIAL_PERMANENT("2", "特別永住者", "special permanent resident"),
  TEMPORARY_PERMISSION("3", "一時庇護許可者又は仮滞在許可者", "temporary refuge or provisional stay"),
  TRANSITIONAL(
      "4", "出生による経過滞在者又は国籍喪失による経過滞在者", "transitional stay by birth or loss of nationality");

  private final String code;
  private final String ja;
  private final String en;

  ForeignCategory(String code, String ja, String en) {
    this.code = code;
    this.ja = ja;
    this.en = en;
  }

  public String code() {
    return code;
  }

  public String label(Language language) {
    return language == Language.JA ? ja : en;
  }

  public static Optional<ForeignCategory> ofCode(String code) {
    return Arrays.stream(values()).filter(category -> category.code.equals(code)).findFirst();
  }
}

package jukigate.domain.register;

import java.util.Arrays;
import java.util.Optional;
import jukigate.domain.Language;

/** 国民年金の被保険者の種別 (国民年金法 7条). Code values are this project's own. */
public enum PensionCategory {
  NONE("0", "被保険者でない", "not insured"),
  FIRST("1", "第1号被保険者", "category 1"),
  SECOND("2", "第2号被保険者", "category 2"),
  THIRD("3", "第3号被保険者", "category 3"),
  VOLUNTARY("4", "任意加入被保険者", "voluntarily insured");

  private final String code;
  private final String ja;
  private final String en;

  PensionCategory(String code, String ja, String en) {
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

  public static Optional<PensionCategory> ofCode(String code) {
    return Arrays.stream(values()).filter(category -> category.code.equals(code)).findFirst();
  }
}

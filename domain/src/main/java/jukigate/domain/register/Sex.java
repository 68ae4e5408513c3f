package jukigate.domain.register;

import java.util.Arrays;
import java.util.Optional;
import jukigate.domain.Language;

/** 性別. The code values of the real network are not public; these are those of ISO/IEC 5218. */
public enum Sex {
  NOT_KNOWN("0", "不詳", "not known"),
  MALE("1", "男", "male"),
  FEMALE("2", "女", "female"),
  NOT_APPLICABLE("9", "適用不能", "not applicable");

  private final String code;
  private final String ja;
  private final String en;

  Sex(String code, String ja, String en) {
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

  public static Optional<Sex> ofCode(String code) {
    return Arrays.stream(values()).filter(sex -> sex.code.equals(code)).findFirst();
  }
}

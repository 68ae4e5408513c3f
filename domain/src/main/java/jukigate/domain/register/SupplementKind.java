package jukigate.domain.register;

import java.util.Arrays;
import java.util.Optional;

/**
 * 記載等の旨: what was done to the 戸籍の附票. The real code values are not public; these are this project's
 * own.
 */
public enum SupplementKind {
  /** 記載. */
  ENTRY("1"),
  /** 消除. */
  DELETION("2"),
  /** 修正. */
  CORRECTION("3");

  private final String code;

  SupplementKind(String code) {
    this.code = code;
  }

  public String code() {
    return code;
  }

  public static Optional<SupplementKind> ofCode(String code) {
    return Arrays.stream(values()).filter(kind -> kind.code.equals(code)).findFirst();
  }
}

package jukigate.simulators.rule;

import java.util.Arrays;
import java.util.Optional;

/** 申請の事由. Code values are this project's own and those of the contract. */
public enum ApplicationReason {
  /** 初回. */
  FIRST("M1", "初回"),
  /** 再交付・更新. */
  REPLACEMENT("M2", "再交付・更新");

  private final String code;
  private final String ja;

  ApplicationReason(String code, String ja) {
    this.code = code;
    this.ja = ja;
  }

  public String code() {
    return code;
  }

  /** As it stands on the form. */
  public String label() {
    return ja;
  }

  public static Optional<ApplicationReason> ofCode(String code) {
    return Arrays.stream(values()).filter(one -> one.code.equals(code)).findFirst();
  }
}

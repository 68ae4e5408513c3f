package jukigate.simulators.rule;

import java.util.Arrays;
import java.util.Optional;

/**
 * How the CS answers when a copy of a resident is asked for elsewhere (広域交付). What suppresses stays
 * until an officer takes it back: neither time nor another event ends it (rule R18).
 */
public enum CopyRule {
  /** 承認 by itself. */
  APPROVE("approve"),
  /** An officer decides. */
  ASK("ask"),
  /** 支援措置 or 発行抑止: never. */
  SUPPRESS("suppress"),
  /**
   * 抑止の一時解除, for the counters of the own municipality: nobody else is told, and a copy is asked for
   * elsewhere in vain as before (rule R19).
   */
  RELEASED("release");

  private final String code;

  CopyRule(String code) {
    this.code = code;
  }

  /** What an event file says. */
  public static Optional<CopyRule> ofCode(String code) {
    return Arrays.stream(values()).filter(rule -> rule.code.equals(code)).findFirst();
  }

  /** Whether no other municipality gets a copy. */
  public boolean isSuppressed() {
    return this == SUPPRESS || this == RELEASED;
  }
}

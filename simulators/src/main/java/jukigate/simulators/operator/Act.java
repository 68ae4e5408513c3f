package jukigate.simulators.operator;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** 業務: what an operator does at the counter of a node, as far as rights tell it apart. */
public enum Act {
  /** 異動の入力, 取消し included. */
  REGISTER,
  /** Cards, application forms, delivery addresses, certificate serials. */
  CARD,
  /** 広域交付の請求 at the place of issue. */
  COPY,
  /** 交付の可否, 支援措置, 発行抑止. */
  SUPPRESS,
  /** Yes or no to what waits: copies, notices of Mynaportal. */
  DECIDE,
  /** Copies and forms on paper. */
  PRINT,
  /** Looks at residents, inbox and what waits, and searches; numbers are masked. */
  INQUIRE,
  /** Looks at numbers unmasked. */
  UNMASK,
  /** 整合性確認, 再送信. */
  RECONCILE,
  /** 空きコードの請求, 処理通番. */
  MAINTAIN,
  /** Copies data to a medium or takes it from one. */
  MEDIUM,
  /** Looks at 操作履歴: who did what, who was shown numbers. */
  AUDIT;

  /** As the table writes it, e.g. {@code register}. */
  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }

  static Optional<Act> ofCode(String code) {
    return Stream.of(values()).filter(act -> act.code().equals(code)).findFirst();
  }

  @Override
  public String toString() {
    return code();
  }
}

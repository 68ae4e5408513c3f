package jukigate.simulators.rule;

import java.util.Arrays;
import java.util.Optional;
import jukigate.domain.register.EventReason;

/** What a municipality asks the national server for (番号法 7条, 8条). */
public enum NumberRequestKind {
  /** 生成: for who has no number yet. */
  ISSUE("G01"),
  /** 本人の請求による変更. */
  CHANGE_ON_REQUEST("G02"),
  /** 市町村長の職権による変更. */
  CHANGE_EX_OFFICIO("G03");

  private final String code;

  NumberRequestKind(String code) {
    this.code = code;
  }

  public String code() {
    return code;
  }

  public static Optional<NumberRequestKind> ofCode(String code) {
    return Arrays.stream(values()).filter(kind -> kind.code.equals(code)).findFirst();
  }

  /** The kind of change that an 異動事由 asks for. */
  public static NumberRequestKind ofChange(EventReason reason) {
    return reason == EventReason.NUMBER_CHANGE_ON_REQUEST ? CHANGE_ON_REQUEST : CHANGE_EX_OFFICIO;
  }
}

package jukigate.domain.register;

import java.util.Arrays;
import java.util.Optional;
import jukigate.domain.Language;

/**
 * 個人番号カード管理情報の更新事由: what a municipality tells the card system. Code values are this project's own
 * and those of the contract.
 */
public enum CardEvent {
  PREPARE("K01", "交付準備", "preparation for issue"),
  ISSUE("K02", "交付", "issue"),
  REVOKE("K03", "廃止", "revocation"),
  COLLECT("K04", "回収", "collection"),
  SUSPEND("K05", "一時停止", "suspension"),
  RESUME("K06", "一時停止解除", "release of suspension"),
  RETURN("K07", "返還", "return"),
  CONTINUE("K08", "継続利用", "continued use after a move");

  private final String code;
  private final String ja;
  private final String en;

  CardEvent(String code, String ja, String en) {
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

  public static Optional<CardEvent> ofCode(String code) {
    return Arrays.stream(values()).filter(event -> event.code.equals(code)).findFirst();
  }
}

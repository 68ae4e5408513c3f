package jukigate.domain.register;

import java.util.Arrays;
import java.util.Optional;
import jukigate.domain.Language;

/** 個人番号カードの状態. Code values are this project's own and those of the contract. */
public enum CardState {
  /** 交付前: prepared for handing over. */
  PREPARED("Z01", "交付準備済", "prepared"),
  /** 運用中: handed over and in use. */
  ACTIVE("Z02", "運用中", "active"),
  /** 一時停止中. */
  SUSPENDED("Z03", "一時停止中", "suspended"),
  /** 廃止済: no longer valid, still in the holder's hands or lost. */
  REVOKED("Z04", "廃止済", "revoked"),
  /** 返還済: given back by the holder. */
  RETURNED("Z06", "返還済", "returned"),
  /** 回収済: taken back by the municipality. */
  COLLECTED("Z05", "回収済", "collected");

  private final String code;
  private final String ja;
  private final String en;

  CardState(String code, String ja, String en) {
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

  public static Optional<CardState> ofCode(String code) {
    return Arrays.stream(values()).filter(state -> state.code.equals(code)).findFirst();
  }
}

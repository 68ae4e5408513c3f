package jukigate.simulators.rule;

import jukigate.domain.number.LocalGovernmentCode;

/** Whose residents a server keeps. */
public sealed interface ServerScope {
  /**
   * 都道府県サーバ.
   *
   * @param code the prefecture
   */
  record Prefecture(LocalGovernmentCode code) implements ServerScope {
    public Prefecture {
      if (!code.isPrefecture()) {
        throw new IllegalArgumentException("not a prefecture: " + code);
      }
    }
  }

  /** 全国サーバ. */
  record National() implements ServerScope {}

  default boolean covers(LocalGovernmentCode municipality) {
    return switch (this) {
      case Prefecture(LocalGovernmentCode code) -> municipality.prefecture().equals(code);
      case National() -> true;
    };
  }
}

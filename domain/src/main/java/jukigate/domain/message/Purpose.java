package jukigate.domain.message;

import java.util.Arrays;
import java.util.Optional;

/**
 * 利用事務 / 提供事務区分: why a message is sent. The real code values are not public; these are this
 * project's own.
 */
public enum Purpose {
  /** 住民票の記載・消除・修正に伴う通知 (住基法 30条の6, 30条の7). */
  REGISTER_UPDATE("P01"),
  /** 転出証明書情報・転入通知 (住基法 24条の2, 9条). */
  MIGRATION("P02"),
  /** 住民票の写しの広域交付 (住基法 12条の4). */
  RESIDENCE_COPY("P03"),
  /** 個人番号カードの管理 (番号法 17条). */
  CARD("P04"),
  /** 本人確認 (窓口). */
  IDENTITY_CHECK("P05"),
  /** 回線監視・運用. */
  OPERATION("P90");

  private final String code;

  Purpose(String code) {
    this.code = code;
  }

  public String code() {
    return code;
  }

  public static Optional<Purpose> ofCode(String code) {
    return Arrays.stream(values()).filter(purpose -> purpose.code.equals(code)).findFirst();
  }
}

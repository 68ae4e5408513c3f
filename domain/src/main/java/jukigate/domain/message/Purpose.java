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
  /** 本人確認情報の照会 (住基法 30条の10から30条の12). */
  INQUIRY("P06"),
  /** 個人番号・住民票コードの指定と変更 (番号法 7条, 8条, 住基法 30条の2から30条の4). */
  NUMBERS("P07"),
  /** 本人確認情報の整合性確認 (住基法 14条). */
  RECONCILIATION("P08"),
  /** 戸籍の附票に関する通知 (住基法 19条, 30条の41, 30条の42). */
  SUPPLEMENT("P09"),
  /** 国の機関等の法定事務 (住基法 30条の9 別表第一). */
  STATE_AGENCY("P10"),
  /** 都道府県の他の執行機関の事務 (住基法 30条の13, 30条の15, 条例). */
  EXECUTING_AGENCY("P11"),
  /** 一括提供 (住基法 30条の9から30条の15). */
  BULK_PROVISION("P12"),
  /** 符号の取得 (番号法 21条の2). */
  LINKAGE_CODE("P13"),
  /** 本人確認情報の開示 (住基法 30条の32). */
  DISCLOSURE("P14"),
  /** 番号法で認められた事務への提供: the only one with which 個人番号 is joined to 附票本人確認情報. */
  NUMBER_ACT("P15"),
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

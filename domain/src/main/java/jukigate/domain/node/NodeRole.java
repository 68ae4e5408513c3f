package jukigate.domain.node;

/** What a node plays. */
public enum NodeRole {
  /** 市町村CS. */
  MUNICIPAL_CS("cs"),
  /** 都道府県サーバ. */
  PREFECTURE("pref"),
  /** 附票都道府県サーバ. */
  SUPPLEMENTARY_PREFECTURE("fpref"),
  /** 全国サーバ (機構). */
  NATIONAL("national"),
  /** 附票全国サーバ. */
  SUPPLEMENTARY_NATIONAL("fnational"),
  /** 個人番号カード管理システム. */
  CARD_MANAGEMENT("cardms"),
  /** 国の機関等, 他の執行機関. */
  AGENCY("agency"),
  /** マイナポータル. */
  MYNAPORTAL("myna"),
  /** The gateway itself; it relays and never speaks for another node. */
  GATEWAY("gateway");

  private final String path;

  NodeRole(String path) {
    this.path = path;
  }

  /** First segment of the path under which simulated nodes of this role are served. */
  public String path() {
    return path;
  }
}

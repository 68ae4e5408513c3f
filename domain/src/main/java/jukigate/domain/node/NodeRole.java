package jukigate.domain.node;

/** What a node plays. */
public enum NodeRole {
  /** 市町村CS. */
  MUNICIPAL_CS,
  /** 都道府県サーバ. */
  PREFECTURE,
  /** 附票都道府県サーバ. */
  SUPPLEMENTARY_PREFECTURE,
  /** 全国サーバ (機構). */
  NATIONAL,
  /** 附票全国サーバ. */
  SUPPLEMENTARY_NATIONAL,
  /** 個人番号カード管理システム. */
  CARD_MANAGEMENT,
  /** 国の機関等, 他の執行機関. */
  AGENCY,
  /** マイナポータル. */
  MYNAPORTAL,
  /** The gateway itself; it relays and never speaks for another node. */
  GATEWAY
}

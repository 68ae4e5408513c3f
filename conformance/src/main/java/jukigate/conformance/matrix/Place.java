package jukigate.conformance.matrix;

import jukigate.domain.Bilingual;

/** An end of a connection that must know who is at the other. */
public enum Place {
  GATEWAY_LISTENS("gateway-listens", new Bilingual("ゲートウェイ (待受)", "gateway, listening")),
  GATEWAY_DIALS("gateway-dials", new Bilingual("ゲートウェイ (発信)", "gateway, dialling")),
  NODE_LISTENS("node-listens", new Bilingual("ノード (待受)", "node, listening")),
  NODE_DIALS("node-dials", new Bilingual("ノード (発信)", "node, dialling"));

  private final String label;
  private final Bilingual title;

  Place(String label, Bilingual title) {
    this.label = label;
    this.title = title;
  }

  /** As it stands in the name of a cell. */
  public String label() {
    return label;
  }

  public Bilingual title() {
    return title;
  }

  /** It is dialled; else it dials, and the attacker is the server. */
  public boolean listens() {
    return this == GATEWAY_LISTENS || this == NODE_LISTENS;
  }
}

package jukigate.app.chaos;

import java.util.List;
import jukigate.domain.node.NodeId;

/** What a backbone consists of here: each is a process of its own. */
public enum Part {
  GATEWAY(NodeId.GATEWAY),
  CS(new NodeId("cs-221007")),
  PREFECTURE(new NodeId("pref-220001")),
  NATIONAL(NodeId.NATIONAL);

  private final NodeId node;

  Part(NodeId node) {
    this.node = node;
  }

  public NodeId node() {
    return node;
  }

  /** Those that have a line to the gateway. */
  static List<Part> nodes() {
    return List.of(CS, PREFECTURE, NATIONAL);
  }
}

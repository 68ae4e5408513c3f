package jukigate.gateway.server;

import java.util.HashMap;
import java.util.Map;
import jukigate.domain.node.NodeId;

/** How many requests of each node are inside: who sends too many keeps nobody else out. */
final class Senders {
  private final int most;
  private final Map<NodeId, Integer> inside = new HashMap<>();

  /**
   * @param most requests of one node at a time
   */
  Senders(int most) {
    this.most = most;
  }

  synchronized boolean enter(NodeId node) {
    int now = inside.getOrDefault(node, 0);
    if (now >= most) {
      return false;
    }
    inside.put(node, now + 1);
    return true;
  }

  synchronized void leave(NodeId node) {
    inside.computeIfPresent(node, (any, now) -> now > 1 ? now - 1 : null);
  }
}

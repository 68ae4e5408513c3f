package jukigate.simulators.store;

import jukigate.domain.node.NodeId;
import org.jdbi.v3.core.Handle;

/** Numbers that a node gives out, each once. */
public final class Counters {
  private final Handle handle;

  Counters(Handle handle) {
    this.handle = handle;
  }

  /** 1 at first, then one more each time; a transaction that is undone gives its number back. */
  public long next(NodeId node, String name) {
    int raised =
        handle.execute(
            "UPDATE counter SET last_value = last_value + 1 WHERE node = ? AND name = ?",
            node.value(),
            name);
    if (raised == 0) {
      handle.execute(
          "INSERT INTO counter (node, name, last_value) VALUES (?, ?, 1)", node.value(), name);
    }
    return handle
        .createQuery("SELECT last_value FROM counter WHERE node = ? AND name = ?")
        .bind(0, node.value())
        .bind(1, name)
        .mapTo(Long.class)
        .one();
  }
}

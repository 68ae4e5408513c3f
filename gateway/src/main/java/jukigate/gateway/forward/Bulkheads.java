package jukigate.gateway.forward;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;
import jukigate.domain.node.NodeId;
import jukigate.domain.refusal.Outcome;
import jukigate.domain.refusal.RefusalCode;

/** A slow node holds up its own senders and nobody else. */
public final class Bulkheads {
  private final int perNode;
  private final Map<NodeId, Semaphore> places = new ConcurrentHashMap<>();

  /**
   * @param perNode messages under way to one node at most
   */
  public Bulkheads(int perNode) {
    this.perNode = perNode;
  }

  /** What the call gives, or NODE_OVERLOADED at once when every place is taken. */
  <T> Outcome<T> through(NodeId node, Supplier<Outcome<T>> call) {
    Semaphore free = places.computeIfAbsent(node, any -> new Semaphore(perNode));
    if (!free.tryAcquire()) {
      return Outcome.refused(RefusalCode.NODE_OVERLOADED, node);
    }
    try {
      return call.get();
    } finally {
      free.release();
    }
  }
}

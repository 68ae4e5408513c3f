package jukigate.gateway.observe;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;
import java.util.function.Predicate;
import java.util.stream.Stream;
import jukigate.domain.node.NodeId;

/**
 * How many messages of late name each node as sender or receiver, by the clock of the machine. Only
 * nodes that are known are counted: whoever invents others takes no memory.
 */
public final class Traffic implements Observer {
  /** What is of late. */
  public static final Duration LATE = Duration.ofMinutes(1);

  private static final int SLOTS = 12;
  private static final long SLOT_NANOS = LATE.toNanos() / SLOTS;

  private final LongSupplier nanoTime;
  private final Predicate<NodeId> known;
  private final Map<NodeId, Recent> nodes = new ConcurrentHashMap<>();

  /**
   * @param nanoTime a clock that only measures
   */
  public Traffic(LongSupplier nanoTime, Predicate<NodeId> known) {
    this.nanoTime = nanoTime;
    this.known = known;
  }

  @Override
  public void ended(Journey journey) {
    long slot = slot();
    journey.addressing().stream()
        .flatMap(named -> Stream.of(named.from(), named.to()))
        .distinct()
        .filter(known)
        .forEach(node -> nodes.computeIfAbsent(node, unused -> new Recent()).count(slot));
  }

  /** Of the last minute; a node without messages is not there. */
  public Map<NodeId, Integer> ofLate() {
    long slot = slot();
    Map<NodeId, Integer> all = new HashMap<>();
    nodes.forEach(
        (node, recent) -> {
          int messages = recent.since(slot);
          if (messages > 0) {
            all.put(node, messages);
          }
        });
    return all;
  }

  private long slot() {
    return Math.floorDiv(nanoTime.getAsLong(), SLOT_NANOS);
  }

  /** A count for each of the last slots; one that is older is overwritten. */
  private static final class Recent {
    private final long[] slots = new long[SLOTS];
    private final int[] counts = new int[SLOTS];

    synchronized void count(long slot) {
      int at = Math.floorMod(slot, SLOTS);
      if (slots[at] != slot) {
        slots[at] = slot;
        counts[at] = 0;
      }
      counts[at]++;
    }

    synchronized int since(long slot) {
      int all = 0;
      for (int i = 0; i < SLOTS; i++) {
        if (slots[i] > slot - SLOTS) {
          all += counts[i];
        }
      }
      return all;
    }
  }
}

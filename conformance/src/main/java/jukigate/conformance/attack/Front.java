package jukigate.conformance.attack;

import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import jukigate.domain.node.NodeId;

/**
 * How an endpoint is spoken to.
 *
 * @param server whose host name it has
 * @param client who connects; empty: whoever signs, as at a gateway
 * @param base path before that of the service, e.g. {@code /pref}
 * @param pace waits for its turn before each connection
 * @param patience how long it waits for a request, as far as is known
 * @param carried whose letters the client brings; all others connect themselves
 */
public record Front(
    NodeId server,
    Optional<NodeId> client,
    String base,
    Runnable pace,
    Duration patience,
    Set<NodeId> carried) {
  /** Longer than most servers wait for a request. */
  private static final Duration LONG = Duration.ofSeconds(40);

  public Front(NodeId server, Optional<NodeId> client, String base, Runnable pace) {
    this(server, client, base, pace, LONG, Set.of(Target.CITY));
  }

  public Front {
    carried = Set.copyOf(carried);
  }

  /** Somebody else's letters are brought, too. */
  public Front carrying(Set<NodeId> others) {
    return new Front(server, client, base, pace, patience, others);
  }

  /** A gateway, as fast as it answers. */
  public static final Front GATEWAY = new Front(NodeId.GATEWAY, Optional.empty(), "", () -> {});

  /** A node behind a gateway, whose place the attacker takes. */
  public static Front ofNode(NodeId node, String base, Runnable pace) {
    return new Front(node, Optional.of(NodeId.GATEWAY), base, pace);
  }

  /** The same, where it is known how long a request may take to arrive. */
  public Front patient(Duration known) {
    return new Front(server, client, base, pace, known, carried);
  }

  /** At most so many turns in a second, whoever asks. */
  public static final class Pace implements Runnable {
    private static final long SECOND = Duration.ofSeconds(1).toNanos();

    private final Ticker ticker;
    private final long gap;
    private long next;

    /** Time that only measures, and a way to let it pass. */
    public interface Ticker {
      long nanoTime();

      void await(long nanos);
    }

    public Pace(int perSecond, Ticker ticker) {
      this.ticker = ticker;
      this.gap = SECOND / perSecond;
      this.next = ticker.nanoTime();
    }

    @Override
    public synchronized void run() {
      long now = ticker.nanoTime();
      while (now - next < 0) {
        ticker.await(next - now);
        now = ticker.nanoTime();
      }
      next = now + gap;
    }
  }
}

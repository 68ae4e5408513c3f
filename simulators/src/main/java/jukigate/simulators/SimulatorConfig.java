package jukigate.simulators;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import jukigate.domain.node.NodeId;
import jukigate.domain.node.NodeRole;
import jukigate.simulators.observe.MessageObserver;
import jukigate.simulators.post.RetryPolicy;
import jukigate.simulators.store.ReceiptRetention;
import jukigate.wire.profile.SecurityProfile;

/**
 * Which nodes to simulate, and how.
 *
 * @param nodes any but the gateway; Mynaportal only sends
 * @param port of the listener on 127.0.0.1 that all nodes share; 0 takes a free one
 * @param gateway base URL of the gateway, e.g. {@code https://gateway.jukigate.localhost:8443}
 * @param folder folder of the database, created when it does not exist
 * @param sending how notifications leave
 * @param retention how long receipts are kept
 * @param observer sees every message
 */
public record SimulatorConfig(
    Set<NodeId> nodes,
    int port,
    URI gateway,
    Path folder,
    SecurityProfile profile,
    Sending sending,
    ReceiptRetention retention,
    MessageObserver observer) {
  public SimulatorConfig {
    nodes = Set.copyOf(nodes);
    if (nodes.isEmpty() || !nodes.stream().allMatch(SimulatorConfig::isSimulated)) {
      throw new IllegalArgumentException("at least one node, and never the gateway");
    }
  }

  /**
   * How notifications leave.
   *
   * @param pace how often outboxes are looked at beside being told of new entries; zero leaves it
   *     to {@link SimulatedNodes#runDue}
   * @param timeout how long to wait for an answer of the gateway
   * @param mostWaiting notifications of one node that may wait; then it takes nothing more that
   *     needs another one (OUTBOX_FULL)
   */
  public record Sending(RetryPolicy retry, Duration pace, Duration timeout, int mostWaiting) {
    /** The national peak of 100 messages a second is 7,660 an hour for one of 47 prefectures. */
    private static final int MANY = 20_000;

    public static final Sending BY_ITSELF =
        new Sending(RetryPolicy.DEFAULT, Duration.ofMillis(500), Duration.ofSeconds(30), MANY);

    /** With outboxes that are never full. */
    public Sending(RetryPolicy retry, Duration pace, Duration timeout) {
      this(retry, pace, timeout, Integer.MAX_VALUE);
    }

    /** The same with others that may wait. */
    public Sending waiting(int most) {
      return new Sending(retry, pace, timeout, most);
    }

    /** Nothing leaves unless asked: for tests and virtual time. */
    public static final Sending WHEN_ASKED =
        new Sending(RetryPolicy.DEFAULT, Duration.ZERO, Duration.ofSeconds(30));
  }

  /** Whether this project can play the node. */
  public static boolean isSimulated(NodeId node) {
    return node.role() != NodeRole.GATEWAY;
  }
}

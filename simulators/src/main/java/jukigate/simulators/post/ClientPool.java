package jukigate.simulators.post;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import jukigate.domain.node.NodeId;
import jukigate.wire.profile.SecurityProfile;
import jukigate.wire.tls.NodeClient;
import jukigate.wire.trust.Trust;

/**
 * One TLS client per node that sends just now, and a few that did lately: each costs a thread and
 * connections, and a country has 1,790 nodes.
 */
final class ClientPool implements AutoCloseable {
  private final Map<NodeId, Lease> leases = new LinkedHashMap<>(16, 0.75f, true);
  private final Function<NodeId, NodeClient> maker;
  private final int idleAtMost;

  ClientPool(NodeKeys keys, Trust trust, SecurityProfile profile) {
    this(node -> new NodeClient(() -> Optional.of(keys.tls(node)), trust, profile), 32);
  }

  ClientPool(Function<NodeId, NodeClient> maker, int idleAtMost) {
    this.maker = maker;
    this.idleAtMost = idleAtMost;
  }

  /** Runs the work with the client of the node; the client stays open at least that long. */
  <T> T with(NodeId node, Function<NodeClient, T> work) {
    Lease lease = take(node);
    try {
      return work.apply(lease.client);
    } finally {
      release(lease).forEach(NodeClient::close);
    }
  }

  synchronized int size() {
    return leases.size();
  }

  @Override
  public void close() {
    List<NodeClient> open;
    synchronized (this) {
      open = leases.values().stream().map(lease -> lease.client).toList();
      leases.clear();
    }
    open.forEach(NodeClient::close);
  }

  private synchronized Lease take(NodeId node) {
    Lease lease = leases.computeIfAbsent(node, absent -> new Lease(maker.apply(absent)));
    lease.users++;
    return lease;
  }

  private synchronized List<NodeClient> release(Lease released) {
    released.users--;
    var surplus = new ArrayList<NodeClient>();
    var oldestFirst = leases.values().iterator();
    while (oldestFirst.hasNext() && leases.size() > idleAtMost) {
      Lease lease = oldestFirst.next();
      if (lease.users == 0) {
        oldestFirst.remove();
        surplus.add(lease.client);
      }
    }
    return surplus;
  }

  private static final class Lease {
    private final NodeClient client;
    private int users;

    Lease(NodeClient client) {
      this.client = client;
    }
  }
}

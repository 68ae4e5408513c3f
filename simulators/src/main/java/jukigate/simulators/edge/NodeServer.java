package jukigate.simulators.edge;

import java.time.InstantSource;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import jukigate.domain.node.NodeId;
import jukigate.domain.node.NodeRole;
import jukigate.domain.refusal.Outcome;
import jukigate.simulators.node.Nodes;
import jukigate.simulators.post.MessageIds;
import jukigate.simulators.post.Wire;
import jukigate.simulators.store.NodeStore;
import jukigate.wire.key.TlsIdentity;

/** The listener and the endpoints of all nodes of a process. */
public final class NodeServer implements AutoCloseable {
  private final NodeListener listener;
  private final NodeEndpoints endpoints;

  private NodeServer(NodeListener listener, NodeEndpoints endpoints) {
    this.listener = listener;
    this.endpoints = endpoints;
  }

  /** What the server serves from. */
  public record Backing(Wire wire, NodeStore store, MessageIds ids, InstantSource clock) {}

  /** Refused with PORT_IN_USE. */
  public static Outcome<NodeServer> start(
      int port, Set<NodeId> hosted, Backing backing, Nodes nodes) {
    Wire wire = backing.wire();
    var endpoints =
        new NodeEndpoints(
            new Reception(wire, backing.store(), backing.clock(), hosted::contains),
            new Answers(wire, backing.ids(), backing.clock()),
            new Watch(wire.observer(), backing.clock()));
    Function<String, Optional<TlsIdentity>> identities =
        host -> NodeId.parseHostName(host).filter(hosted::contains).map(wire.keys()::tls);
    var listener = NodeListener.start(port, wire, identities, endpoints.bus());
    if (!listener.isPassed()) {
      endpoints.close();
      return listener.map(never -> null);
    }
    // Answers a client whose TLS named no node: only an old client without SNI gets so far.
    NodeId anyNode = hosted.stream().sorted().findFirst().orElseThrow();
    endpoints.publish(nodes, roles(hosted), anyNode);
    return listener.map(started -> new NodeServer(started, endpoints));
  }

  private static Set<NodeRole> roles(Set<NodeId> nodes) {
    return nodes.stream().map(NodeId::role).collect(Collectors.toSet());
  }

  public int port() {
    return listener.port();
  }

  @Override
  public void close() {
    listener.close();
    endpoints.close();
  }
}

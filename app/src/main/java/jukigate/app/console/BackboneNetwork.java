package jukigate.app.console;

import java.time.Instant;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BinaryOperator;
import jukigate.app.backbone.Backbone;
import jukigate.app.report.DirectoryNames;
import jukigate.console.view.Network;
import jukigate.domain.Bilingual;
import jukigate.domain.node.NodeId;
import jukigate.domain.number.LocalGovernmentCode;
import jukigate.domain.time.ClockState;
import jukigate.keystores.CertificateEntry;
import jukigate.line.Direction;
import jukigate.line.Link;
import jukigate.simulators.SimulatedNodes;
import jukigate.simulators.store.OutboxTable.Debt;

/**
 * The network of a running backbone from what is at hand: the index of the PKI, a count of the
 * letters and of the messages of late, and what is at work on the lines. Nobody is asked for it.
 */
final class BackboneNetwork implements Network {
  private static final Debt NONE = new Debt(0, 0);
  private static final String UNKNOWN = "UNKNOWN";

  private final Backbone backbone;
  private final Set<NodeId> simulated;
  private final DirectoryNames directory = new DirectoryNames();
  private final Map<NodeId, Name> names = new ConcurrentHashMap<>();

  BackboneNetwork(Backbone backbone, Set<NodeId> simulated) {
    this.backbone = backbone;
    this.simulated = Set.copyOf(simulated);
  }

  @Override
  public State state() {
    Map<NodeId, Instant> ends = ends();
    Map<NodeId, Debt> debts = backbone.nodes().map(SimulatedNodes::debts).orElse(Map.of());
    Map<NodeId, Integer> traffic = backbone.traffic();
    List<Node> nodes =
        backbone.lines().stream()
            .map(
                node ->
                    node(
                        node,
                        debts.getOrDefault(node, NONE),
                        text(ends.get(node)),
                        traffic.getOrDefault(node, 0)))
            .toList();
    var gateway = new Gateway(backbone.gatewayUrl().toString(), text(ends.get(NodeId.GATEWAY)));
    return new State(clock(), backbone.profile().name(), gateway, nodes);
  }

  private Clock clock() {
    ClockState state = backbone.clock().state();
    return new Clock(backbone.clock().instant().toString(), state.mode().name(), state.speed());
  }

  /** When the first certificate ends that a node has in use. */
  private Map<NodeId, Instant> ends() {
    Map<NodeId, Instant> ends = new HashMap<>();
    BinaryOperator<Instant> earlier = BinaryOperator.minBy(Comparator.naturalOrder());
    for (CertificateEntry entry : backbone.pki().list()) {
      if (entry.isInUse()) {
        entry
            .holder()
            .node()
            .ifPresent(node -> ends.merge(node, entry.facts().notAfter(), earlier));
      }
    }
    return ends;
  }

  private static String text(Instant end) {
    return Optional.ofNullable(end).map(Instant::toString).orElse("");
  }

  private Node node(NodeId node, Debt debt, String certificateUntil, int messages) {
    return new Node(
        node.value(),
        node.role().name(),
        names.computeIfAbsent(node, this::name),
        prefecture(node),
        simulated.contains(node),
        debt.waiting(),
        debt.dead(),
        certificateUntil,
        line(node),
        messages);
  }

  private String line(NodeId node) {
    return backbone
        .line()
        .flatMap(lines -> lines.link(node))
        .map(BackboneNetwork::line)
        .orElse(UNKNOWN);
  }

  private static String line(Link link) {
    boolean well =
        Arrays.stream(Direction.values()).allMatch(way -> link.state(way).faults().isEmpty());
    return well ? "UP" : link.isPassable() ? "IMPAIRED" : "DOWN";
  }

  private Name name(NodeId node) {
    Bilingual name = directory.of(node);
    return new Name(name.ja(), name.en());
  }

  private static String prefecture(NodeId node) {
    return node.localGovernment()
        .map(LocalGovernmentCode::toString)
        .map(code -> code.substring(0, 2))
        .orElse("");
  }
}

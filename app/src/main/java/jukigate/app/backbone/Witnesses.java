package jukigate.app.backbone;

import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import jukigate.domain.node.NodeId;
import jukigate.domain.node.NodeRole;
import jukigate.gateway.config.GatewayConfig;

/**
 * Which of the simulated nodes witness the audit log.
 *
 * @param byItself whether they are shown heads without being asked to
 */
record Witnesses(Set<NodeId> simulated, boolean byItself) {
  private static final int MOST = 4;

  /** The wider a server's area, the sooner it is a witness. */
  private static final List<NodeRole> ORDER =
      List.of(
          NodeRole.NATIONAL,
          NodeRole.PREFECTURE,
          NodeRole.SUPPLEMENTARY_NATIONAL,
          NodeRole.SUPPLEMENTARY_PREFECTURE,
          NodeRole.CARD_MANAGEMENT,
          NodeRole.MUNICIPAL_CS);

  static Witnesses of(BackboneSetup setup) {
    return new Witnesses(setup.simulated().ids(), setup.simulated().sending().pace().isPositive());
  }

  /** The same configuration, with their names where it leaves the choice. */
  GatewayConfig chosen(GatewayConfig config) {
    List<NodeId> nodes = nodes();
    return config.witnessesAreSimulated() && byItself && !nodes.isEmpty()
        ? config
            .with(
                "audit.witnesses",
                nodes.stream().map(NodeId::value).collect(Collectors.joining(",")))
            .orThrow()
        : config;
  }

  private List<NodeId> nodes() {
    return simulated.stream()
        .filter(node -> ORDER.contains(node.role()))
        .sorted(
            Comparator.<NodeId>comparingInt(node -> ORDER.indexOf(node.role()))
                .thenComparing(Comparator.naturalOrder()))
        .limit(MOST)
        .toList();
  }
}

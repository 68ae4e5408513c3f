package jukigate.app.backbone;

import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import jukigate.domain.node.NodeId;
import jukigate.domain.refusal.Outcome;
import jukigate.line.Line;
import jukigate.line.Link;

/**
 * The lines of a backbone, if it has any, as addresses see them: host names stay, because TLS goes
 * through; only ports are others.
 */
record Lines(Optional<Line> line) implements AutoCloseable {

  /**
   * @param nodes where each listens; one that is not on loopback gets no line
   */
  static Outcome<Lines> open(Optional<Link.Setting> setting, Map<NodeId, URI> nodes) {
    Map<NodeId, Integer> ports = new HashMap<>();
    nodes.forEach(
        (node, url) -> {
          if (NodeId.parseHostName(url.getHost()).isPresent() && url.getPort() > 0) {
            ports.put(node, url.getPort());
          }
        });
    return setting
        .map(wanted -> Line.open(wanted, ports).map(line -> new Lines(Optional.of(line))))
        .orElseGet(() -> Outcome.passed(new Lines(Optional.empty())));
  }

  /** Where the gateway finds the nodes. */
  Map<NodeId, URI> directory(Map<NodeId, URI> nodes) {
    Map<NodeId, URI> through = new HashMap<>(nodes);
    through.replaceAll(
        (node, url) -> link(node).map(link -> at(url, link.portToNode())).orElse(url));
    return through;
  }

  /** Where a node finds the gateway. */
  URI gateway(NodeId node, URI gateway) {
    return link(node).map(link -> at(gateway, link.portToGateway())).orElse(gateway);
  }

  private Optional<Link> link(NodeId node) {
    return line.flatMap(here -> here.link(node));
  }

  private static URI at(URI url, int port) {
    return URI.create("https://" + url.getHost() + ":" + port + url.getPath());
  }

  @Override
  public void close() {
    line.ifPresent(Line::close);
  }
}

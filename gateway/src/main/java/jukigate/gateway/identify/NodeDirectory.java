package jukigate.gateway.identify;

import java.net.URI;
import java.util.Map;
import java.util.Optional;
import jukigate.domain.node.NodeId;

/**
 * The nodes of this backbone and where they listen. A node that is not in it neither sends nor
 * receives, whatever certificate it has.
 *
 * @param nodes base URL of each node; a service is posted to {@code <base>/<service>/v1}
 */
public record NodeDirectory(Map<NodeId, URI> nodes) {
  public NodeDirectory {
    nodes = Map.copyOf(nodes);
  }

  public boolean knows(NodeId node) {
    return nodes.containsKey(node);
  }

  /** Where a service of the node is, e.g. {@code https://…:9443/pref/identity-update/v1}. */
  public Optional<URI> address(NodeId node, String service) {
    return Optional.ofNullable(nodes.get(node))
        .map(base -> URI.create(withoutSlash(base) + "/" + service + "/v1"));
  }

  private static String withoutSlash(URI base) {
    String text = base.toString();
    return text.endsWith("/") ? text.substring(0, text.length() - 1) : text;
  }
}

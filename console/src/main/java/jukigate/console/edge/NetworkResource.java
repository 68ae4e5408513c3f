package jukigate.console.edge;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.ToIntFunction;
import java.util.stream.Collectors;
import jukigate.console.access.Role;
import jukigate.console.view.Network;
import jukigate.console.view.Network.Node;

/** The network as it stands. */
@Path("network")
@Produces(MediaType.APPLICATION_JSON)
public final class NetworkResource {
  private static final List<String> ASKABLE = List.of("place");

  /** So few nodes are told at once, whichever place is asked for. */
  private static final int FEW = 30;

  private final Network network;

  NetworkResource(Network network) {
    this.network = network;
  }

  /**
   * The network.
   *
   * @param places every place that has a node
   * @param nodes all, or those of the place that is asked for and those of none
   */
  public record Shown(
      Network.Clock clock,
      String profile,
      Network.Gateway gateway,
      List<Place> places,
      List<Node> nodes) {}

  /**
   * The nodes of a prefecture together.
   *
   * @param prefecture two digits; empty for the nodes of none
   * @param down whose line is down
   * @param impaired whose line has a fault
   * @param messages of the last minute, once for each node that they name
   * @param certificateUntil the first of all; empty when none is known
   */
  public record Place(
      String prefecture,
      int nodes,
      int waiting,
      int dead,
      int down,
      int impaired,
      int messages,
      String certificateUntil) {
    private static Place of(String prefecture, List<Node> nodes) {
      return new Place(
          prefecture,
          nodes.size(),
          sum(nodes, Node::waiting),
          sum(nodes, Node::dead),
          sum(nodes, node -> node.line().equals("DOWN") ? 1 : 0),
          sum(nodes, node -> node.line().equals("IMPAIRED") ? 1 : 0),
          sum(nodes, Node::messages),
          nodes.stream()
              .map(Node::certificateUntil)
              .filter(until -> !until.isEmpty())
              .sorted()
              .findFirst()
              .orElse(""));
    }

    private static int sum(List<Node> nodes, ToIntFunction<Node> what) {
      return nodes.stream().mapToInt(what).sum();
    }
  }

  /** Nodes, gateway and clock. A page that asks every few seconds asks for one place. */
  @GET
  @Needs(Role.VIEWER)
  public Shown show(@Context UriInfo uri) {
    Query query = Query.of(uri.getQueryParameters(), ASKABLE);
    Network.State state = network.state();
    return new Shown(
        state.clock(),
        state.profile(),
        state.gateway(),
        places(state.nodes()),
        query.asked().isEmpty() ? state.nodes() : of(query.text("place", ""), state.nodes()));
  }

  private static List<Node> of(String place, List<Node> nodes) {
    return nodes.size() <= FEW
        ? nodes
        : nodes.stream()
            .filter(node -> node.prefecture().isEmpty() || node.prefecture().equals(place))
            .toList();
  }

  private static List<Place> places(List<Node> nodes) {
    Map<String, List<Node>> all =
        nodes.stream()
            .collect(Collectors.groupingBy(Node::prefecture, TreeMap::new, Collectors.toList()));
    return all.entrySet().stream().map(one -> Place.of(one.getKey(), one.getValue())).toList();
  }
}

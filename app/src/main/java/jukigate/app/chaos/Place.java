package jukigate.app.chaos;

import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import jukigate.domain.node.NodeId;

/**
 * Where a process finds what it needs.
 *
 * @param part what it plays
 * @param pki the PKI that all share
 * @param root each process has a folder of its own in it
 * @param ways how each is reached
 */
record Place(Part part, Path pki, Path root, Map<Part, Way> ways) {
  Place {
    ways = Map.copyOf(ways);
  }

  /** To look at what is left in a folder: nobody listens. */
  static Place at(Path root) {
    return new Place(Part.GATEWAY, root.resolve("pki"), root, Map.of());
  }

  static Place of(String[] arguments) {
    Map<Part, Way> ways = new EnumMap<>(Part.class);
    for (String each : List.of(arguments).subList(3, arguments.length)) {
      String[] way = each.split("=", 2);
      ways.put(Part.valueOf(way[0]), Way.parse(way[1]));
    }
    return new Place(
        Part.valueOf(arguments[0]), Path.of(arguments[1]), Path.of(arguments[2]), ways);
  }

  /** For the process itself. */
  List<String> arguments() {
    List<String> all = new ArrayList<>(List.of(part.name(), pki.toString(), root.toString()));
    ways.forEach((of, way) -> all.add(of + "=" + way));
    return all;
  }

  Place of(Part other) {
    return new Place(other, pki, root, ways);
  }

  Path journal() {
    return folder(Part.GATEWAY).resolve("gateway");
  }

  /** Where the process listens. */
  int port() {
    return ways.get(part).listens();
  }

  Path folder() {
    return folder(part);
  }

  Path folder(Part of) {
    return root.resolve(of.name().toLowerCase(Locale.ROOT));
  }

  /** Where the node of this process finds the gateway. */
  URI gateway() {
    return url(NodeId.GATEWAY, ways.get(part).toGateway());
  }

  /** Where the gateway finds a node. */
  URI base(Part of) {
    return URI.create(url(of.node(), ways.get(of).toNode()) + "/" + of.node().role().path());
  }

  private static URI url(NodeId node, int port) {
    return URI.create("https://" + node.hostName() + ":" + port);
  }
}

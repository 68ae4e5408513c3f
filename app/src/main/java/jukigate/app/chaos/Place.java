package jukigate.app.chaos;

import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
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
 * @param ports where each listens, the same after every start
 */
record Place(Part part, Path pki, Path root, Map<Part, Integer> ports) {
  Place {
    ports = Map.copyOf(ports);
  }

  /** To look at what is left in a folder: nobody listens. */
  static Place at(Path root) {
    return new Place(Part.GATEWAY, root.resolve("pki"), root, Map.of());
  }

  static Place of(String[] arguments) {
    Map<Part, Integer> ports = new EnumMap<>(Part.class);
    for (String each : List.of(arguments).subList(3, arguments.length)) {
      String[] port = each.split("=", 2);
      ports.put(Part.valueOf(port[0]), Integer.valueOf(port[1]));
    }
    return new Place(
        Part.valueOf(arguments[0]), Path.of(arguments[1]), Path.of(arguments[2]), ports);
  }

  /** For the process itself. */
  List<String> arguments() {
    List<String> all = new ArrayList<>(List.of(part.name(), pki.toString(), root.toString()));
    ports.forEach((of, port) -> all.add(of + "=" + port));
    return all;
  }

  Place of(Part other) {
    return new Place(other, pki, root, ports);
  }

  int port(Part of) {
    return ports.get(of);
  }

  Path folder() {
    return folder(part);
  }

  Path folder(Part of) {
    return root.resolve(of.name().toLowerCase(Locale.ROOT));
  }

  URI url(NodeId node, int port) {
    return URI.create("https://" + node.hostName() + ":" + port);
  }

  /** Where a node listens, as the gateway's directory knows it. */
  URI base(NodeId node) {
    Part of =
        Arrays.stream(Part.values()).filter(it -> it.node().equals(node)).findFirst().orElseThrow();
    return URI.create(url(node, port(of)) + "/" + node.role().path());
  }
}

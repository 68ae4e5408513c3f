package jukigate.line;

import java.io.IOException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import jukigate.domain.node.NodeId;
import jukigate.domain.refusal.Outcome;
import jukigate.domain.refusal.RefusalCode;
import jukigate.line.fault.Fault;
import jukigate.line.fault.FaultKind;

/**
 * The dedicated lines of a backbone, one for each node, all on loopback. TLS goes through from end
 * to end: a line has no key. Thread-safe.
 */
public final class Line implements AutoCloseable {
  private final Map<NodeId, Link> links = new TreeMap<>();
  private volatile int gatewaysPort;

  private Line() {}

  /**
   * Opens the lines of the nodes, without any fault. They lead to the gateway when it is known
   * where it listens, see {@link #gatewayIsAt}. Refused: PORT_IN_USE when a port cannot be had.
   *
   * @param nodes the port on loopback where each listens
   */
  public static Outcome<Line> open(Link.Setting setting, Map<NodeId, Integer> nodes) {
    Line line = new Line();
    try {
      for (var node : nodes.entrySet()) {
        line.links.put(
            node.getKey(),
            new Link(node.getKey(), setting, node.getValue(), () -> line.gatewaysPort));
      }
      return Outcome.passed(line);
    } catch (IOException e) {
      line.close();
      return Outcome.refused(RefusalCode.PORT_IN_USE, "0");
    }
  }

  /**
   * @param port on loopback
   */
  public void gatewayIsAt(int port) {
    gatewaysPort = port;
  }

  public Optional<Link> link(NodeId node) {
    return Optional.ofNullable(links.get(node));
  }

  /** In the order of their nodes. */
  public Collection<Link> links() {
    return List.copyOf(links.values());
  }

  /** The lines that are meant. Refused: LINE_UNKNOWN when there is none. */
  public Outcome<List<Link>> links(Target target) {
    List<Link> meant = links.values().stream().filter(link -> target.means(link.node())).toList();
    return meant.isEmpty()
        ? Outcome.refused(RefusalCode.LINE_UNKNOWN, target, known())
        : Outcome.passed(meant);
  }

  private String known() {
    return "all, prefectures, "
        + String.join(", ", links.keySet().stream().map(NodeId::value).toList());
  }

  /** The fault is at work when this returns. Refused: LINE_UNKNOWN. */
  public Outcome<List<Link>> set(Place place, Fault fault) {
    return each(place, (link, direction) -> link.set(direction, fault));
  }

  /** Without this fault. Refused: LINE_UNKNOWN. */
  public Outcome<List<Link>> clear(Place place, FaultKind kind) {
    return each(place, (link, direction) -> link.clear(direction, kind));
  }

  /** Without any fault. Refused: LINE_UNKNOWN. */
  public Outcome<List<Link>> clear(Place place) {
    return each(place, Link::clear);
  }

  private interface Change {
    void on(Link link, Direction direction);
  }

  private Outcome<List<Link>> each(Place place, Change change) {
    Consumer<Link> both =
        link -> place.directions().forEach(direction -> change.on(link, direction));
    return links(place.target())
        .map(
            meant -> {
              meant.forEach(both);
              return meant;
            });
  }

  @Override
  public void close() {
    links.values().forEach(Link::close);
  }
}

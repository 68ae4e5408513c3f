package jukigate.app.chaos;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.ByteBuffer;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import jukigate.domain.node.NodeId;
import jukigate.line.Direction;
import jukigate.line.Line;
import jukigate.line.Link;
import jukigate.line.Place;
import jukigate.line.Tap;
import jukigate.line.Target;
import jukigate.line.Ticker;
import jukigate.line.fault.FaultKind;
import jukigate.line.fault.Reset;

/** The lines between the nodes and the gateway, which can be cut at a byte. */
final class Lines implements AutoCloseable {
  private static final Duration LONGEST = Duration.ofSeconds(5);

  private final Line line;
  private final Map<Part, Integer> ports;

  private Lines(Line line, Map<Part, Integer> ports) {
    this.line = line;
    this.ports = ports;
  }

  /** On ports that are free now. */
  static Lines open(long seed) {
    Map<Part, Integer> ports = ports();
    Map<NodeId, Integer> nodes =
        Part.nodes().stream().collect(Collectors.toMap(part -> part.node(), ports::get));
    Line line = Line.open(new Link.Setting(Ticker.SYSTEM, seed), nodes).orThrow();
    line.gatewayIsAt(ports.get(Part.GATEWAY));
    return new Lines(line, ports);
  }

  Map<Part, Way> ways() {
    Map<Part, Way> ways = new EnumMap<>(Part.class);
    ports.forEach((part, port) -> ways.put(part, way(part, port)));
    return ways;
  }

  private Way way(Part part, int port) {
    return line.link(part.node())
        .map(link -> new Way(port, link.portToGateway(), link.portToNode()))
        .orElseGet(() -> new Way(port, port, port));
  }

  /**
   * Connections break off at a byte, from the next one on, until one has; those that have carried
   * more break off at once. False when none came that far in time.
   */
  boolean cut(Fault.LineCut cut) {
    Link link = line.link(cut.victim().node()).orElseThrow();
    var watch = new Watch(cut, ports.get(Part.GATEWAY));
    var place = new Place(new Target.One(cut.victim().node()), Set.of(cut.direction()));
    link.tap(watch);
    try {
      line.set(place, new Reset(cut.bytes())).orThrow();
      return watch.awaits(LONGEST);
    } finally {
      line.clear(place, FaultKind.RESET).orThrow();
      link.tap(Tap.NONE);
    }
  }

  /** Waits for a connection that is opened now and breaks off at the byte. */
  private static final class Watch implements Tap {
    private final Fault.LineCut cut;
    private final int gatewaysPort;
    private final Map<Flow, Long> carried = new ConcurrentHashMap<>();
    private final CountDownLatch done = new CountDownLatch(1);

    Watch(Fault.LineCut cut, int gatewaysPort) {
      this.cut = cut;
      this.gatewaysPort = gatewaysPort;
    }

    boolean awaits(Duration longest) {
      try {
        return done.await(longest.toMillis(), TimeUnit.MILLISECONDS);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return false;
      }
    }

    @Override
    public void opened(Flow flow) {
      carried.put(flow, 0L);
    }

    @Override
    public void passed(Flow flow, boolean byClient, ByteBuffer bytes) {
      boolean byNode = byClient == (flow.server() == gatewaysPort);
      if (byNode == (cut.direction() == Direction.OUT)) {
        carried.computeIfPresent(flow, (same, before) -> before + bytes.remaining());
      }
    }

    @Override
    public void ended(Flow flow, boolean byClient) {}

    @Override
    public void broken(Flow flow) {
      if (carried.getOrDefault(flow, 0L) == cut.bytes()) {
        done.countDown();
      }
    }
  }

  @Override
  public void close() {
    line.close();
  }

  /** Below the ports that a system gives to connections: those might be taken at a restart. */
  private static Map<Part, Integer> ports() {
    SecureRandom random = new SecureRandom();
    Map<Part, Integer> ports = new EnumMap<>(Part.class);
    for (Part part : Part.values()) {
      int port = 20_000 + random.nextInt(12_000);
      while (ports.containsValue(port) || !isFree(port)) {
        port = 20_000 + random.nextInt(12_000);
      }
      ports.put(part, port);
    }
    return ports;
  }

  private static boolean isFree(int port) {
    try (var socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
      return socket.isBound();
    } catch (IOException taken) {
      return false;
    }
  }
}

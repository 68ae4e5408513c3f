package jukigate.app.conform;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import jukigate.conformance.stand.Network;
import jukigate.conformance.sut.Adapter;
import jukigate.conformance.sut.Errand;
import jukigate.conformance.sut.Told;
import jukigate.domain.node.NodeId;
import jukigate.domain.refusal.Outcome;
import jukigate.simulators.SimulatedNodes;
import jukigate.simulators.SimulatorConfig;
import jukigate.simulators.SimulatorConfig.Sending;
import jukigate.simulators.node.Entered;
import jukigate.simulators.observe.MessageObserver;
import jukigate.simulators.post.Delivery;
import jukigate.simulators.resident.event.ResidentEventFile;
import jukigate.simulators.store.ReceiptRetention;

/** The municipal CS of this project as the system under test; events are entered at its counter. */
public final class OwnCs implements Adapter, AutoCloseable {
  private final SimulatedNodes nodes;
  private final NodeId id;
  private final Network network;
  private final Path work;
  private final Map<String, Entered> entered = new HashMap<>();
  private int events;

  private OwnCs(SimulatedNodes nodes, NodeId id, Network network, Path work) {
    this.nodes = nodes;
    this.id = id;
    this.network = network;
    this.work = work;
  }

  /**
   * Starts it on a free port; it sends to whoever an errand names.
   *
   * @param work folder for its database and for event files
   */
  public static Outcome<OwnCs> start(NodeId id, Network network, Path work) {
    var config =
        new SimulatorConfig(
            Set.of(id),
            0,
            URI.create("https://" + NodeId.GATEWAY.hostName()),
            work.resolve("nodes"),
            network.profile(),
            Sending.WHEN_ASKED,
            ReceiptRetention.DEFAULT,
            MessageObserver.NONE);
    var keys = new SimulatedNodes.Keys(network.pki(), network.trust());
    return SimulatedNodes.start(config, keys, network.clock(), network.random())
        .map(nodes -> new OwnCs(nodes, id, network, work));
  }

  /** Base URL of it as a server. */
  public URI endpoint() {
    return URI.create("https://" + id.hostName() + ":" + nodes.port() + "/" + id.role().path());
  }

  @Override
  public Outcome<Told> send(Errand errand) {
    nodes.useGateway(errand.gateway());
    var cs = nodes.municipal(id);
    return ResidentEventFile.read(file(errand))
        .then(cs::enter)
        .map(
            done -> {
              entered.put(errand.body(), done);
              return told(cs.deliver(done));
            });
  }

  @Override
  public Outcome<Told> again(Errand errand) {
    Entered done = entered.get(errand.body());
    done.notifications().forEach(number -> nodes.requeue(number, network.clock().instant()));
    return Outcome.passed(told(nodes.municipal(id).deliver(done)));
  }

  private static Told told(List<Delivery> deliveries) {
    return switch (deliveries.getFirst()) {
      case Delivery.Delivered delivered -> new Told(Told.State.ACKNOWLEDGED, "");
      case Delivery.Settled(String result) -> new Told(Told.State.REFUSED, result);
      case Delivery.Refused(var fault) -> new Told(Told.State.REFUSED, fault.refusalId());
      case Delivery.Waiting(String result) -> new Told(Told.State.WAITING, result);
    };
  }

  /** The errand as an operator of this CS would enter it. */
  private Path file(Errand errand) {
    String name = errand.event() == Errand.Event.BIRTH ? "birth.xml" : "move-within.xml";
    try (var in = OwnCs.class.getResourceAsStream(name)) {
      String text =
          new String(in.readAllBytes(), StandardCharsets.UTF_8)
              .replace("MUNICIPALITY", id.localGovernment().orElseThrow().value())
              .replace(
                  "REQUEST", "CONFORM-" + network.clock().instant().toEpochMilli() + "-" + ++events)
              .replace("CODE", errand.resident().code().value())
              .replace("NUMBER", errand.resident().number().value())
              .replace("NAME", errand.resident().name())
              .replace("ADDRESS", errand.resident().address());
      Path file = Files.createDirectories(work.resolve("events")).resolve(events + ".xml");
      return Files.writeString(file, text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    nodes.close();
  }
}

package jukigate.app.conform;

import java.net.URI;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import jukigate.conformance.stand.Network;
import jukigate.conformance.sut.Adapter;
import jukigate.conformance.sut.Errand;
import jukigate.conformance.sut.Told;
import jukigate.conformance.sut.Told.State;
import jukigate.domain.node.NodeId;
import jukigate.domain.refusal.Outcome;
import jukigate.domain.refusal.Refusal;
import jukigate.keystores.KeyRole;
import jukigate.keystores.TestPki;
import jukigate.simulators.SimulatedNodes;
import jukigate.simulators.SimulatorConfig;
import jukigate.simulators.SimulatorConfig.Sending;
import jukigate.simulators.node.Entered;
import jukigate.simulators.observe.MessageObserver;
import jukigate.simulators.post.Delivery;
import jukigate.simulators.store.OutboxEntry;
import jukigate.simulators.store.OutboxState;
import jukigate.simulators.store.ReceiptRetention;

/** The municipal CS of this project as the system under test; events are entered at its counter. */
public final class OwnCs implements Adapter, AutoCloseable {
  private final NodeId id;
  private final Network network;
  private final Path work;
  private final Map<Errand, Entered> entered = new HashMap<>();
  private SimulatedNodes nodes;
  private long mark;

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
    return nodes(id, network, work, 0).map(nodes -> new OwnCs(nodes, id, network, work));
  }

  private static Outcome<SimulatedNodes> nodes(NodeId id, Network network, Path work, int port) {
    var config =
        new SimulatorConfig(
            Set.of(id),
            port,
            URI.create("https://" + NodeId.GATEWAY.hostName()),
            work.resolve("nodes"),
            network.profile(),
            Sending.WHEN_ASKED,
            ReceiptRetention.DEFAULT,
            MessageObserver.NONE);
    var keys = new SimulatedNodes.Keys(network.pki(), network.trust());
    return SimulatedNodes.start(config, keys, network.clock(), network.random());
  }

  /** Base URL of it as a server. */
  public URI endpoint() {
    return URI.create("https://" + id.hostName() + ":" + nodes.port() + "/" + id.role().path());
  }

  @Override
  public Outcome<Told> send(Errand errand) {
    nodes.useGateway(errand.gateway());
    mark = nodes.outbox(id).stream().mapToLong(OutboxEntry.Stored::id).max().orElse(0);
    var desk = new OwnDesk(nodes, id, events());
    return switch (desk.does(errand)) {
      case OwnDesk.Done.Said(Told told) -> Outcome.passed(told);
      case OwnDesk.Done.Owes(Outcome.Refused<Entered>(Refusal why)) ->
          Outcome.passed(new Told(State.REFUSED, why.code().id()));
      case OwnDesk.Done.Owes(Outcome.Passed<Entered>(Entered done)) -> {
        entered.put(errand, done);
        yield Outcome.passed(told(nodes.municipal(id).deliver(done)));
      }
    };
  }

  private OwnEvents events() {
    return new OwnEvents(id.localGovernment().orElseThrow().value(), work.resolve("events"));
  }

  @Override
  public Outcome<Told> again(Errand errand) {
    nodes.useGateway(errand.gateway());
    List<Long> first =
        Optional.ofNullable(entered.get(errand)).map(Entered::notifications).orElse(List.of());
    long since = first.stream().mapToLong(number -> number - 1).min().orElse(mark);
    for (List<Long> owed = owed(since); !owed.isEmpty(); owed = further(since, owed)) {
      owed.forEach(number -> nodes.requeue(number, network.clock().instant()));
      List<Delivery> tried = nodes.municipal(id).deliver(new Entered(owed));
      if (tried.stream().anyMatch(Delivery.Waiting.class::isInstance)) {
        break;
      }
    }
    return Outcome.passed(first.isEmpty() ? new Told(State.UNKNOWN, "") : state(first));
  }

  /** What became owed by what was sent: the next block of a stream, entries of a batch. */
  private List<Long> further(long since, List<Long> before) {
    return owed(since).stream().filter(number -> !before.contains(number)).toList();
  }

  private List<Long> owed(long since) {
    return nodes.outbox(id).stream()
        .filter(it -> it.id() > since)
        .filter(it -> it.state() == OutboxState.WAITING || it.state() == OutboxState.DEAD)
        .map(OutboxEntry.Stored::id)
        .toList();
  }

  private Told state(List<Long> numbers) {
    return told(nodes.municipal(id).deliver(new Entered(numbers)));
  }

  private static Told told(List<Delivery> deliveries) {
    return deliveries.stream()
        .map(OwnCs::told)
        .filter(it -> it.state() != State.ACKNOWLEDGED)
        .findFirst()
        .orElseGet(
            () ->
                deliveries.isEmpty()
                    ? new Told(State.UNKNOWN, "nothing to send")
                    : new Told(State.ACKNOWLEDGED, ""));
  }

  private static Told told(Delivery delivery) {
    return switch (delivery) {
      case Delivery.Delivered delivered -> new Told(State.ACKNOWLEDGED, "");
      case Delivery.Settled(String result) -> new Told(State.REFUSED, result);
      case Delivery.Refused(var fault) -> new Told(State.REFUSED, fault.refusalId());
      case Delivery.Waiting(String result) -> new Told(State.WAITING, result);
    };
  }

  /** Ends it as a kill would leave its database, and starts it on the same port. */
  @Override
  public Outcome<Told> restart() {
    int port = nodes.port();
    nodes.close();
    return nodes(id, network, work, port)
        .map(
            again -> {
              nodes = again;
              return new Told(State.ACKNOWLEDGED, "restarted");
            });
  }

  @Override
  public Outcome<Told> renew() {
    return network
        .pki()
        .renew(id, KeyRole.TLS)
        .then(tls -> network.pki().renew(id, TestPki.signingRole(network.profile())))
        .map(sign -> new Told(State.ACKNOWLEDGED, "renewed"));
  }

  @Override
  public void close() {
    nodes.close();
  }
}

package jukigate.app.attack;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import jukigate.app.backbone.Backbone;
import jukigate.app.backbone.BackboneSetup;
import jukigate.conformance.attack.AttackRun;
import jukigate.conformance.attack.Front;
import jukigate.conformance.attack.Target;
import jukigate.conformance.attack.Witness;
import jukigate.conformance.attack.Witness.State;
import jukigate.conformance.line.HostileServer;
import jukigate.conformance.matrix.Ends;
import jukigate.conformance.matrix.MatrixRun;
import jukigate.domain.Language;
import jukigate.domain.node.NodeId;
import jukigate.domain.number.ResidentCode;
import jukigate.domain.refusal.Outcome;
import jukigate.domain.refusal.Refusal;
import jukigate.gateway.config.GatewayConfig;
import jukigate.gateway.journal.RecordedExchange;
import jukigate.keystores.TestPki;
import jukigate.simulators.SimulatorConfig.Sending;
import jukigate.simulators.observe.MessageEvent;
import jukigate.simulators.observe.MessageObserver;
import jukigate.wire.tls.FailedHandshake;

/** A gateway, two cities and a prefecture, all in this process and for one run of attacks only. */
public final class OwnGateway implements AutoCloseable {
  /** Short, so that an attack need not wait for long. */
  private static final String HANDSHAKE = "6s";

  /** Longer than the handshake may take, and no longer than needed. */
  private static final Duration PATIENCE = Duration.ofSeconds(8);

  private static final int CONNECTIONS = 80;

  private final Backbone backbone;
  private final Seen seen;
  private final HostileServer hostile;
  private final Overheard overheard = Overheard.begin();

  private OwnGateway(Backbone backbone, Seen seen, HostileServer hostile) {
    this.backbone = backbone;
    this.seen = seen;
    this.hostile = hostile;
  }

  /** What the nodes tell. */
  private static final class Seen implements MessageObserver {
    private final AtomicLong arrived = new AtomicLong();
    private final AtomicLong accepted = new AtomicLong();
    private final AtomicReference<Optional<Refusal>> refused =
        new AtomicReference<>(Optional.empty());
    private final AtomicReference<Optional<Witness.Recorded>> newest =
        new AtomicReference<>(Optional.empty());

    @Override
    public void saw(MessageEvent event) {
      if (event instanceof MessageEvent.Received received) {
        long number = arrived.incrementAndGet();
        received.refusal().ifPresentOrElse(why -> refused(number, why), accepted::incrementAndGet);
      }
    }

    @Override
    public void refused(FailedHandshake failure) {
      refused(arrived.get(), failure.reason());
    }

    private void refused(long number, Refusal why) {
      refused.set(Optional.of(why));
      newest.set(
          Optional.of(
              new Witness.Recorded(
                  number + " " + System.identityHashCode(why),
                  why.code().stage().name(),
                  why.code().id(),
                  why.text(Language.EN))));
    }
  }

  /**
   * Mints the bad certificates and starts everything on free ports.
   *
   * @param work where journal and databases go
   */
  public static Outcome<OwnGateway> start(
      TestPki pki, String profile, Path work, BackboneSetup.Around around) {
    AttackRun.prepare(pki);
    MatrixRun.prepare(pki);
    Seen seen = new Seen();
    var hostile = new HostileServer(hostileRole(pki));
    return GatewayConfig.of(hostileNodes(hostile.port()))
        .with("profile", profile)
        .then(made -> made.with("listen.port", "0"))
        .then(made -> made.with("limits.handshakes-on-record", "100000"))
        .then(made -> made.with("timeouts.handshake", HANDSHAKE))
        .then(made -> made.with("timeouts.request", PATIENCE.toSeconds() + "s"))
        .then(made -> made.with("limits.connections", String.valueOf(CONNECTIONS)))
        .then(made -> made.with("journal.folder", work.resolve("gateway").toString()))
        .then(
            config ->
                Backbone.start(
                    new BackboneSetup(
                        pki,
                        config,
                        new BackboneSetup.Nodes(
                            Set.of(Target.CITY, Target.OTHER_CITY, Target.PREFECTURE),
                            0,
                            work.resolve("nodes"),
                            Sending.WHEN_ASKED),
                        around,
                        seen)))
        .map(backbone -> new OwnGateway(backbone, seen, hostile));
  }

  private static HostileServer.Role hostileRole(TestPki pki) {
    return new HostileServer.Role(pki.tls(Target.FALSE_PREFECTURE), "TLSv1.3", true, false);
  }

  private static Map<NodeId, URI> hostileNodes(int port) {
    return Stream.of(Target.FALSE_PREFECTURE, Target.FALSE_CITY, Target.NEIGHBOUR, Target.FLEETING)
        .collect(
            Collectors.toMap(
                node -> node,
                node ->
                    URI.create(
                        "https://" + node.hostName() + ":" + port + "/" + node.role().path())));
  }

  /** Where a node of this process listens. */
  URI nodeUrl(NodeId node) {
    return backbone.nodeUrl(node);
  }

  public Target target() {
    return new Target(
        backbone.gatewayUrl(),
        backbone.pki(),
        backbone.profile(),
        backbone.trust(),
        backbone.clock(),
        new Eyes(),
        Optional.of(hostile),
        Front.GATEWAY.patient(PATIENCE));
  }

  /** The prefecture, attacked from the place of the gateway. */
  Target nodeTarget() {
    URI url = nodeUrl(Target.PREFECTURE);
    return new Target(
        url,
        backbone.pki(),
        backbone.profile(),
        backbone.trust(),
        backbone.clock(),
        new NodeEyes(),
        Optional.empty(),
        Front.ofNode(Target.PREFECTURE, url.getPath(), () -> {}));
  }

  /** Where connections can be attacked. */
  public Ends ends() {
    return new Connections();
  }

  private final class Connections implements Ends {
    @Override
    public Target target() {
      return OwnGateway.this.target();
    }

    @Override
    public HostileServer hostile() {
      return hostile;
    }

    @Override
    public int nodePort() {
      return backbone.nodes().orElseThrow().port();
    }

    @Override
    public Optional<Refusal> refusedByNodes() {
      return seen.refused.getAndSet(Optional.empty());
    }

    @Override
    public Optional<Refusal> dial(NodeId node, URI gateway) {
      var nodes = backbone.nodes().orElseThrow();
      nodes.useGateway(gateway);
      try {
        return nodes.line().check(node).refusal();
      } finally {
        nodes.useGateway(backbone.gatewayUrl());
      }
    }
  }

  private State state(ResidentCode resident, AtomicLong passed) {
    var nodes = backbone.nodes().orElseThrow();
    String record =
        nodes
            .prefecture(Target.PREFECTURE)
            .find(resident)
            .map(state -> state.entries().size() + " entries")
            .orElse("no record");
    return new State(
        record, passed.get(), nodes.outbox(Target.PREFECTURE).size(), seen.accepted.get());
  }

  /** Nothing that the gateway refuses may reach a node at all. */
  private final class Eyes implements Witness {
    @Override
    public State state(ResidentCode resident) {
      return OwnGateway.this.state(resident, seen.arrived);
    }

    @Override
    public String said() {
      return overheard.text();
    }

    @Override
    public Optional<Recorded> find(String correlationId) {
      return backbone.journal().byCorrelationId(correlationId).map(Eyes::recorded);
    }

    @Override
    public Optional<Recorded> newest() {
      return backbone.journal().latest(1).stream().findFirst().map(Eyes::recorded);
    }

    @Override
    public Optional<Recorded> refusedByNode() {
      return seen.refused
          .getAndSet(Optional.empty())
          .map(
              why ->
                  new Recorded(
                      "", why.code().stage().name(), why.code().id(), why.text(Language.EN)));
    }

    private static Recorded recorded(RecordedExchange row) {
      return new Recorded(row.correlationId(), row.stage(), row.refusalId(), row.detail());
    }
  }

  /** What is sent to a node arrives: nothing but good messages may be accepted. */
  private final class NodeEyes implements Witness {
    @Override
    public State state(ResidentCode resident) {
      return OwnGateway.this.state(resident, seen.accepted);
    }

    /** The correlation id in the fault of a node is the node's alone. */
    @Override
    public Optional<Recorded> find(String correlationId) {
      return newest();
    }

    @Override
    public Optional<Recorded> newest() {
      return seen.newest.get();
    }

    /** Nobody is behind it. */
    @Override
    public Optional<Recorded> refusedByNode() {
      return Optional.empty();
    }
  }

  @Override
  public void close() {
    backbone.close();
    hostile.close();
    overheard.close();
  }
}

package jukigate.app.backbone;

import java.net.URI;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import jukigate.domain.message.Payload;
import jukigate.domain.node.NodeId;
import jukigate.domain.node.NodeRole;
import jukigate.domain.refusal.Outcome;
import jukigate.domain.refusal.Refusal;
import jukigate.domain.time.BackboneClock;
import jukigate.gateway.audit.AuditEntry;
import jukigate.gateway.audit.WitnessWord;
import jukigate.gateway.config.GatewayConfig;
import jukigate.gateway.journal.JournalReader;
import jukigate.gateway.journal.sql.SqlAuditLog;
import jukigate.gateway.line.LineState;
import jukigate.gateway.management.Tally;
import jukigate.gateway.server.GatewayServer;
import jukigate.gateway.server.Surroundings;
import jukigate.gateway.trust.TrustReload;
import jukigate.keystores.RevocationService;
import jukigate.keystores.TestPki;
import jukigate.keystores.TrustFolder;
import jukigate.simulators.SimulatedNodes;
import jukigate.simulators.SimulatorConfig;
import jukigate.simulators.node.LineClerk;
import jukigate.simulators.store.ReceiptRetention;
import jukigate.wire.profile.SecurityProfile;
import jukigate.wire.trust.RevocationUpdate;
import jukigate.wire.trust.Trust;
import jukigate.wire.trust.TrustMaterial;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A running gateway, with simulated nodes behind it or alone. */
public final class Backbone implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Backbone.class);

  /** For nodes, databases and witnesses, when the last message is out. */
  private static final Duration CLOSING = Duration.ofSeconds(15);

  private final BackboneSetup setup;
  private final Trust trust;
  private final TrustReload reload;
  private final RevocationDesk revocation;
  private final Optional<SimulatedNodes> nodes;
  private final Lines lines;
  private final GatewayServer gateway;

  private Backbone(
      BackboneSetup setup,
      Judges judges,
      Optional<SimulatedNodes> nodes,
      Lines lines,
      GatewayServer gateway) {
    this.setup = setup;
    this.trust = judges.gateway();
    this.revocation = judges.revocation();
    this.reload =
        new TrustReload(
            setup.pki().trustFolder(), setup.pki()::renewCrls, revocation.source(trust), this::use);
    this.nodes = nodes;
    this.lines = lines;
    this.gateway = gateway;
  }

  /**
   * Mints what keys are missing, starts the nodes if any are simulated, then the gateway, and tells
   * each where the other listens. Refused: PORT_IN_USE, DATABASE_LOCKED, DATABASE_CORRUPT,
   * DISK_FULL, and what the PKI refuses: CLOCK_OUTSIDE_PKI when the clock is not within its time.
   */
  public static Outcome<Backbone> start(BackboneSetup setup) {
    SecurityProfile profile = setup.config().profile();
    return setup
        .pki()
        .serves(setup.around().clock().instant())
        .then(now -> setup.pki().prepare(participants(setup), profile))
        .then(minted -> RevocationDesk.open(setup))
        .then(revocation -> running(setup, revocation));
  }

  private static List<NodeId> participants(BackboneSetup setup) {
    List<NodeId> all = new ArrayList<>(setup.simulated().ids());
    all.add(NodeId.GATEWAY);
    return all;
  }

  /** Who trusts whom, and how either learns about revocation. */
  private record Judges(Trust gateway, Trust nodes, RevocationDesk revocation) {
    static Judges of(BackboneSetup setup, RevocationDesk revocation) {
      TrustMaterial material = revocation.material();
      return new Judges(
          trust(setup, material, revocation), trust(setup, material, revocation), revocation);
    }

    private static Trust trust(
        BackboneSetup setup, TrustMaterial material, RevocationDesk revocation) {
      return new Trust(
          material, setup.config().profile(), setup.around().clock(), revocation.revocation());
    }
  }

  private static Outcome<Backbone> running(BackboneSetup setup, RevocationDesk revocation) {
    Judges judges = Judges.of(setup, revocation);
    Outcome<Backbone> running =
        nodes(setup, judges.nodes()).then(nodes -> running(setup, judges, nodes));
    if (!running.isPassed()) {
      revocation.close();
    }
    return running;
  }

  private static Outcome<Backbone> running(
      BackboneSetup setup, Judges judges, Optional<SimulatedNodes> nodes) {
    Map<NodeId, URI> directory = directory(setup, nodes);
    Outcome<Backbone> running =
        Lines.open(setup.lines(), directory)
            .then(
                lines -> {
                  var gateway = gateway(setup, judges.gateway(), lines.directory(directory));
                  if (!gateway.isPassed()) {
                    lines.close();
                  }
                  return gateway.map(it -> joined(setup, judges, nodes, lines, it));
                });
    if (!running.isPassed()) {
      nodes.ifPresent(SimulatedNodes::close);
    }
    return running;
  }

  public TestPki pki() {
    return setup.pki();
  }

  public SecurityProfile profile() {
    return setup.config().profile();
  }

  /** What the gateway trusts; the nodes have their own, which X19 keeps up with it. */
  public Trust trust() {
    return trust;
  }

  /**
   * Renews the CRLs that have passed half of their life, then reads CRLs and CA certificates if
   * their files changed; otherwise that happens by itself at the configured interval. True when
   * something new is in force.
   */
  public Outcome<Boolean> reloadTrust() {
    return reload.reload();
  }

  /** What answers about revocation here; empty when CRLs are read from files, or others answer. */
  public Optional<RevocationService> revocationService() {
    return revocation.own();
  }

  /** Empty when the gateway is alone: every node is somebody else's. */
  public Optional<SimulatedNodes> nodes() {
    return nodes;
  }

  public BackboneClock clock() {
    return setup.around().clock();
  }

  /**
   * What a move of the clock brought about.
   *
   * @param certificates of nodes and gateway that were renewed
   * @param erased certificates, delivery addresses and records that were erased
   * @param sent attempts to send what had become due
   */
  public record Settled(Instant instant, int certificates, int erased, int sent) {}

  /**
   * Moves the clock and returns when everything has followed it: CRLs and certificates that are
   * near their end are new, what must not be kept is erased, what has become due has been sent.
   * What lies between is not lived through: a period that began and ended there has left no trace.
   *
   * @return refused with CLOCK_BACKWARDS and CLOCK_OUTSIDE_PKI, then nothing has changed; and with
   *     what the PKI refuses while it renews
   */
  public Outcome<Settled> moveTo(Instant instant) {
    return moveTo(instant, Map.of());
  }

  /**
   * The same.
   *
   * @param by who it was, for the record, e.g. the role at the console
   */
  public synchronized Outcome<Settled> moveTo(Instant instant, Map<String, String> by) {
    boolean back = instant.isBefore(clock().instant()); // which the clock itself refuses
    Outcome<Instant> served = back ? Outcome.passed(instant) : setup.pki().serves(instant);
    return served
        .then(clock()::to)
        .then(this::settled)
        .map(
            settled -> {
              clockOnRecord("to", settled.instant().toString(), by);
              return settled;
            });
  }

  /**
   * Stops the clock where it is.
   *
   * @param by as in {@link #moveTo}
   */
  public void freezeClock(Map<String, String> by) {
    clockOnRecord("mode", "freeze", by);
    clock().freeze();
  }

  /**
   * Lets the clock run.
   *
   * @param speed seconds in one second of the machine, from 1
   * @param by as in {@link #moveTo}
   */
  public void runClock(int speed, Map<String, String> by) {
    clockOnRecord("speed", Integer.toString(speed), by);
    clock().run(speed);
  }

  private void clockOnRecord(String what, String value, Map<String, String> by) {
    Map<String, String> more = new HashMap<>(by);
    more.put(what, value);
    putOnRecord("clock", more);
  }

  private Outcome<Settled> settled(Instant now) {
    // Certificates first: who signs the head over new trust is not to renew his own beside this.
    return setup
        .pki()
        .prepare(participants(setup), profile())
        .then(certificates -> reloadTrust().map(renewed -> certificates))
        .map(
            certificates -> {
              var unused = auditLog().erasure().due(now, "rule");
              int erased = nodes.map(here -> here.eraseDue(now)).orElse(0);
              int sent = nodes.map(here -> here.runDue(now)).orElse(0);
              return new Settled(now, certificates, erased, sent);
            });
  }

  /** The CAs that issue to the network, and those that a rollover has ended. */
  public Set<X509Certificate> everIssuers() {
    Set<X509Certificate> all = new HashSet<>(trust().material().issuers());
    all.addAll(TrustFolder.former(pki().trustFolder()));
    return all;
  }

  /**
   * X19: the line of a node.
   *
   * @param there from the gateway; empty for a node that only sends
   * @param back to the gateway; empty when the node is not simulated here: nobody can speak for it
   */
  public record Line(Optional<LineState> there, Optional<LineClerk.Trip> back) {}

  /** The nodes that have a line to this gateway. */
  public List<NodeId> lines() {
    return Stream.concat(setup.simulated().ids().stream(), setup.config().nodes().keySet().stream())
        .distinct()
        .sorted()
        .toList();
  }

  /** Checks the line to a node and, where it is simulated here, from it. */
  public Line checkLine(NodeId node) {
    boolean listens = node.role() != NodeRole.MYNAPORTAL;
    return new Line(
        listens ? Optional.of(gateway.checkLine(node)) : Optional.empty(),
        nodes
            .filter(here -> setup.simulated().ids().contains(node))
            .map(here -> here.line().check(node)));
  }

  /**
   * The gateway reads the folder; the nodes ask the gateway, and read it only if the line is down.
   */
  private Outcome<TrustMaterial> use(TrustMaterial material) {
    if (!material.equals(trust.material())) {
      putOnRecord("trust", Map.of("lists", digest(material)));
    }
    trust.replace(material);
    return nodes
        .map(here -> here.line().renew(material))
        .map(renewal -> told(renewal).map(taken -> material))
        .orElseGet(() -> Outcome.passed(material));
  }

  /** Where the CRLs of the nodes came from; refused when the nodes did not take what came. */
  private static Outcome<LineClerk.Renewal> told(LineClerk.Renewal renewal) {
    switch (renewal) {
      case LineClerk.Renewal.NotNeeded() -> LOG.debug("CRLs of the nodes are current");
      case LineClerk.Renewal.OverTheLine(NodeId asker) ->
          LOG.info("CRLs fetched over the line by {}", asker);
      case LineClerk.Renewal.FromMedium(Refusal why) ->
          LOG.info("CRLs taken from the folder, the line gave none: {}", why.code().id());
      case LineClerk.Renewal.Refused(Refusal why) -> {
        return Outcome.refused(why);
      }
    }
    return Outcome.passed(renewal);
  }

  public JournalReader journal() {
    return gateway.journal();
  }

  /** What the gateway has counted, see {@link GatewayServer#tally}. */
  public Tally tally() {
    return gateway.tally();
  }

  /** Messages of the last minute by node, see {@link GatewayServer#traffic}. */
  public Map<NodeId, Integer> traffic() {
    return gateway.traffic();
  }

  /**
   * Puts an administrative act on record.
   *
   * @param what in a word, e.g. {@code clock}
   * @param more no personal data
   */
  public void putOnRecord(String what, Map<String, String> more) {
    auditLog().act(AuditEntry.act(what, clock().instant(), more));
  }

  /** Over all lists, whatever their order. */
  private static String digest(TrustMaterial material) {
    return Payload.ofUtf8(
            RevocationUpdate.encoded(material).stream()
                .map(der -> Payload.of(der).sha256())
                .sorted()
                .collect(Collectors.joining("\n")))
        .sha256();
  }

  /** The tree of the gateway's decisions. */
  public SqlAuditLog auditLog() {
    return gateway.auditLog();
  }

  /** Shows the witnesses of the audit log the newest head now. */
  public void witness() {
    gateway.witness();
  }

  /** What the witnesses of the audit log keep. */
  public List<WitnessWord> witnesses() {
    return gateway.witnesses();
  }

  /** Where journal and audit log are. */
  public Path journalFolder() {
    return setup.config().journalFolder();
  }

  /** Where the gateway listens, e.g. {@code https://gateway.jukigate.localhost:8443}. */
  public URI gatewayUrl() {
    return url(NodeId.GATEWAY, gateway.port());
  }

  /** Where health and metrics of the gateway are asked for; empty when nobody may. */
  public Optional<URI> management() {
    return gateway.management();
  }

  /** How long its stop may take: what is under way finishes, and all is closed in order. */
  public Duration stopPatience() {
    return setup.config().drain().plus(setup.config().stopTimeout()).plus(CLOSING);
  }

  /** Where a node finds the gateway: at its end of its line, where there are lines. */
  public URI gatewayUrl(NodeId node) {
    return lines.gateway(node, gatewayUrl());
  }

  /** Empty where nodes and gateway are connected without. */
  public Optional<jukigate.line.Line> line() {
    return lines.line();
  }

  /** Where a simulated node listens, before any line. */
  public URI nodeUrl(NodeId node) {
    return base(node, nodes.orElseThrow().port());
  }

  /** The gateway lets what is under way finish; then the nodes stop. */
  @Override
  public void close() {
    reload.close();
    gateway.close();
    nodes.ifPresent(SimulatedNodes::close);
    lines.close();
    revocation.close();
  }

  private static Outcome<Optional<SimulatedNodes>> nodes(BackboneSetup setup, Trust trust) {
    var simulated = setup.simulated();
    if (simulated.ids().isEmpty()) {
      return Outcome.passed(Optional.empty());
    }
    return SimulatedNodes.start(
            new SimulatorConfig(
                simulated.ids(),
                simulated.port(),
                url(NodeId.GATEWAY, Math.max(1, setup.config().listening().port())),
                simulated.folder(),
                setup.config().profile(),
                simulated.sending(),
                ReceiptRetention.DEFAULT,
                setup.observer()),
            new SimulatedNodes.Keys(setup.pki(), trust),
            setup.around().clock(),
            setup.around().random())
        .map(Optional::of);
  }

  private static Map<NodeId, URI> directory(BackboneSetup setup, Optional<SimulatedNodes> nodes) {
    Map<NodeId, URI> directory = new HashMap<>();
    nodes.ifPresent(
        here ->
            setup.simulated().ids().forEach(node -> directory.put(node, base(node, here.port()))));
    directory.putAll(setup.config().nodes());
    return directory;
  }

  private static Outcome<GatewayServer> gateway(
      BackboneSetup setup, Trust trust, Map<NodeId, URI> directory) {
    GatewayConfig config = Witnesses.of(setup).chosen(setup.config().withNodes(directory));
    var around = Surroundings.of(setup.around().clock(), setup.around().random());
    return OwnKeys.of(setup).then(keys -> GatewayServer.start(config, keys, trust, around));
  }

  private static Backbone joined(
      BackboneSetup setup,
      Judges judges,
      Optional<SimulatedNodes> nodes,
      Lines lines,
      GatewayServer gateway) {
    Backbone backbone = new Backbone(setup, judges, nodes, lines, gateway);
    lines.line().ifPresent(line -> line.gatewayIsAt(gateway.port()));
    nodes.ifPresent(here -> here.useGateways(backbone::gatewayUrl));
    backbone.reload.start(setup.config().trustReloadInterval());
    return backbone;
  }

  private static URI url(NodeId node, int port) {
    return URI.create("https://" + node.hostName() + ":" + port);
  }

  private static URI base(NodeId node, int port) {
    return URI.create(url(node, port) + "/" + node.role().path());
  }
}

package jukigate.gateway.server;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import jukigate.domain.node.NodeId;
import jukigate.domain.refusal.Outcome;
import jukigate.gateway.Gateway;
import jukigate.gateway.audit.WitnessWord;
import jukigate.gateway.config.GatewayConfig;
import jukigate.gateway.edge.HandshakeRefusals;
import jukigate.gateway.edge.Listener;
import jukigate.gateway.edge.ListenerTls;
import jukigate.gateway.journal.AnchorFile;
import jukigate.gateway.journal.JournalReader;
import jukigate.gateway.journal.sql.SqlAuditLog;
import jukigate.gateway.journal.sql.SqlJournal;
import jukigate.gateway.line.LineProbe;
import jukigate.gateway.line.LineState;
import jukigate.gateway.management.Tally;
import jukigate.gateway.validate.ContractPack;
import jukigate.store.DatabaseOptions;
import jukigate.wire.tls.NodeClient;
import jukigate.wire.trust.Trust;

/** A running gateway. */
public final class GatewayServer implements AutoCloseable {
  private final GatewayConfig config;
  private final SqlJournal journal;
  private final NodeClient client;
  private final Turnstile turnstile;
  private final HandshakeRecord handshakes;
  private final ServerVitals vitals;
  private final LineProbe probe;
  private final AuditSealing sealing;
  private final Witnessing witnessing;
  private final PeriodSweep sweep;
  private final Watch watch;

  private GatewayServer(
      GatewayConfig config, SqlJournal journal, NodeClient client, Serving serving) {
    this.config = config;
    this.journal = journal;
    this.client = client;
    this.turnstile = serving.turnstile();
    this.handshakes = serving.handshakes();
    this.vitals = serving.vitals();
    this.probe = serving.probe();
    this.sealing = serving.sealing();
    this.witnessing = serving.witnessing();
    this.sweep = serving.sweep();
    this.watch = serving.watch();
  }

  private record Serving(
      Turnstile turnstile,
      HandshakeRecord handshakes,
      ServerVitals vitals,
      LineProbe probe,
      AuditSealing sealing,
      Witnessing witnessing,
      PeriodSweep sweep,
      Watch watch) {}

  /**
   * Starts: journal first, then the socket. Refused: DATABASE_LOCKED, DATABASE_CORRUPT, DISK_FULL,
   * DATABASE_UNREACHABLE, DATABASE_NOT_DURABLE, PORT_IN_USE; PAYLOAD_KEY_MISSING; AUDIT_ROLLED_BACK
   * and AUDIT_FORKED for a database that is older than its heads; TRACES_NOT_LOOPBACK and
   * TRACES_NOT_STARTED. The JVM must have been hardened before ({@code JvmSecurity.harden}).
   *
   * @param trust shared with whoever reloads it; every request asks it anew
   */
  public static Outcome<GatewayServer> start(
      GatewayConfig config, GatewayKeys keys, Trust trust, Surroundings around) {
    // The schema compiles while the database boots: the two longest parts of a start.
    var pack = CompletableFuture.supplyAsync(ContractPack::own);
    return SqlJournal.open(config.journalDatabase(), config.journalKey(), DatabaseOptions.DEFAULTS)
        .then(
            journal -> {
              var assembly = new Assembly(config, pack.join(), keys, trust, around);
              var client =
                  new NodeClient(() -> Optional.of(keys.tls().get()), trust, config.profile());
              var serving =
                  Watch.begin(config, around)
                      .then(watch -> watched(assembly, journal, client, watch));
              if (!serving.isPassed()) {
                client.close();
                journal.close();
              }
              return serving.map(it -> new GatewayServer(config, journal, client, it));
            });
  }

  /** The port that is bound, also when the configuration says 0. */
  public int port() {
    return vitals.listener().port();
  }

  /** Where health and metrics are asked for; empty when the configuration names no port. */
  public Optional<URI> management() {
    return watch.address();
  }

  /**
   * What has been counted: from the start where metrics are on, else from the first question for
   * this or for {@link #traffic}.
   */
  public Tally tally() {
    return watch.tally(vitals);
  }

  /** How many messages of the last minute name each node; those that none names are not there. */
  public Map<NodeId, Integer> traffic() {
    return watch.traffic();
  }

  /** X19: one signed round trip to a node, on record. */
  public LineState checkLine(NodeId node) {
    return probe.check(node);
  }

  public JournalReader journal() {
    return journal.reader();
  }

  /** The tree of all decisions. */
  public SqlAuditLog auditLog() {
    return journal.auditLog();
  }

  /** Seals what waits, and shows the witnesses the newest head now. */
  public void witness() {
    sealing.seal();
    witnessing.round();
  }

  /** Asks each witness what it keeps. */
  public List<WitnessWord> witnesses() {
    return witnessing.words();
  }

  /**
   * Says that it is not ready; after the time for that refuses what is new with SHUTTING_DOWN, lets
   * what is under way finish, then closes. Who asks for health is answered to the end.
   */
  @Override
  public void close() {
    watch.stopping();
    turnstile.close(config.stopTimeout());
    vitals.listener().close();
    handshakes.close();
    sweep.close();
    sealing.close();
    witnessing.close();
    client.close();
    watch.close();
    journal.close();
  }

  private static Outcome<Serving> watched(
      Assembly assembly, SqlJournal journal, NodeClient client, Watch watch) {
    var serving =
        sealing(assembly, journal)
            .then(sealing -> serve(assembly, journal, client, sealing, watch));
    if (!serving.isPassed()) {
      watch.close();
    }
    return serving;
  }

  private static Outcome<AuditSealing> sealing(Assembly assembly, SqlJournal journal) {
    return AuditSealing.start(
        journal.auditLog(), AnchorFile.of(assembly.config().journalFolder()), assembly);
  }

  private static Outcome<Serving> serve(
      Assembly assembly,
      SqlJournal database,
      NodeClient client,
      AuditSealing sealing,
      Watch watch) {
    var around = assembly.around();
    var journal = watch.journal(database);
    var gateway =
        new Gateway(assembly.steps(journal, client::post), around.nanoTime(), watch.observer());
    var turnstile = new Turnstile();
    var handshakes = new HandshakeRecord(journal, around, assembly.config().handshakesOnRecord());
    var opened =
        listener(assembly, gateway, turnstile, watch.handshakes(handshakes))
            .map(it -> new ServerVitals(assembly, database, turnstile, it, sealing))
            .then(vitals -> shown(watch, vitals));
    if (!opened.isPassed()) {
      handshakes.close();
      sealing.close();
    }
    return opened.map(
        vitals ->
            new Serving(
                turnstile,
                handshakes,
                vitals,
                assembly.probe(journal, client::post),
                sealing,
                Witnessing.start(assembly, database, client::post),
                PeriodSweep.start(database.auditLog().erasure(), around.clock()),
                watch));
  }

  private static Outcome<Listener> listener(
      Assembly assembly, Gateway gateway, Turnstile turnstile, HandshakeRefusals handshakes) {
    var tls =
        new ListenerTls(
            assembly.keys().tls(), assembly.trust(), assembly.config().profile(), handshakes);
    return Listener.open(
        assembly.config().listening(),
        tls,
        assembly.pack().services(),
        new GatewayDoor(gateway, assembly, turnstile));
  }

  /** Last of all: who asks for health before is not answered, and a probe takes that for a no. */
  private static Outcome<ServerVitals> shown(Watch watch, ServerVitals vitals) {
    var shown = watch.open(vitals).map(opened -> vitals);
    if (!shown.isPassed()) {
      vitals.listener().close();
    }
    return shown;
  }
}

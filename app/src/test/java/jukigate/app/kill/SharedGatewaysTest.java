package jukigate.app.kill;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.stream.IntStream;
import jukigate.app.badinput.Draft;
import jukigate.conformance.line.Heard;
import jukigate.conformance.line.TlsPost;
import jukigate.domain.message.MessageId;
import jukigate.domain.message.Operation;
import jukigate.domain.message.Payload;
import jukigate.domain.node.NodeId;
import jukigate.domain.refusal.Outcome;
import jukigate.gateway.audit.Anchor;
import jukigate.gateway.audit.AuditReport;
import jukigate.gateway.journal.AnchorFile;
import jukigate.gateway.journal.RecordedExchange;
import jukigate.gateway.journal.Verdict;
import jukigate.gateway.journal.sql.SqlJournal;
import jukigate.keystores.TestPki;
import jukigate.simulators.SimulatedNodes;
import jukigate.simulators.SimulatorConfig;
import jukigate.simulators.observe.MessageObserver;
import jukigate.simulators.store.ReceiptRetention;
import jukigate.store.DatabaseOptions;
import jukigate.store.DatabasePlace;
import jukigate.store.TestServer;
import jukigate.wire.audit.LogOwner;
import jukigate.wire.envelope.Direction;
import jukigate.wire.envelope.Envelope;
import jukigate.wire.message.FaultBody;
import jukigate.wire.message.MessageKind;
import jukigate.wire.profile.SecurityProfile;
import jukigate.wire.security.UnsealedMessage;
import jukigate.wire.security.Unsealer;
import jukigate.wire.tls.JvmSecurity;
import jukigate.wire.trust.Trust;
import jukigate.wire.xml.XmlLimits;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Gateways that are processes of their own, with one journal on a PostgreSQL server: to whoever
 * sends and whoever reviews they are one.
 */
@Timeout(600)
class SharedGatewaysTest {
  private static final SecurityProfile PROFILE = SecurityProfile.HIGH_2026;
  private static final int GATEWAYS = 2;
  private static final int SENDERS = 3;
  private static final int EACH_PHASE = 12;

  @TempDir Path folder;
  private final SecureRandom random = new SecureRandom();
  private final AtomicReferenceArray<GatewayProcess> gateways =
      new AtomicReferenceArray<>(GATEWAYS);
  private final Map<MessageId, Payload> answered = new ConcurrentHashMap<>();
  private final List<Draft> delivered = new CopyOnWriteArrayList<>();
  private final AtomicInteger refused = new AtomicInteger();
  private DatabasePlace.Server database;
  private TestPki pki;
  private Trust trust;
  private SimulatedNodes nodes;
  private TlsPost post;

  @BeforeEach
  void start() {
    JvmSecurity.harden();
    database = TestServer.database(folder);
    pki = TestPki.openOrMint(folder.resolve("pki"), InstantSource.system(), random).orThrow();
    pki.prepare(List.of(Draft.CITY, Draft.PREFECTURE, NodeId.GATEWAY), PROFILE).orThrow();
    trust = new Trust(pki.trustMaterial(), PROFILE, InstantSource.system());
    var config =
        new SimulatorConfig(
            Set.of(Draft.CITY, Draft.PREFECTURE),
            0,
            URI.create("https://gateway.jukigate.localhost:1"),
            folder.resolve("nodes"),
            PROFILE,
            SimulatorConfig.Sending.WHEN_ASKED,
            ReceiptRetention.DEFAULT,
            MessageObserver.NONE);
    nodes =
        SimulatedNodes.start(
                config, new SimulatedNodes.Keys(pki, trust), InstantSource.system(), random)
            .orThrow();
    post = new TlsPost(PROFILE, trust);
    IntStream.range(0, GATEWAYS).forEach(it -> gateways.set(it, gateway(it)));
  }

  @AfterEach
  void close() {
    IntStream.range(0, GATEWAYS).forEach(it -> gateways.get(it).close());
    nodes.close();
  }

  /**
   * One gateway is always up: its senders, who go to the other when one does not answer, lose
   * nothing.
   */
  @Test
  void gatewaysThatAreKilledAndRestartedInTurns_areOne() throws Exception {
    var stopped = new AtomicBoolean();
    try (var threads = Executors.newFixedThreadPool(SENDERS)) {
      for (int sender = 0; sender < SENDERS; sender++) {
        int first = sender % GATEWAYS;
        threads.execute(() -> sendUntil(stopped, first));
      }
      awaitDelivered(EACH_PHASE);
      gateways.get(0).kill();
      awaitDelivered(EACH_PHASE);
      gateways.set(0, gateway(0));
      awaitDelivered(EACH_PHASE);
      gateways.get(1).stop(); // as a rolling restart does
      awaitDelivered(EACH_PHASE);
      gateways.set(1, gateway(1));
      awaitDelivered(EACH_PHASE);
      stopped.set(true);
    }
    assertRefusedAtBoth();
    for (int each = 0; each < GATEWAYS; each++) {
      gateways.get(each).stop();
    }
    assertAppliedOnce();
    assertOneLog();
  }

  private GatewayProcess gateway(int number) {
    return GatewayProcess.start(
        home(number),
        folder.resolve("pki"),
        List.of(
            Draft.PREFECTURE
                + "=https://"
                + Draft.PREFECTURE.hostName()
                + ":"
                + nodes.port()
                + "/pref",
            Draft.CITY + "=https://" + Draft.CITY.hostName() + ":" + nodes.port() + "/cs",
            "--journal.database=" + database.address(),
            "--journal.database-password-file=" + database.password(),
            "--journal.key=" + key()));
  }

  private Path home(int gateway) {
    return folder.resolve("gateway-" + gateway);
  }

  private Path key() {
    return folder.resolve("journal.key");
  }

  private void sendUntil(AtomicBoolean stopped, int first) {
    int at = first;
    while (!stopped.get()) {
      Draft draft = Draft.birth(pki, PROFILE, random);
      while (!isDelivered(draft, at)) {
        at = (at + 1) % GATEWAYS;
        draft = draft.messageId(MessageId.fresh(random));
      }
      at = (at + 1) % GATEWAYS;
    }
  }

  private boolean isDelivered(Draft draft, int gateway) {
    Payload bytes = draft.seal(PROFILE);
    Optional<UnsealedMessage> answer = post(gateway, bytes);
    if (answer.filter(it -> it.kind() == MessageKind.RESPONSE).isEmpty()) {
      refused.incrementAndGet();
      return false;
    }
    answered.put(draft.addressing().messageId(), bytes);
    synchronized (delivered) {
      delivered.add(draft);
      delivered.notifyAll();
    }
    return true;
  }

  private void awaitDelivered(int more) throws InterruptedException {
    synchronized (delivered) {
      int until = delivered.size() + more;
      while (delivered.size() < until) {
        delivered.wait();
      }
    }
  }

  /** What is admitted at one is a replay at every other; those of a moment ago are still fresh. */
  private void assertRefusedAtBoth() {
    assertThat(delivered).hasSizeGreaterThanOrEqualTo(5 * EACH_PHASE);
    for (Draft draft : delivered.subList(delivered.size() - EACH_PHASE / 2, delivered.size())) {
      Payload bytes = answered.get(draft.addressing().messageId());
      for (int each = 0; each < GATEWAYS; each++) {
        var fault = FaultBody.read(post(each, bytes).orElseThrow().body()).orElseThrow();
        assertThat(fault.refusalId()).isEqualTo("JG-601");
      }
    }
  }

  private void assertAppliedOnce() {
    assertThat(delivered)
        .allSatisfy(
            draft ->
                assertThat(
                        nodes
                            .prefecture(Draft.PREFECTURE)
                            .find(draft.resident())
                            .orElseThrow()
                            .entries())
                    .hasSize(1));
  }

  private void assertOneLog() {
    try (var journal = SqlJournal.open(database, key(), DatabaseOptions.DEFAULTS).orThrow()) {
      Map<String, RecordedExchange> rows = new HashMap<>();
      journal
          .reader()
          .export(
              row ->
                  rows.merge(
                      row.messageId(), row, (a, b) -> a.verdict() == Verdict.REFUSED ? b : a));
      answered.forEach(
          (id, bytes) -> {
            assertThat(rows.get(id.value()).verdict()).isEqualTo(Verdict.ANSWERED);
            assertThat(rows.get(id.value()).requestSha256()).isEqualTo(bytes.sha256());
          });
      List<Anchor> anchors = new ArrayList<>();
      for (int each = 0; each < GATEWAYS; each++) {
        anchors.addAll(AnchorFile.of(home(each).resolve("gateway")).read().orThrow());
      }
      assertThat(new HashSet<>(anchors)).as("each head is signed by one").hasSameSizeAs(anchors);
      var owner = new LogOwner(pki.trustMaterial().issuers());
      AuditReport report = journal.auditLog().verify(anchors, owner, true);
      assertThat(report.findings()).isEmpty();
      assertThat(report.pending()).isZero();
      assertThat(anchors).hasSizeGreaterThanOrEqualTo(GATEWAYS);
    }
    assertThat(home(0).resolve("gateway/db")).doesNotExist();
  }

  private Optional<UnsealedMessage> post(int gateway, Payload bytes) {
    var request = new TlsPost.Request(Operation.UPDATE_IDENTITY.requestAction(), bytes);
    Heard heard =
        post.post(
            gateways.get(gateway).service(), Optional.of(pki.tls(Draft.CITY)), request, false);
    return heard instanceof Heard.Answer answer ? unseal(answer.body()) : Optional.empty();
  }

  /** Half an answer is none. */
  private Optional<UnsealedMessage> unseal(Payload answer) {
    Outcome<UnsealedMessage> unsealed =
        Envelope.parse(answer, Direction.ANSWER, XmlLimits.DEFAULT)
            .then(it -> new Unsealer(PROFILE, trust).unseal(it, InstantSource.system().instant()));
    return unsealed.isPassed() ? Optional.of(unsealed.orThrow()) : Optional.empty();
  }
}

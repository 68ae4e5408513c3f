package jukigate.app.kill;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Predicate;
import jukigate.app.badinput.Draft;
import jukigate.app.command.Typed;
import jukigate.conformance.line.Heard;
import jukigate.conformance.line.TlsPost;
import jukigate.domain.message.MessageId;
import jukigate.domain.message.Operation;
import jukigate.domain.message.Payload;
import jukigate.domain.node.NodeId;
import jukigate.domain.refusal.Outcome;
import jukigate.gateway.journal.RecordedExchange;
import jukigate.gateway.journal.Verdict;
import jukigate.gateway.journal.sql.SqlJournal;
import jukigate.keystores.TestPki;
import jukigate.simulators.SimulatedNodes;
import jukigate.simulators.SimulatorConfig;
import jukigate.simulators.observe.MessageEvent;
import jukigate.simulators.store.ReceiptRetention;
import jukigate.store.DatabaseOptions;
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
 * The gateway's process is killed while messages flow: at the sender's acknowledgement, when a
 * request has reached its node, and when the node has replied. What was acknowledged is on record
 * and applied once; what was not can be sent again.
 */
@Timeout(600)
class GatewayKillTest {
  private static final SecurityProfile PROFILE = SecurityProfile.HIGH_2026;
  private static final int SENDERS = 4;
  private static final int ROUNDS = 6;

  private enum At {
    ACKNOWLEDGED,
    ARRIVED,
    REPLIED
  }

  /** One message as it was sent, and the answer that its sender accepts, if there was one. */
  private record Letter(Draft draft, Payload bytes, Optional<UnsealedMessage> answer) {
    MessageId id() {
      return draft.addressing().messageId();
    }
  }

  /** Where and at which one the gateway of this round is killed. */
  private record Trigger(At at, AtomicInteger left, GatewayProcess gateway) {
    void reached(At point) {
      if (point == at && left.decrementAndGet() == 0) {
        gateway.kill();
      }
    }
  }

  @TempDir Path folder;
  private final SecureRandom random = new SecureRandom();
  private final AtomicReference<Optional<Trigger>> trigger =
      new AtomicReference<>(Optional.empty());
  private final List<Letter> letters = new CopyOnWriteArrayList<>();
  private TestPki pki;
  private Trust trust;
  private SimulatedNodes nodes;
  private TlsPost post;

  @BeforeEach
  void start() {
    JvmSecurity.harden();
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
            this::saw);
    nodes =
        SimulatedNodes.start(
                config, new SimulatedNodes.Keys(pki, trust), InstantSource.system(), random)
            .orThrow();
    post = new TlsPost(PROFILE, trust);
  }

  @AfterEach
  void stop() {
    nodes.close();
  }

  /** Called by the node's own thread, which goes on only when the gateway is dead. */
  private void saw(MessageEvent event) {
    Optional<Trigger> armed = trigger.get();
    if (event instanceof MessageEvent.Received) {
      armed.ifPresent(it -> it.reached(At.ARRIVED));
    } else if (event instanceof MessageEvent.Replied) {
      armed.ifPresent(it -> it.reached(At.REPLIED));
    }
  }

  @Test
  void killedGateway_losesNothingThatWasAcknowledged_andDoublesNothing() {
    var seeded = new Random(20_261_121);
    Set<MessageId> unanswered = ConcurrentHashMap.newKeySet();
    GatewayProcess gateway = gateway();
    for (int round = 0; round < ROUNDS; round++) {
      At at = At.values()[round % At.values().length];
      List<Letter> sent = untilKilled(gateway, at, 1 + seeded.nextInt(12));
      List<RecordedExchange> rows = rows();
      unanswered.addAll(admitted(rows));
      gateway = gateway();
      for (Letter letter : sent) {
        afterTheKill(gateway, letter, rows);
      }
    }
    gateway.close();
    assertRecordedAndAppliedOnce(unanswered);
  }

  private GatewayProcess gateway() {
    var address = "=https://" + Draft.PREFECTURE.hostName() + ":" + nodes.port() + "/pref";
    var sender = "=https://" + Draft.CITY.hostName() + ":" + nodes.port() + "/cs";
    return GatewayProcess.start(
        folder, folder.resolve("pki"), List.of(Draft.PREFECTURE + address, Draft.CITY + sender));
  }

  private List<Letter> untilKilled(GatewayProcess gateway, At at, int count) {
    var armed = new Trigger(at, new AtomicInteger(count), gateway);
    trigger.set(Optional.of(armed));
    List<Letter> sent = new CopyOnWriteArrayList<>();
    try (var threads = Executors.newFixedThreadPool(SENDERS)) {
      for (int i = 0; i < SENDERS; i++) {
        threads.execute(() -> send(armed, sent));
      }
    }
    trigger.set(Optional.empty());
    letters.addAll(sent);
    return sent;
  }

  private void send(Trigger armed, List<Letter> sent) {
    while (!armed.gateway().isKilled()) {
      Letter letter = post(armed.gateway(), Draft.birth(pki, PROFILE, random));
      sent.add(letter);
      if (letter.answer().isPresent()) {
        armed.reached(At.ACKNOWLEDGED);
      }
    }
  }

  private Letter post(GatewayProcess gateway, Draft draft) {
    Payload bytes = draft.seal(PROFILE);
    return new Letter(draft, bytes, post(gateway, bytes).filter(GatewayKillTest::isAnswer));
  }

  private Optional<UnsealedMessage> post(GatewayProcess gateway, Payload bytes) {
    var request = new TlsPost.Request(Operation.UPDATE_IDENTITY.requestAction(), bytes);
    Heard heard = post.post(gateway.service(), Optional.of(pki.tls(Draft.CITY)), request, false);
    return heard instanceof Heard.Answer answer ? unseal(answer.body()) : Optional.empty();
  }

  /** Half an answer is none. */
  private Optional<UnsealedMessage> unseal(Payload answer) {
    Outcome<UnsealedMessage> unsealed =
        Envelope.parse(answer, Direction.ANSWER, XmlLimits.DEFAULT)
            .then(it -> new Unsealer(PROFILE, trust).unseal(it, InstantSource.system().instant()));
    return unsealed.isPassed() ? Optional.of(unsealed.orThrow()) : Optional.empty();
  }

  private static boolean isAnswer(UnsealedMessage message) {
    return message.kind() == MessageKind.RESPONSE && message.signer().equals(Draft.PREFECTURE);
  }

  /** What the dead gateway left behind. */
  private List<RecordedExchange> rows() {
    List<RecordedExchange> rows = new ArrayList<>();
    try (var journal =
        SqlJournal.open(folder.resolve("gateway"), DatabaseOptions.DEFAULTS).orThrow()) {
      journal.reader().export(rows::add);
    }
    return rows;
  }

  private static List<MessageId> admitted(List<RecordedExchange> rows) {
    return rows.stream()
        .filter(row -> row.verdict() == Verdict.ADMITTED)
        .map(row -> new MessageId(row.messageId()))
        .toList();
  }

  private void afterTheKill(GatewayProcess gateway, Letter letter, List<RecordedExchange> rows) {
    if (rows.stream().anyMatch(of(letter))) {
      var again = post(gateway, letter.bytes()).orElseThrow();
      assertThat(FaultBody.read(again.body()).orElseThrow().refusalId()).isEqualTo("JG-601");
    }
    Letter retry = post(gateway, letter.draft().messageId(MessageId.fresh(random)));
    assertThat(retry.answer()).as("retry of %s", letter.id()).isPresent();
    letter
        .answer()
        .ifPresent(
            first ->
                assertThat(first.body().isEqualNode(retry.answer().get().body()))
                    .as("the stored acknowledgement of %s", letter.id())
                    .isTrue());
    letters.add(retry);
  }

  private static Predicate<RecordedExchange> of(Letter letter) {
    return row -> row.messageId().equals(letter.id().value());
  }

  private void assertRecordedAndAppliedOnce(Set<MessageId> unanswered) {
    List<RecordedExchange> rows = rows();
    for (Letter letter : letters) {
      List<RecordedExchange> own =
          rows.stream().filter(of(letter)).filter(row -> row.verdict() != Verdict.REFUSED).toList();
      assertThat(own).as("admitted once").hasSizeLessThanOrEqualTo(1);
      if (letter.answer().isPresent()) {
        assertThat(own.getFirst().verdict()).isEqualTo(Verdict.ANSWERED);
        assertThat(own.getFirst().requestSha256()).isEqualTo(letter.bytes().sha256());
        assertThat(own.getFirst().responseSha256())
            .isEqualTo(letter.answer().get().payload().sha256());
      }
    }
    var residents = letters.stream().map(letter -> letter.draft().resident()).distinct().toList();
    assertThat(residents)
        .hasSizeGreaterThan(ROUNDS)
        .allSatisfy(
            resident ->
                assertThat(
                        nodes.prefecture(Draft.PREFECTURE).find(resident).orElseThrow().entries())
                    .hasSize(1));
    assertThat(nodes.outbox(Draft.PREFECTURE)).hasSameSizeAs(residents);
    assertShownAsUnanswered(unanswered, rows);
  }

  private void assertShownAsUnanswered(Set<MessageId> unanswered, List<RecordedExchange> rows) {
    assertThat(unanswered).as("the kills hit what they aim at").hasSizeGreaterThan(ROUNDS / 2);
    assertThat(admitted(rows)).containsExactlyInAnyOrderElementsOf(unanswered);
    Typed list = Typed.command("audit", "list", "--home", folder.toString(), "--limit", "100000");
    assertThat(list.out().lines().filter(line -> line.contains(" ADMITTED ")))
        .hasSameSizeAs(unanswered);
    assertThat(letters.stream().filter(letter -> letter.answer().isPresent()).map(Letter::id))
        .doesNotContainAnyElementsOf(unanswered);
  }
}

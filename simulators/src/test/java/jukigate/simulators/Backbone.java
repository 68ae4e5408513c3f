package jukigate.simulators;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import jukigate.domain.node.NodeId;
import jukigate.keystores.TestPki;
import jukigate.simulators.observe.MessageEvent;
import jukigate.simulators.post.Letter;
import jukigate.simulators.post.RetryPolicy;
import jukigate.simulators.store.ReceiptRetention;
import jukigate.wire.message.Addressing;
import jukigate.wire.message.MessageKind;
import jukigate.wire.message.OutgoingMessage;
import jukigate.wire.message.Validity;
import jukigate.wire.profile.SecurityProfile;
import jukigate.wire.security.Sealer;
import jukigate.wire.tls.JvmSecurity;
import jukigate.wire.trust.Trust;

/** Nodes and a relay on real sockets, for tests. */
final class Backbone implements AutoCloseable {
  static final NodeId SHIZUOKA = new NodeId("cs-221007");
  static final NodeId YOKOHAMA = new NodeId("cs-141003");
  static final NodeId PREF_SHIZUOKA = new NodeId("pref-220001");
  static final NodeId FPREF_SHIZUOKA = new NodeId("fpref-220001");
  static final NodeId PREF_KANAGAWA = new NodeId("pref-140007");
  static final NodeId AGENCY = new NodeId("agency-pension");
  static final Set<NodeId> NODES =
      Set.of(
          SHIZUOKA,
          YOKOHAMA,
          PREF_SHIZUOKA,
          PREF_KANAGAWA,
          NodeId.NATIONAL,
          FPREF_SHIZUOKA,
          NodeId.SUPPLEMENTARY_NATIONAL,
          NodeId.CARD_MANAGEMENT,
          AGENCY);
  static final SecurityProfile PROFILE = SecurityProfile.HIGH_2026;

  private static TestPki shared;

  /** Moves only when told. */
  static final class Clock implements InstantSource {
    volatile Instant now = Instant.parse("2026-11-21T03:00:00Z");

    @Override
    public Instant instant() {
      return now;
    }
  }

  final Clock clock = new Clock();
  final List<MessageEvent> seen = new CopyOnWriteArrayList<>();
  final TestPki pki;
  final Trust trust;
  final Relay relay;
  SimulatedNodes nodes;
  private final Path folder;
  private final int mostWaiting;

  Backbone(Path folder) {
    this(folder, pki());
  }

  Backbone(Path folder, TestPki pki) {
    this(folder, pki, Integer.MAX_VALUE);
  }

  /** With outboxes that can be full. */
  Backbone(Path folder, int mostWaiting) {
    this(folder, pki(), mostWaiting);
  }

  private Backbone(Path folder, TestPki pki, int mostWaiting) {
    JvmSecurity.harden();
    this.mostWaiting = mostWaiting;
    this.folder = folder;
    this.pki = pki;
    this.trust = new Trust(pki.trustMaterial(), PROFILE, clock);
    this.relay = new Relay(pki, PROFILE, trust);
    start();
  }

  void start() {
    var sending =
        new SimulatorConfig.Sending(
            RetryPolicy.DEFAULT, Duration.ZERO, Duration.ofSeconds(20), mostWaiting);
    var config =
        new SimulatorConfig(
            NODES, 0, relay.base(), folder, PROFILE, sending, ReceiptRetention.DEFAULT, seen::add);
    nodes =
        SimulatedNodes.start(config, new SimulatedNodes.Keys(pki, trust), clock, new SecureRandom())
            .orThrow();
    relay.nodesAt(nodes.port());
  }

  /** Sends until nothing is due any more. */
  void settle() {
    while (nodes.runDue(clock.now) > 0) {
      assertThat(seen).as("messages without end").hasSizeLessThan(50_000);
    }
  }

  /** A sealed request of a node, as its own CS would make it. */
  jukigate.domain.message.Payload sealed(Letter letter, String uuid) {
    var message =
        new OutgoingMessage(
            MessageKind.REQUEST,
            new Addressing(
                letter.to(),
                letter.from(),
                letter.operation().requestAction(),
                new jukigate.domain.message.MessageId("urn:uuid:" + uuid),
                Optional.empty()),
            Optional.of(letter.dispatch()),
            Validity.from(clock.instant(), Duration.ofMinutes(5)),
            letter.body(),
            letter.operation().encrypted()
                ? Optional.of(pki.encryptionCertificate(letter.to()))
                : Optional.empty());
    return new Sealer(PROFILE).seal(message, pki.signing(letter.from(), PROFILE));
  }

  @Override
  public void close() {
    nodes.close();
    relay.close();
  }

  private static synchronized TestPki pki() {
    if (shared == null) {
      try {
        Path folder = Files.createTempDirectory("simulators-pki");
        shared = pki(folder);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    return shared;
  }

  static TestPki pki(Path folder) {
    InstantSource then = () -> Instant.parse("2026-11-21T03:00:00Z");
    return TestPki.openOrMint(folder, then, new SecureRandom()).orThrow();
  }
}

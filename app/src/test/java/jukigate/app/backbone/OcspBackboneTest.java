package jukigate.app.backbone;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import jukigate.app.command.Typed;
import jukigate.app.courier.Courier;
import jukigate.app.play.PlayedMessage;
import jukigate.app.scenario.BodyFile;
import jukigate.app.scenario.Ending;
import jukigate.app.scenario.Form;
import jukigate.app.scenario.Sending;
import jukigate.domain.message.Operation;
import jukigate.domain.message.Purpose;
import jukigate.domain.node.NodeId;
import jukigate.gateway.config.GatewayConfig;
import jukigate.keystores.KeyRole;
import jukigate.keystores.ResponderMode;
import jukigate.keystores.RevocationReason;
import jukigate.keystores.TestPki;
import jukigate.simulators.observe.MessageObserver;
import jukigate.wire.message.Dispatch;
import jukigate.wire.tls.JvmSecurity;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A backbone that asks a responder for every certificate, end to end. */
class OcspBackboneTest {
  private static final NodeId SENDER = new NodeId("cs-221007");
  private static final SecureRandom RANDOM = new SecureRandom();

  @TempDir static Path home;
  private static TestPki pki;
  private static Backbone backbone;

  @BeforeAll
  static void start() {
    JvmSecurity.harden();
    pki = TestPki.openOrMint(home.resolve("pki"), InstantSource.system(), RANDOM).orThrow();
    backbone = Backbone.start(setup("both")).orThrow();
  }

  @AfterAll
  static void stop() {
    backbone.close();
  }

  @ParameterizedTest
  @EnumSource(
      mode = EnumSource.Mode.EXCLUDE,
      names = {"TRY_LATER", "BAD_SIGNATURE", "NO_NONCE", "GARBAGE"}) // OcspTest has them all
  void messageAndConnection_areTakenOnlyWhileTheResponderIsHonest(ResponderMode mode) {
    acceptedAgain();
    pki.renew(SENDER, KeyRole.SIGN).orThrow();
    behave(mode);
    if (mode.isHonest()) {
      endsSoon(new Ending.Acknowledged());
      pki.renew(SENDER, KeyRole.TLS).orThrow();
      endsSoon(new Ending.Acknowledged());
      return;
    }
    endsSoon(new Ending.Fault(mode == ResponderMode.REVOKED ? "JG-209" : "JG-210"));
    pki.renew(SENDER, KeyRole.TLS).orThrow();
    assertThat(send().ending()).as("TLS").isInstanceOf(Ending.TlsAlert.class);
  }

  @Test
  void revokedSigner_isOutWithoutAnyReload() {
    acceptedAgain();
    pki.renew(SENDER, KeyRole.SIGN).orThrow();
    pki.revoke("nodes/cs-221007/sign", RevocationReason.KEY_COMPROMISE).orThrow();
    endsSoon(new Ending.Fault("JG-209"));
    pki.renew(SENDER, KeyRole.SIGN).orThrow();
    endsSoon(new Ending.Acknowledged());
  }

  /** With new certificates: what could not be learned is remembered for a second. */
  private static void acceptedAgain() {
    behave(ResponderMode.GOOD);
    pki.renew(SENDER, KeyRole.SIGN).orThrow();
    pki.renew(SENDER, KeyRole.TLS).orThrow();
    endsSoon(new Ending.Acknowledged());
  }

  /** An answer that a busy machine gives too late is an unknown status: it passes. */
  private static void endsSoon(Ending expected) {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
    Ending last = send().ending();
    while (!last.equals(expected) && System.nanoTime() < end) {
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(100));
      last = send().ending();
    }
    assertThat(last).isEqualTo(expected);
  }

  private static void behave(ResponderMode mode) {
    backbone.revocationService().orElseThrow().behave(mode);
  }

  private static PlayedMessage send() {
    var courier =
        new Courier(
            new Courier.Line(
                pki,
                backbone.profile(),
                new jukigate.wire.trust.Trust(
                    pki.trustMaterial(), backbone.profile(), InstantSource.system()),
                backbone.gatewayUrl(),
                InstantSource.system()),
            RANDOM);
    Path body = Typed.ROOT.resolve("scenarios/0004-card/1-prepared.xml");
    var sending =
        new Sending(
            SENDER,
            NodeId.CARD_MANAGEMENT,
            Operation.UPDATE_CARD_STATE,
            new Dispatch("op-1", "term-1", Purpose.CARD),
            new Form(body));
    var sealed =
        courier.seal(
            sending, BodyFile.read(body).orThrow(), pki.signing(SENDER, backbone.profile()));
    return courier.deliver(sealed, Optional.of(pki.tls(SENDER)), true);
  }

  private static BackboneSetup setup(String revocation) {
    GatewayConfig config =
        GatewayConfig.of(Map.of())
            .with("listen.port", "0")
            .then(made -> made.with("revocation.mode", revocation))
            .then(made -> made.with("revocation.port", "0"))
            .then(made -> made.with("revocation.timeout", "300ms"))
            .then(made -> made.with("trust.reload-interval", "1h"))
            .then(made -> made.with("journal.folder", home.resolve("gateway").toString()))
            .orThrow();
    return new BackboneSetup(
        pki,
        config,
        new BackboneSetup.Nodes(
            Set.of(SENDER, NodeId.CARD_MANAGEMENT),
            0,
            home.resolve("nodes"),
            jukigate.simulators.SimulatorConfig.Sending.WHEN_ASKED),
        new BackboneSetup.Around(InstantSource.system(), RANDOM),
        MessageObserver.NONE);
  }
}

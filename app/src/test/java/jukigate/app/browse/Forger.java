package jukigate.app.browse;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.UnaryOperator;
import jukigate.app.command.Typed;
import jukigate.app.courier.Courier;
import jukigate.app.scenario.BodyFile;
import jukigate.app.scenario.Form;
import jukigate.app.scenario.Sending;
import jukigate.domain.message.Operation;
import jukigate.domain.message.Payload;
import jukigate.domain.message.Purpose;
import jukigate.domain.node.NodeId;
import jukigate.keystores.TestPki;
import jukigate.wire.message.Dispatch;
import jukigate.wire.profile.SecurityProfile;
import jukigate.wire.tls.JvmSecurity;
import jukigate.wire.trust.Trust;

/** A CS that changes its messages after it has signed them. */
final class Forger {
  private static final NodeId CS = new NodeId("cs-221007");
  private static final Path BODY = Typed.ROOT.resolve("scenarios/0004-card/1-prepared.xml");

  private final TestPki pki;
  private final Courier courier;

  private Forger(TestPki pki, Courier courier) {
    this.pki = pki;
    this.courier = courier;
  }

  /** With the key that this backbone has for it. */
  static Forger against(LivingBackbone backbone) {
    JvmSecurity.harden();
    var clock = InstantSource.system();
    var random = new SecureRandom();
    TestPki pki = TestPki.openOrMint(backbone.home().resolve("pki"), clock, random).orThrow();
    SecurityProfile profile = SecurityProfile.HIGH_2026;
    var trust = new Trust(pki.trustMaterial(), profile, clock);
    URI gateway = backbone.gateway();
    return new Forger(
        pki, new Courier(new Courier.Line(pki, profile, trust, gateway, clock), random));
  }

  /** Sends one whose text was changed; the gateway refuses it, and has it on record. */
  void send(UnaryOperator<String> change) {
    var sending =
        new Sending(
            CS,
            NodeId.CARD_MANAGEMENT,
            Operation.UPDATE_CARD_STATE,
            new Dispatch("op-1", "term-1", Purpose.CARD),
            new Form(BODY));
    var sealed =
        courier
            .seal(
                sending, BodyFile.read(BODY).orThrow(), pki.signing(CS, SecurityProfile.HIGH_2026))
            .with(bytes -> changed(bytes, change));
    var unusedAnswer = courier.deliver(sealed, Optional.of(pki.tls(CS)), false);
  }

  private static Payload changed(Payload bytes, UnaryOperator<String> change) {
    String text = new String(bytes.toByteArray(), StandardCharsets.UTF_8);
    return Payload.of(change.apply(text).getBytes(StandardCharsets.UTF_8));
  }
}

package jukigate.app.backbone;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
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
import jukigate.keystores.RevocationReason;
import jukigate.keystores.TestPki;
import jukigate.simulators.observe.MessageObserver;
import jukigate.wire.message.Dispatch;
import jukigate.wire.tls.JvmSecurity;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RevocationTest {
  private static final NodeId SENDER = new NodeId("cs-221007");

  @TempDir Path home;

  @Test
  void certificateRevokedByAnotherProcess_isRefusedByTheRunningBackbone() {
    JvmSecurity.harden();
    var random = new SecureRandom();
    TestPki pki = TestPki.openOrMint(home.resolve("pki"), InstantSource.system(), random).orThrow();
    try (Backbone backbone = Backbone.start(setup(pki, random)).orThrow()) {
      assertThat(send(backbone, random).ending()).isInstanceOf(Ending.Acknowledged.class);

      TestPki elsewhere =
          TestPki.openOrMint(home.resolve("pki"), InstantSource.system(), random).orThrow();
      elsewhere.revoke("nodes/cs-221007/sign", RevocationReason.KEY_COMPROMISE).orThrow();
      backbone.reloadTrust().orThrow();

      assertThat(send(backbone, random).ending()).isEqualTo(new Ending.Fault("JG-209"));
      elsewhere.revoke("nodes/cs-221007/tls", RevocationReason.KEY_COMPROMISE).orThrow();
      backbone.reloadTrust().orThrow();
      assertThat(send(backbone, random).ending()).isInstanceOf(Ending.TlsAlert.class);
    }
  }

  private PlayedMessage send(Backbone backbone, SecureRandom random) {
    var courier =
        new Courier(
            new Courier.Line(
                backbone.pki(),
                backbone.profile(),
                backbone.trust(),
                backbone.gatewayUrl(),
                InstantSource.system()),
            random);
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
            sending,
            BodyFile.read(body).orThrow(),
            backbone.pki().signing(SENDER, backbone.profile()));
    return courier.deliver(sealed, Optional.of(backbone.pki().tls(SENDER)), true);
  }

  private BackboneSetup setup(TestPki pki, SecureRandom random) {
    GatewayConfig config =
        GatewayConfig.of(Map.of())
            .with("listen.port", "0")
            .then(made -> made.with("trust.reload-interval", "1h"))
            .then(made -> made.with("journal.folder", home.resolve("gateway").toString()))
            .orThrow();
    return new BackboneSetup(
        pki,
        config,
        new BackboneSetup.Nodes(
            Set.copyOf(List.of(SENDER, NodeId.CARD_MANAGEMENT)),
            0,
            home.resolve("nodes"),
            jukigate.simulators.SimulatorConfig.Sending.WHEN_ASKED),
        new BackboneSetup.Around(InstantSource.system(), random),
        MessageObserver.NONE);
  }
}

package jukigate.app.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.Map;
import java.util.Set;
import jukigate.app.backbone.Backbone;
import jukigate.app.backbone.BackboneSetup;
import jukigate.domain.node.NodeId;
import jukigate.gateway.config.GatewayConfig;
import jukigate.keystores.TestPki;
import jukigate.simulators.SimulatorConfig.Sending;
import jukigate.simulators.observe.MessageObserver;
import jukigate.simulators.resident.event.ResidentEventFile;
import jukigate.wire.tls.JvmSecurity;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SendCommandTest {
  private static final NodeId HOME_CITY = new NodeId("cs-011002");
  private static final NodeId ISSUE = new NodeId("cs-141003");
  private static final Path SCENARIO = Typed.ROOT.resolve("scenarios/0003-wide-area-copy");

  @TempDir Path home;

  @Test
  void encryptedAnswer_isShownDecrypted() {
    JvmSecurity.harden();
    try (Backbone backbone = Backbone.start(setup()).orThrow()) {
      var arrival = ResidentEventFile.read(SCENARIO.resolve("0-arrival.xml")).orThrow();
      backbone.nodes().orElseThrow().municipal(HOME_CITY).enter(arrival).orThrow();

      Typed text = send(backbone, "--lang=en");
      assertThat(text.err()).isEmpty();
      assertThat(text.exit()).isZero();
      assertThat(text.out())
          .contains("EncryptedData", "Decrypted body of the answer:")
          .containsPattern("(?s)Decrypted.*RequestResidenceCopyResponse.*approved.*架空条8丁目");

      Typed json = send(backbone, "--json");
      assertThat(json.out()).contains("\"decrypted\" :", "架空条8丁目");
    }
  }

  private Typed send(Backbone backbone, String option) {
    return Typed.command(
        "send",
        option,
        "--from",
        ISSUE.value(),
        "--to",
        HOME_CITY.value(),
        "--operation",
        "RequestResidenceCopy",
        "--gateway",
        backbone.gatewayUrl().toString(),
        "--home",
        home.toString(),
        SCENARIO.resolve("1-request.xml").toString());
  }

  private BackboneSetup setup() {
    var random = new SecureRandom();
    var pki = TestPki.openOrMint(home.resolve("pki"), InstantSource.system(), random).orThrow();
    var config =
        GatewayConfig.of(Map.of())
            .with("listen.port", "0")
            .then(made -> made.with("journal.folder", home.resolve("gateway").toString()))
            .orThrow();
    return new BackboneSetup(
        pki,
        config,
        new BackboneSetup.Nodes(
            Set.of(HOME_CITY, ISSUE), 0, home.resolve("nodes"), Sending.WHEN_ASKED),
        new BackboneSetup.Around(InstantSource.system(), random),
        MessageObserver.NONE);
  }
}

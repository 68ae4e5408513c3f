package jukigate.app.backbone;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import jukigate.app.command.ExitCode;
import jukigate.app.command.Typed;
import jukigate.app.courier.Courier;
import jukigate.app.scenario.BodyFile;
import jukigate.app.scenario.Ending;
import jukigate.app.scenario.Form;
import jukigate.app.scenario.Sending;
import jukigate.domain.Language;
import jukigate.domain.message.Operation;
import jukigate.domain.message.Purpose;
import jukigate.domain.node.NodeId;
import jukigate.gateway.config.GatewayConfig;
import jukigate.keystores.TestPki;
import jukigate.simulators.observe.MessageObserver;
import jukigate.wire.message.Dispatch;
import jukigate.wire.tls.JvmSecurity;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A gateway in a process of its own, in front of endpoints that are somebody else's. */
class GatewayAloneTest {
  private static final NodeId SENDER = new NodeId("cs-221007");

  @TempDir Path home;

  private final SecureRandom random = new SecureRandom();

  @Test
  void gatewayAlone_relaysToTheNodesOfItsConfiguration_andStopsAtOnce() throws Exception {
    JvmSecurity.harden();
    TestPki pki = TestPki.openOrMint(home.resolve("pki"), InstantSource.system(), random).orThrow();
    try (Backbone others = Backbone.start(setup(pki)).orThrow()) {
      Process alone = gatewayAlone(configuration(others));
      try (BufferedReader said = alone.inputReader()) {
        URI gateway = URI.create(said.readLine().replaceFirst(".* ", ""));
        URI management = URI.create(said.readLine().replaceFirst(".* ", ""));
        assertThat(ask(management, "/health/ready")).contains("\"ready\":true");
        assertThat(said.readLine()).contains(String.valueOf(alone.pid()));
        assertThat(send(others, gateway)).isInstanceOf(Ending.Acknowledged.class);
        assertThat(ask(management, "/metrics"))
            .containsPattern("jukigate_exchanges_total\\{.*verdict=\"ANSWERED\"} 1.0");
        alone.destroy();
        assertThat(alone.waitFor(20, TimeUnit.SECONDS)).isTrue();
      } finally {
        alone.destroyForcibly();
      }
      assertThat(others.journal().latest(10)).isEmpty();
    }
  }

  @Test
  void gatewayOnly_withoutNodesInTheConfiguration_isWrongUsage() {
    Typed typed = Typed.command("up", "--gateway-only", "--home", home.toString());
    assertThat(typed.exit()).isEqualTo(ExitCode.USAGE);
    assertThat(typed.err()).contains("JG-O14", "--gateway-only --config");
  }

  private static String ask(URI management, String path) throws Exception {
    try (var http = HttpClient.newHttpClient()) {
      return http.send(
              HttpRequest.newBuilder(management.resolve(path)).build(),
              HttpResponse.BodyHandlers.ofString())
          .body();
    }
  }

  private Process gatewayAlone(Path configuration) throws IOException {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "--enable-native-access=ALL-UNNAMED",
            "-cp",
            System.getProperty("java.class.path"),
            "jukigate.app.Main",
            "up",
            "--gateway-only",
            "--home",
            home.toString(),
            "--config",
            configuration.toString())
        .redirectErrorStream(true)
        .start();
  }

  private Path configuration(Backbone others) throws IOException {
    GatewayConfig config =
        GatewayConfig.of(
                Map.of(
                    SENDER,
                    others.nodeUrl(SENDER),
                    NodeId.CARD_MANAGEMENT,
                    others.nodeUrl(NodeId.CARD_MANAGEMENT)))
            .with("listen.port", "0")
            .then(made -> made.with("management.port", "0"))
            .then(made -> made.with("journal.folder", home.resolve("alone").toString()))
            .orThrow();
    return Files.writeString(home.resolve("gateway.yaml"), config.print(Language.EN));
  }

  private Ending send(Backbone others, URI gateway) {
    var line =
        new Courier.Line(
            others.pki(), others.profile(), others.trust(), gateway, InstantSource.system());
    var courier = new Courier(line, random);
    Path body = Typed.ROOT.resolve("scenarios/0004-card/1-prepared.xml");
    var sending =
        new Sending(
            SENDER,
            NodeId.CARD_MANAGEMENT,
            Operation.UPDATE_CARD_STATE,
            new Dispatch("op-1", "term-1", Purpose.CARD),
            new Form(body));
    var signer = others.pki().signing(SENDER, others.profile());
    var sealed = courier.seal(sending, BodyFile.read(body).orThrow(), signer);
    return courier.deliver(sealed, Optional.of(others.pki().tls(SENDER)), false).ending();
  }

  private BackboneSetup setup(TestPki pki) {
    GatewayConfig config =
        GatewayConfig.of(Map.of())
            .with("listen.port", "0")
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
        new BackboneSetup.Around(InstantSource.system(), random),
        MessageObserver.NONE);
  }
}

package jukigate.app.backbone;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import jukigate.app.command.Typed;
import jukigate.app.courier.Courier;
import jukigate.app.scenario.BodyFile;
import jukigate.app.scenario.Form;
import jukigate.app.scenario.Sending;
import jukigate.domain.message.Operation;
import jukigate.domain.message.Payload;
import jukigate.domain.message.Purpose;
import jukigate.domain.node.NodeId;
import jukigate.domain.refusal.Outcome;
import jukigate.gateway.config.GatewayConfig;
import jukigate.keystores.KeyRole;
import jukigate.keystores.RevocationReason;
import jukigate.keystores.TestPki;
import jukigate.keystores.TestPki.Renewal;
import jukigate.keystores.TestPki.Rollover;
import jukigate.simulators.observe.MessageObserver;
import jukigate.wire.message.Dispatch;
import jukigate.wire.tls.HttpAnswer;
import jukigate.wire.tls.JvmSecurity;
import jukigate.wire.tls.NodeClient;
import jukigate.wire.trust.CertificateUsage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Keys, certificates, CRLs and CAs change under a backbone through which messages flow. */
class RolloverTest {
  private static final NodeId SENDER = new NodeId("cs-221007");
  private static final SecureRandom RANDOM = new SecureRandom();

  @TempDir Path home;

  @Test
  void everyChangeOfKeysAndTrust_losesNoMessage() throws Exception {
    JvmSecurity.harden();
    TestPki pki = open();
    TestPki elsewhere = open(); // as a command in another process has it
    try (Backbone backbone = Backbone.start(setup(pki)).orThrow();
        NodeClient client =
            new NodeClient(
                () -> Optional.of(pki.tls(SENDER)), backbone.trust(), backbone.profile())) {
      var sender = new Sender(backbone, client);
      var first = pki.tls(NodeId.GATEWAY).chain();
      var flowing = CompletableFuture.runAsync(sender);

      for (NodeId node : List.of(SENDER, NodeId.GATEWAY, NodeId.CARD_MANAGEMENT)) {
        elsewhere.renew(node, KeyRole.TLS, Renewal.SAME_KEY).orThrow();
        elsewhere.renew(node, KeyRole.SIGN, Renewal.SAME_KEY).orThrow();
        sender.awaitMore(2);
        elsewhere.renew(node, KeyRole.TLS, Renewal.NEW_KEY).orThrow();
        elsewhere.renew(node, KeyRole.SIGN, Renewal.NEW_KEY).orThrow();
        sender.awaitMore(2);
      }
      elsewhere.revoke("nodes/pref-220001/tls", RevocationReason.SUPERSEDED);
      backbone.reloadTrust().orThrow();
      sender.awaitMore(3);
      for (Rollover step : Rollover.values()) {
        elsewhere.rollover(step).orThrow();
        sender.awaitMore(2);
        assertThat(backbone.reloadTrust().orThrow())
            .as("%s", step)
            .isEqualTo(step != Rollover.SWITCH);
        sender.awaitMore(4);
      }

      sender.stop.set(true);
      flowing.get();
      assertThat(sender.lost).isEmpty();
      assertThat(sender.accepted).hasValueGreaterThan(28);
      assertThat(pki.tls(NodeId.GATEWAY).chain().get(1).getSubjectX500Principal().getName())
          .contains("TLS CA G2");
      assertThat(backbone.trust().verify(first, CertificateUsage.TLS_SERVER).isPassed())
          .as("what the old CA issued is out")
          .isFalse();
      assertThat(backbone.nodes().orElseThrow().line().material())
          .as("the nodes have followed")
          .isEqualTo(backbone.trust().material());
    }
  }

  private TestPki open() {
    return TestPki.openOrMint(home.resolve("pki"), InstantSource.system(), RANDOM).orThrow();
  }

  /** One message after the other; every one must be acknowledged. */
  private static final class Sender implements Runnable {
    private final AtomicBoolean stop = new AtomicBoolean();
    private final AtomicInteger accepted = new AtomicInteger();
    private final List<String> lost = new ArrayList<>();
    private final Backbone backbone;
    private final NodeClient client;

    Sender(Backbone backbone, NodeClient client) {
      this.backbone = backbone;
      this.client = client;
    }

    @Override
    public void run() {
      var trust = backbone.trust();
      var courier =
          new Courier(
              new Courier.Line(
                  backbone.pki(),
                  backbone.profile(),
                  trust,
                  backbone.gatewayUrl(),
                  InstantSource.system()),
              RANDOM);
      Path file = Typed.ROOT.resolve("scenarios/0004-card/1-prepared.xml");
      var body = BodyFile.read(file).orThrow();
      var operation = Operation.UPDATE_CARD_STATE;
      var sending =
          new Sending(
              SENDER,
              NodeId.CARD_MANAGEMENT,
              operation,
              new Dispatch("op-1", "term-1", Purpose.CARD),
              new Form(file));
      URI address = URI.create(backbone.gatewayUrl() + "/" + operation.service() + "/v1");
      while (!stop.get() && lost.isEmpty()) {
        var sealed =
            courier.seal(sending, body, backbone.pki().signing(SENDER, backbone.profile()));
        send(address, operation, sealed.bytes());
      }
    }

    private void send(URI address, Operation operation, Payload bytes) {
      Outcome<HttpAnswer> answer =
          client.post(address, operation.requestAction(), bytes, java.time.Duration.ofSeconds(30));
      if (answer instanceof Outcome.Passed<HttpAnswer>(HttpAnswer http) && http.status() == 200) {
        accepted.incrementAndGet();
      } else {
        lost.add(answer.toString());
      }
    }

    void awaitMore(int messages) {
      int wanted = accepted.get() + messages;
      while (accepted.get() < wanted && lost.isEmpty()) {
        LockSupport.parkNanos(1_000_000);
      }
      assertThat(lost).isEmpty();
    }
  }

  private BackboneSetup setup(TestPki pki) {
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
            Set.of(SENDER, NodeId.CARD_MANAGEMENT, new NodeId("pref-220001")),
            0,
            home.resolve("nodes"),
            jukigate.simulators.SimulatorConfig.Sending.WHEN_ASKED),
        new BackboneSetup.Around(InstantSource.system(), RANDOM),
        MessageObserver.NONE);
  }
}

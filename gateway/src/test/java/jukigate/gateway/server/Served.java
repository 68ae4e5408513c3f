package jukigate.gateway.server;

import static jukigate.gateway.server.Backbone.OTHER_CS;
import static jukigate.gateway.server.Backbone.PREFECTURE;
import static jukigate.gateway.server.Backbone.PROFILE;
import static jukigate.gateway.server.Backbone.SENDER;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.function.LongSupplier;
import jukigate.domain.message.Operation;
import jukigate.domain.message.Payload;
import jukigate.domain.node.NodeId;
import jukigate.domain.refusal.Outcome;
import jukigate.gateway.config.GatewayConfig;
import jukigate.gateway.seal.Reply;
import jukigate.wire.key.TlsIdentity;
import jukigate.wire.tls.HttpAnswer;
import jukigate.wire.tls.JvmSecurity;
import jukigate.wire.tls.NodeClient;
import jukigate.wire.tls.TlsContexts;

/** A gateway on its sockets with two nodes behind it, for tests. */
final class Served implements AutoCloseable {
  static final Duration PATIENCE = Duration.ofMinutes(2);

  final Backbone backbone;
  final StubNode prefecture;
  final StubNode otherCs;
  GatewayServer server;
  private final Path folder;
  final NodeClient client;

  Served(Path pkiFolder, Path folder) {
    JvmSecurity.harden();
    this.folder = folder;
    backbone = new Backbone(pkiFolder, InstantSource.system().instant());
    prefecture = node(PREFECTURE);
    otherCs = node(OTHER_CS);
    otherCs.answer =
        request ->
            backbone
                .answer(request)
                .body(big("RequestOutMigrationCertificateResponse"))
                .encryptFor(backbone.pki.encryptionCertificate(SENDER))
                .seal(PROFILE);
    server = open(config()).orThrow();
    client = new NodeClient(Optional.of(backbone.pki.tls(SENDER)), backbone.trust, PROFILE);
  }

  @Override
  public void close() {
    client.close();
    server.close();
    prefecture.close();
    otherCs.close();
  }

  StubNode node(NodeId node) {
    return new StubNode(
        backbone.pki.tls(node), backbone.trust, request -> backbone.answer(request).seal(PROFILE));
  }

  GatewayConfig config() {
    var nodes = new HashMap<>(Backbone.nodes());
    nodes.put(PREFECTURE, prefecture.base());
    nodes.put(OTHER_CS, otherCs.base());
    return GatewayConfig.of(nodes)
        .with("listen.port", "0")
        .then(c -> c.with("home", folder.toString()))
        .orThrow();
  }

  Outcome<GatewayServer> open(GatewayConfig config) {
    return open(config, around(System::nanoTime, Map.of()));
  }

  Surroundings around(LongSupplier nanoTime, Map<String, String> environment) {
    var plain = Surroundings.of(() -> backbone.now, new SecureRandom());
    return new Surroundings(
        plain.clock(), nanoTime, plain.random(), plain.localGovernments(), environment);
  }

  Outcome<GatewayServer> open(GatewayConfig config, Surroundings around) {
    var keys =
        new GatewayKeys(
            () -> backbone.pki.tls(NodeId.GATEWAY),
            () -> backbone.pki.signing(NodeId.GATEWAY, PROFILE));
    return GatewayServer.start(config, keys, backbone.trust, around);
  }

  Outcome<HttpAnswer> post(Payload request, Operation operation) {
    return client.post(address(operation), operation.requestAction(), request, PATIENCE);
  }

  URI address(Operation operation) {
    return URI.create(
        "https://gateway.jukigate.localhost:" + server.port() + "/" + operation.service() + "/v1");
  }

  HttpRequest get(String query) {
    return HttpRequest.newBuilder(URI.create(address(Operation.UPDATE_IDENTITY) + query)).build();
  }

  HttpClient http(TlsIdentity identity) {
    return HttpClient.newBuilder()
        .sslContext(TlsContexts.client(identity, backbone.trust, PROFILE))
        .version(HttpClient.Version.HTTP_1_1)
        .build();
  }

  /** 200, or the id in the gateway's signed fault, or that of the client's own refusal. */
  String fate(Outcome<HttpAnswer> outcome) {
    return switch (outcome) {
      case Outcome.Passed<HttpAnswer>(HttpAnswer answer) ->
          answer.status() == 200
              ? "200"
              : backbone.fault(new Reply(answer.status(), "", answer.body())).refusalId();
      case Outcome.Refused<HttpAnswer>(var refusal) -> "client " + refusal.code().id();
    };
  }

  /** Over 1 MB with what tempts a re-serialisation: a CR, an astral character, an odd prefix. */
  static String big(String name) {
    String odd = "&#13;&#10;𠮷\u0301<odd-1:x xmlns:odd-1='urn:odd'/>";
    return "<big:"
        + name
        + " xmlns:big='urn:jukigate:out-migration:v1'>"
        + (odd + "あ".repeat(200)).repeat(1_400)
        + "</big:"
        + name
        + ">";
  }

  static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}

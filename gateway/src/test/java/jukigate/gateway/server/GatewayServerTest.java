package jukigate.gateway.server;

import static jukigate.gateway.server.Backbone.OTHER_CS;
import static jukigate.gateway.server.Backbone.PREFECTURE;
import static jukigate.gateway.server.Backbone.PROFILE;
import static jukigate.gateway.server.Backbone.SENDER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import jukigate.domain.message.Operation;
import jukigate.domain.message.Payload;
import jukigate.domain.message.Purpose;
import jukigate.domain.node.NodeId;
import jukigate.domain.refusal.Outcome;
import jukigate.domain.refusal.RefusalCode;
import jukigate.gateway.config.GatewayConfig;
import jukigate.gateway.journal.Verdict;
import jukigate.gateway.seal.Reply;
import jukigate.keystores.RevocationReason;
import jukigate.wire.key.TlsIdentity;
import jukigate.wire.tls.HttpAnswer;
import jukigate.wire.tls.JvmSecurity;
import jukigate.wire.tls.NodeClient;
import jukigate.wire.tls.TlsContexts;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The gateway on its sockets: mutual TLS in, mutual TLS out, CXF in between. */
class GatewayServerTest {
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  @TempDir static Path pkiFolder;
  @TempDir Path folder;

  private Backbone backbone;
  private StubNode prefecture;
  private StubNode otherCs;
  private GatewayServer server;
  private NodeClient client;

  @BeforeAll
  static void harden() {
    JvmSecurity.harden();
  }

  @BeforeEach
  void start() {
    backbone = new Backbone(pkiFolder);
    backbone.now = InstantSource.system().instant();
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

  @AfterEach
  void stop() {
    client.close();
    server.close();
    prefecture.close();
    otherCs.close();
  }

  @Test
  void message_passesByteForByteBothWays() {
    Payload request = backbone.update().seal(PROFILE);
    HttpAnswer answer = post(request, Operation.UPDATE_IDENTITY).orThrow();
    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.peer()).isEqualTo(NodeId.GATEWAY);
    assertThat(prefecture.received).containsExactly(request);
    var row = server.journal().byCorrelationId(answer.headers().get("jukigate-correlation-id"));
    assertThat(row.orElseThrow().requestSha256()).isEqualTo(request.sha256());
    assertThat(row.orElseThrow().responseSha256()).isEqualTo(answer.body().sha256());
    assertThat(row.orElseThrow().verdict()).isEqualTo(Verdict.ANSWERED);
  }

  @Test
  void bigEncryptedMessageWithOddText_passesByteForByte() {
    Payload request =
        backbone
            .update()
            .to(OTHER_CS)
            .purpose(Purpose.MIGRATION)
            .operation(Operation.REQUEST_OUT_MIGRATION_CERTIFICATE)
            .body(big("RequestOutMigrationCertificate"))
            .encryptFor(backbone.pki.encryptionCertificate(OTHER_CS))
            .seal(PROFILE);
    assertThat(request.size()).isGreaterThan(1_000_000);
    HttpAnswer answer = post(request, Operation.REQUEST_OUT_MIGRATION_CERTIFICATE).orThrow();
    assertThat(answer.status()).isEqualTo(200);
    assertThat(otherCs.received.get(0).sha256()).isEqualTo(request.sha256());
  }

  @Test
  void sixteenCopiesAtOnce_areForwardedOnce() throws Exception {
    Payload request = backbone.update().seal(PROFILE);
    try (var threads = Executors.newFixedThreadPool(16)) {
      var calls = new ArrayList<Callable<Outcome<HttpAnswer>>>();
      for (int n = 0; n < 16; n++) {
        calls.add(() -> post(request, Operation.UPDATE_IDENTITY));
      }
      var fates = new ArrayList<String>();
      for (var call : threads.invokeAll(calls)) {
        fates.add(fate(call.get()));
      }
      assertThat(fates).containsOnly("200", "JG-601").containsOnlyOnce("200");
    }
    assertThat(prefecture.received).hasSize(1);
  }

  @Test
  void contract_isPublishedToAcceptedPeersOnly() throws Exception {
    try (var http = http(backbone.pki.tls(SENDER))) {
      var wsdl = http.send(get("?wsdl"), HttpResponse.BodyHandlers.ofString());
      assertThat(wsdl.statusCode()).isEqualTo(200);
      assertThat(wsdl.body())
          .contains("IdentityUpdateService")
          .contains("https://gateway.jukigate.localhost:" + server.port() + "/identity-update/v1");
      assertThat(wsdl.headers().firstValue("Server")).isEmpty();
      var other = http.send(get("?wsdl&x"), HttpResponse.BodyHandlers.ofString());
      assertThat(other.statusCode()).isEqualTo(405);
    }
  }

  @Test
  void get_isRefusedWith405_signed() throws Exception {
    try (var http = http(backbone.pki.tls(SENDER))) {
      var answer = http.send(get(""), HttpResponse.BodyHandlers.ofByteArray());
      assertThat(answer.statusCode()).isEqualTo(405);
      assertThat(answer.headers().firstValue("Allow")).contains("POST");
      assertThat(backbone.fault(new Reply(405, "", Payload.of(answer.body()))).refusalId())
          .isEqualTo("JG-101");
    }
  }

  @Test
  void peerRevokedWhileItsConnectionIsOpen_isOutAtTheNextMessage() {
    TlsIdentity identity = backbone.pki.tls(OTHER_CS);
    try (var revoked = new NodeClient(Optional.of(identity), backbone.trust, PROFILE)) {
      Draft draft =
          backbone.update().from(OTHER_CS).signer(backbone.pki.signing(OTHER_CS, PROFILE));
      URI address = address(Operation.UPDATE_IDENTITY);
      String action = Operation.UPDATE_IDENTITY.requestAction();
      assertThat(fate(revoked.post(address, action, draft.seal(PROFILE), PATIENCE)))
          .isEqualTo("JG-501");
      String serial = identity.chain().get(0).getSerialNumber().toString(16);
      backbone.pki.revoke(serial, RevocationReason.KEY_COMPROMISE).orThrow();
      backbone.trust.replace(backbone.pki.trustMaterial());
      assertThat(fate(revoked.post(address, action, draft.seal(PROFILE), PATIENCE)))
          .isEqualTo("JG-302");
    } finally {
      backbone.pki.renew(OTHER_CS, jukigate.keystores.KeyRole.TLS).orThrow();
    }
  }

  @Test
  void noClientCertificate_isRefusedByTls() {
    try (var anonymous = new NodeClient(Optional.empty(), backbone.trust, PROFILE)) {
      Payload request = backbone.update().seal(PROFILE);
      var outcome =
          anonymous.post(
              address(Operation.UPDATE_IDENTITY),
              Operation.UPDATE_IDENTITY.requestAction(),
              request,
              PATIENCE);
      assertThat(outcome.isPassed()).isFalse();
    }
    assertThat(prefecture.received).isEmpty();
  }

  @Test
  void otherServerName_isRefusedByTls() {
    try (var http = http(backbone.pki.tls(SENDER))) {
      var request =
          HttpRequest.newBuilder(
                  URI.create(
                      "https://" + SENDER.hostName() + ":" + server.port() + "/card-state/v1"))
              .build();
      assertThatThrownBy(() -> http.send(request, HttpResponse.BodyHandlers.ofString()))
          .isInstanceOf(IOException.class);
    }
  }

  @Test
  void nodeThatIsDown_isToldAsUnreachable_andSlowOneAsTimeout() {
    prefecture.close();
    assertThat(fate(post(backbone.update().seal(PROFILE), Operation.UPDATE_IDENTITY)))
        .isEqualTo("JG-701");
    var never = new CountDownLatch(1);
    otherCs.answer =
        request -> {
          await(never);
          return request;
        };
    var draft =
        backbone
            .update()
            .to(OTHER_CS)
            .purpose(Purpose.MIGRATION)
            .operation(Operation.REQUEST_OUT_MIGRATION_CERTIFICATE)
            .encryptFor(backbone.pki.encryptionCertificate(OTHER_CS));
    assertThat(fate(post(draft.seal(PROFILE), Operation.REQUEST_OUT_MIGRATION_CERTIFICATE)))
        .isEqualTo("JG-702");
    never.countDown();
  }

  @Test
  void stop_letsWhatIsUnderWayFinish_andRefusesWhatIsNew() throws Exception {
    var arrived = new CountDownLatch(1);
    var go = new CountDownLatch(1);
    prefecture.answer =
        request -> {
          arrived.countDown();
          await(go);
          return backbone.answer(request).seal(PROFILE);
        };
    Payload request = backbone.update().seal(PROFILE);
    try (var threads = Executors.newCachedThreadPool()) {
      var underWay =
          CompletableFuture.supplyAsync(() -> post(request, Operation.UPDATE_IDENTITY), threads);
      await(arrived);
      var stopping = CompletableFuture.runAsync(server::close, threads);
      String late;
      do {
        late =
            fate(
                post(
                    backbone.update().to(NodeId.GATEWAY).seal(PROFILE), Operation.UPDATE_IDENTITY));
      } while (late.equals("JG-308"));
      assertThat(late).isEqualTo("JG-802");
      go.countDown();
      assertThat(fate(underWay.get())).isEqualTo("200");
      stopping.get();
    }
  }

  @Test
  void takenPort_andLockedJournal_areRefused() throws IOException {
    assertRefused(open(config()), RefusalCode.DATABASE_LOCKED);
    GatewayConfig taken =
        config()
            .with("listen.port", String.valueOf(server.port()))
            .then(c -> c.with("home", folder.resolve("other").toString()))
            .orThrow();
    assertRefused(open(taken), RefusalCode.PORT_IN_USE);
    assertRefused(open(taken), RefusalCode.PORT_IN_USE);
  }

  @Test
  void journal_isKeptOverARestart_andReplaysStayRefused() {
    Payload request = backbone.update().seal(PROFILE);
    assertThat(fate(post(request, Operation.UPDATE_IDENTITY))).isEqualTo("200");
    server.close();
    server = open(config()).orThrow();
    assertThat(fate(post(request, Operation.UPDATE_IDENTITY))).isEqualTo("JG-601");
  }

  private StubNode node(NodeId node) {
    return new StubNode(
        backbone.pki.tls(node), backbone.trust, request -> backbone.answer(request).seal(PROFILE));
  }

  private GatewayConfig config() {
    var nodes = new HashMap<>(Backbone.nodes());
    nodes.put(PREFECTURE, prefecture.base());
    nodes.put(OTHER_CS, otherCs.base());
    return GatewayConfig.of(nodes)
        .with("listen.port", "0")
        .then(c -> c.with("home", folder.toString()))
        .then(c -> c.with("timeouts.answer", "3s"))
        .orThrow();
  }

  private Outcome<GatewayServer> open(GatewayConfig config) {
    var keys =
        new GatewayKeys(
            backbone.pki.tls(NodeId.GATEWAY), backbone.pki.signing(NodeId.GATEWAY, PROFILE));
    var around = Surroundings.of(() -> backbone.now, new SecureRandom());
    return GatewayServer.start(config, keys, backbone.trust, around);
  }

  private Outcome<HttpAnswer> post(Payload request, Operation operation) {
    return client.post(address(operation), operation.requestAction(), request, PATIENCE);
  }

  private URI address(Operation operation) {
    return URI.create(
        "https://gateway.jukigate.localhost:" + server.port() + "/" + operation.service() + "/v1");
  }

  private HttpRequest get(String query) {
    return HttpRequest.newBuilder(URI.create(address(Operation.UPDATE_IDENTITY) + query)).build();
  }

  private HttpClient http(TlsIdentity identity) {
    return HttpClient.newBuilder()
        .sslContext(TlsContexts.client(identity, backbone.trust, PROFILE))
        .version(HttpClient.Version.HTTP_1_1)
        .build();
  }

  /** 200, or the id in the gateway's signed fault, or that of the client's own refusal. */
  private String fate(Outcome<HttpAnswer> outcome) {
    return switch (outcome) {
      case Outcome.Passed<HttpAnswer>(HttpAnswer answer) ->
          answer.status() == 200
              ? "200"
              : backbone.fault(new Reply(answer.status(), "", answer.body())).refusalId();
      case Outcome.Refused<HttpAnswer>(var refusal) -> "client " + refusal.code().id();
    };
  }

  /** Over 1 MB with what tempts a re-serialisation: a CR, an astral character, an odd prefix. */
  private static String big(String name) {
    String odd = "&#13;&#10;𠮷\u0301<odd-1:x xmlns:odd-1='urn:odd'/>";
    return "<big:"
        + name
        + " xmlns:big='urn:jukigate:out-migration:v1'>"
        + (odd + "あ".repeat(200)).repeat(1_400)
        + "</big:"
        + name
        + ">";
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static void assertRefused(Outcome<?> outcome, RefusalCode code) {
    assertThat(outcome)
        .isInstanceOfSatisfying(
            Outcome.Refused.class, refused -> assertThat(refused.refusal().code()).isEqualTo(code));
  }
}

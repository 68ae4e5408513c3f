package jukigate.gateway.server;

import static jukigate.gateway.server.Backbone.OTHER_CS;
import static jukigate.gateway.server.Backbone.PROFILE;
import static jukigate.gateway.server.Backbone.SENDER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import jukigate.domain.message.Operation;
import jukigate.domain.message.Payload;
import jukigate.domain.message.Purpose;
import jukigate.domain.node.NodeId;
import jukigate.domain.refusal.Outcome;
import jukigate.gateway.journal.Verdict;
import jukigate.gateway.seal.Reply;
import jukigate.keystores.RevocationReason;
import jukigate.wire.key.TlsIdentity;
import jukigate.wire.tls.HttpAnswer;
import jukigate.wire.tls.NodeClient;
import jukigate.wire.trust.Trust;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The gateway on its sockets: mutual TLS in, mutual TLS out, CXF in between. */
class GatewayServerTest {
  @TempDir static Path pkiFolder;
  @TempDir Path folder;

  private Served served;

  @BeforeEach
  void start() {
    served = new Served(pkiFolder, folder);
  }

  @AfterEach
  void stop() {
    served.close();
  }

  @Test
  void message_passesByteForByteBothWays() {
    Payload request = served.backbone.update().seal(PROFILE);
    HttpAnswer answer = served.post(request, Operation.UPDATE_IDENTITY).orThrow();
    assertThat(answer.headers()).containsEntry("cache-control", "no-store");
    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.peer()).isEqualTo(NodeId.GATEWAY);
    assertThat(served.prefecture.received).containsExactly(request);
    var row =
        served.server.journal().byCorrelationId(answer.headers().get("jukigate-correlation-id"));
    assertThat(row.orElseThrow().requestSha256()).isEqualTo(request.sha256());
    assertThat(row.orElseThrow().responseSha256()).isEqualTo(answer.body().sha256());
    assertThat(row.orElseThrow().verdict()).isEqualTo(Verdict.ANSWERED);
  }

  @Test
  void bigEncryptedMessageWithOddText_passesByteForByte() {
    Payload request =
        served
            .backbone
            .update()
            .to(OTHER_CS)
            .purpose(Purpose.MIGRATION)
            .operation(Operation.REQUEST_OUT_MIGRATION_CERTIFICATE)
            .body(Served.big("RequestOutMigrationCertificate"))
            .encryptFor(served.backbone.pki.encryptionCertificate(OTHER_CS))
            .seal(PROFILE);
    assertThat(request.size()).isGreaterThan(1_000_000);
    HttpAnswer answer = served.post(request, Operation.REQUEST_OUT_MIGRATION_CERTIFICATE).orThrow();
    assertThat(answer.status()).as(served.fate(Outcome.passed(answer))).isEqualTo(200);
    assertThat(served.otherCs.received.get(0).sha256()).isEqualTo(request.sha256());
  }

  @Test
  void sixteenCopiesAtOnce_areForwardedOnce() throws Exception {
    Payload request = served.backbone.update().seal(PROFILE);
    try (var threads = Executors.newFixedThreadPool(16)) {
      var calls = new ArrayList<Callable<Outcome<HttpAnswer>>>();
      for (int n = 0; n < 16; n++) {
        calls.add(() -> served.post(request, Operation.UPDATE_IDENTITY));
      }
      var fates = new ArrayList<String>();
      for (var call : threads.invokeAll(calls)) {
        fates.add(served.fate(call.get()));
      }
      assertThat(fates).containsOnly("200", "JG-601").containsOnlyOnce("200");
    }
    assertThat(served.prefecture.received).hasSize(1);
  }

  @Test
  void contract_isPublishedToAcceptedPeersOnly() throws Exception {
    try (var http = served.http(served.backbone.pki.tls(SENDER))) {
      var wsdl = http.send(served.get("?wsdl"), HttpResponse.BodyHandlers.ofString());
      assertThat(wsdl.statusCode()).isEqualTo(200);
      assertThat(wsdl.body())
          .contains("IdentityUpdateService")
          .contains(
              "https://gateway.jukigate.localhost:" + served.server.port() + "/identity-update/v1");
      assertThat(wsdl.headers().firstValue("Server")).isEmpty();
      var other = http.send(served.get("?wsdl&x"), HttpResponse.BodyHandlers.ofString());
      assertThat(other.statusCode()).isEqualTo(405);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/nope/v1",
        "/",
        "/identity-update",
        "/identity-update/v2",
        "/identity-update/v1/x"
      })
  void messageAtAnUnknownPath_isRefusedSignedAndOnRecord(String path) {
    Payload request = served.backbone.update().seal(PROFILE);
    URI nowhere = served.address(Operation.UPDATE_IDENTITY).resolve(path);
    HttpAnswer answer =
        served
            .client
            .post(nowhere, Operation.UPDATE_IDENTITY.requestAction(), request, Served.PATIENCE)
            .orThrow();
    assertThat(served.fate(Outcome.passed(answer))).isEqualTo("JG-402");
    var row =
        served.server.journal().byCorrelationId(answer.headers().get("jukigate-correlation-id"));
    assertThat(row.orElseThrow().requestSha256()).isEqualTo(request.sha256());
    assertThat(served.prefecture.received).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "?xsd=../xsd/identity-update.xsd",
        "?xsd=%2E%2e%2Fxsd%2fdispatch.xsd",
        "?xsd=register-types.xsd"
      })
  void schemaOfTheContract_isPublishedByItsName(String query) throws Exception {
    try (var http = served.http(served.backbone.pki.tls(SENDER))) {
      var answer = http.send(served.get(query), HttpResponse.BodyHandlers.ofString());
      assertThat(answer.body()).contains("<xs:schema");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "?xsd=../../../../etc/passwd",
        "?xsd=dispatch.xsd",
        "?xsd=residence-copy.xsd",
        "?wsdl=../x",
        "?xsd=nobody.xsd",
        ";a=1?wsdl",
        "/../v1?wsdl"
      })
  void whatTheContractIsNot_isNotAnswered(String query) throws Exception {
    try (var http = served.http(served.backbone.pki.tls(SENDER))) {
      var answer = http.send(served.get(query), HttpResponse.BodyHandlers.ofString());
      assertThat(answer.statusCode()).isEqualTo(405);
    }
  }

  @Test
  void contractAtAnUnknownPath_isNotMadeUp() throws Exception {
    try (var http = served.http(served.backbone.pki.tls(SENDER))) {
      URI nowhere = served.address(Operation.UPDATE_IDENTITY).resolve("/nope/v1?wsdl");
      var answer =
          http.send(HttpRequest.newBuilder(nowhere).build(), HttpResponse.BodyHandlers.ofString());
      assertThat(answer.statusCode()).isEqualTo(405);
    }
  }

  @Test
  void get_isRefusedWith405_signed() throws Exception {
    try (var http = served.http(served.backbone.pki.tls(SENDER))) {
      var answer = http.send(served.get(""), HttpResponse.BodyHandlers.ofByteArray());
      assertThat(answer.statusCode()).isEqualTo(405);
      assertThat(answer.headers().firstValue("Allow")).contains("POST");
      assertThat(served.backbone.fault(new Reply(405, "", Payload.of(answer.body()))).refusalId())
          .isEqualTo("JG-101");
    }
  }

  @Test
  void peerRevokedWhileItsConnectionIsOpen_isOutAtTheNextMessage() {
    TlsIdentity identity = served.backbone.pki.tls(OTHER_CS);
    // Its own trust: with the gateway's it would learn of the new list, and connect anew.
    Trust own =
        new Trust(served.backbone.pki.trustMaterial(), PROFILE, () -> served.backbone.trust.now());
    try (var revoked = new NodeClient(Optional.of(identity), own, PROFILE)) {
      Draft draft =
          served
              .backbone
              .update()
              .from(OTHER_CS)
              .signer(served.backbone.pki.signing(OTHER_CS, PROFILE));
      URI address = served.address(Operation.UPDATE_IDENTITY);
      String action = Operation.UPDATE_IDENTITY.requestAction();
      assertThat(served.fate(revoked.post(address, action, draft.seal(PROFILE), Served.PATIENCE)))
          .isEqualTo("JG-501");
      String serial = identity.chain().get(0).getSerialNumber().toString(16);
      served.backbone.pki.revoke(serial, RevocationReason.KEY_COMPROMISE).orThrow();
      served.backbone.trust.replace(served.backbone.pki.trustMaterial());
      assertThat(served.fate(revoked.post(address, action, draft.seal(PROFILE), Served.PATIENCE)))
          .isEqualTo("JG-302");
    } finally {
      served.backbone.pki.renew(OTHER_CS, jukigate.keystores.KeyRole.TLS).orThrow();
    }
  }

  @Test
  void noClientCertificate_isRefusedByTls() {
    try (var anonymous = new NodeClient(Optional.empty(), served.backbone.trust, PROFILE)) {
      Payload request = served.backbone.update().seal(PROFILE);
      var outcome =
          anonymous.post(
              served.address(Operation.UPDATE_IDENTITY),
              Operation.UPDATE_IDENTITY.requestAction(),
              request,
              Served.PATIENCE);
      assertThat(outcome.isPassed()).isFalse();
    }
    assertThat(served.prefecture.received).isEmpty();
  }

  @Test
  void otherServerName_isRefusedByTls() {
    try (var http = served.http(served.backbone.pki.tls(SENDER))) {
      var request =
          HttpRequest.newBuilder(
                  URI.create(
                      "https://"
                          + SENDER.hostName()
                          + ":"
                          + served.server.port()
                          + "/card-state/v1"))
              .build();
      assertThatThrownBy(() -> http.send(request, HttpResponse.BodyHandlers.ofString()))
          .isInstanceOf(IOException.class);
    }
  }
}

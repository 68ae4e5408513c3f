package jukigate.gateway.server;

import static jukigate.gateway.server.Backbone.OTHER_CS;
import static jukigate.gateway.server.Backbone.PREFECTURE;
import static jukigate.gateway.server.Backbone.PROFILE;
import static jukigate.gateway.server.Backbone.SENDER;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import jukigate.domain.message.Operation;
import jukigate.domain.message.Payload;
import jukigate.domain.message.Purpose;
import jukigate.domain.node.NodeId;
import jukigate.domain.refusal.RefusalCode;
import jukigate.gateway.parse.Arrival;
import jukigate.gateway.parse.Http;
import jukigate.gateway.seal.Reply;
import jukigate.keystores.RevocationReason;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every refusal of a request, with real signatures and a real journal. */
class GatewayRequestTest {
  @TempDir static Path pkiFolder;
  @TempDir Path folder;

  private Way way;

  @BeforeEach
  void open() {
    way = new Way(pkiFolder, folder);
  }

  @AfterEach
  void close() {
    way.close();
  }

  @Test
  void httpThatIsNotTheProtocols_isRefusedWithHttpsOwnNumbers() {
    Payload request = way.backbone.update().seal(PROFILE);
    var good = way.backbone.arrival(request).http();
    assertStatus(
        405,
        http(
            request,
            new Http("PUT", good.path(), good.contentType(), Optional.empty(), good.soapAction())));
    assertStatus(
        415,
        http(
            request,
            new Http(
                "POST",
                good.path(),
                Optional.of("application/soap+xml"),
                Optional.empty(),
                good.soapAction())));
    assertStatus(
        415,
        http(
            request,
            new Http(
                "POST", good.path(), good.contentType(), Optional.of("gzip"), good.soapAction())));
    assertStatus(413, way.backbone.arrival(Payload.of(new byte[10_485_761])));
    assertThat(way.backbone.atNode).isEmpty();
  }

  @Test
  void faultForAMessageThatDoesNotParse_relatesToTheIdFoundInIt() {
    Draft draft = way.backbone.update();
    Payload broken = Way.replaced(draft.seal(PROFILE), ":Body>", ":Bodx>");
    var fault = way.backbone.unseal(way.gateway.handle(way.backbone.arrival(broken)));
    assertThat(fault.addressing().relatesTo()).contains(draft.addressing().messageId());
    assertThat(fault.addressing().to()).isEqualTo(SENDER);
  }

  @Test
  void noXml_isRefused_andKept() {
    Arrival arrival = way.backbone.arrival(Payload.ofUtf8("not xml"));
    way.assertRefused(arrival, RefusalCode.XML_MALFORMED);
    assertThat(way.journal.reader().bytes(way.row(arrival).number()).orElseThrow().request())
        .isEqualTo(arrival.body());
  }

  @Test
  void signerThatIsNotTheTlsPeer_isRefused() {
    Draft draft =
        way.backbone.update().from(OTHER_CS).signer(way.backbone.pki.signing(OTHER_CS, PROFILE));
    way.assertRefused(
        way.backbone.arrival(draft.seal(PROFILE)), RefusalCode.SIGNER_IS_NOT_TLS_PEER);
  }

  @Test
  void senderThatIsNotTheSigner_isRefused() {
    way.assertRefused(
        way.backbone.arrival(way.backbone.update().from(OTHER_CS).seal(PROFILE)),
        RefusalCode.SENDER_IS_NOT_SIGNER);
  }

  @Test
  void noTlsCertificate_isRefused() {
    Arrival good = way.backbone.arrival(way.backbone.update().seal(PROFILE));
    way.assertRefused(
        new Arrival(good.correlationId(), good.at(), good.http(), List.of(), good.body()),
        RefusalCode.TLS_PEER_MISSING);
  }

  @Test
  void nodesThatAreNotInTheDirectory_areRefused() {
    way.assertRefused(
        way.backbone.arrival(way.backbone.update().to(NodeId.NATIONAL).seal(PROFILE)),
        RefusalCode.RECEIVER_UNKNOWN);
    way.assertRefused(
        way.backbone.arrival(way.backbone.update().to(NodeId.GATEWAY).seal(PROFILE)),
        RefusalCode.NOT_ADDRESSED_HERE);
    var stranger = new NodeId("agency-x");
    Arrival good =
        way.backbone.arrival(
            way.backbone
                .update()
                .from(stranger)
                .signer(way.backbone.pki.signing(stranger, PROFILE))
                .seal(PROFILE));
    way.assertRefused(
        new Arrival(
            good.correlationId(),
            good.at(),
            good.http(),
            way.backbone.pki.tls(stranger).chain(),
            good.body()),
        RefusalCode.SENDER_UNKNOWN);
  }

  @Test
  void revokedSigner_isOutAtOnce() {
    var revoked = new NodeId("cs-011002");
    Draft draft =
        way.backbone.update().from(revoked).signer(way.backbone.pki.signing(revoked, PROFILE));
    String serial = draft.signer().certificate().getSerialNumber().toString(16);
    way.backbone.pki.revoke(serial, RevocationReason.KEY_COMPROMISE).orThrow();
    way.backbone.trust.replace(way.backbone.pki.trustMaterial());
    way.assertRefused(way.backbone.arrival(draft.seal(PROFILE)), RefusalCode.CERTIFICATE_REVOKED);
  }

  @Test
  void operationThatHttpOrBodyNameOtherwise_isRefused() {
    way.assertRefused(
        way.backbone.arrival(way.backbone.update().action("urn:other").seal(PROFILE)),
        RefusalCode.OPERATION_UNKNOWN);
    Draft card = way.backbone.update().operation(Operation.UPDATE_CARD_STATE);
    way.assertRefused(way.backbone.arrival(card.seal(PROFILE)), RefusalCode.ACTION_MISMATCH);
    way.assertRefused(
        way.backbone.arrival(card.seal(PROFILE), Operation.UPDATE_CARD_STATE),
        RefusalCode.ACTION_MISMATCH);
  }

  @Test
  void encryptionRule_isKeptBothWays() {
    var certificate = way.backbone.pki.encryptionCertificate(PREFECTURE);
    way.assertRefused(
        way.backbone.arrival(way.backbone.update().encryptFor(certificate).seal(PROFILE)),
        RefusalCode.BODY_ENCRYPTED);
    var open =
        way.backbone
            .update()
            .to(OTHER_CS)
            .operation(Operation.REQUEST_OUT_MIGRATION_CERTIFICATE)
            .body(Backbone.sample("RequestOutMigrationCertificate"));
    way.assertRefused(
        way.backbone.arrival(open.seal(PROFILE), Operation.REQUEST_OUT_MIGRATION_CERTIFICATE),
        RefusalCode.BODY_NOT_ENCRYPTED);
  }

  @Test
  void bodyThatBreaksTheContract_isRefused_andNeverEchoed() {
    assertBody("<p:sex>2</p:sex>", "<p:sex>XY9</p:sex>", RefusalCode.SCHEMA_INVALID, "XY9");
    assertBody("99000000015", "99000000016", RefusalCode.CHECK_DIGIT_WRONG, "99000000016");
    assertBody("99000000015", "12345678903", RefusalCode.NUMBER_NOT_SYNTHETIC, "12345678903");
    assertBody("999000000016", "999000000017", RefusalCode.CHECK_DIGIT_WRONG, "999000000017");
    assertBody("221007</p:muni", "221008</p:muni", RefusalCode.CHECK_DIGIT_WRONG, "221008");
    assertBody(
        "221007</p:muni",
        unknownMunicipality() + "</p:muni",
        RefusalCode.MUNICIPALITY_UNKNOWN,
        unknownMunicipality());
  }

  @Test
  void routeAndPurposeOutsideTheTable_areRefused() {
    way.assertRefused(
        way.backbone.arrival(way.backbone.update().to(OTHER_CS).seal(PROFILE)),
        RefusalCode.ROUTE_FORBIDDEN);
    way.assertRefused(
        way.backbone.arrival(way.backbone.update().purpose(Purpose.CARD).seal(PROFILE)),
        RefusalCode.PURPOSE_FORBIDDEN);
  }

  @Test
  void messageOutsideTheWindow_isRefused() {
    way.assertRefused(
        way.backbone.arrival(
            way.backbone.update().created(way.backbone.now.minusSeconds(121)).seal(PROFILE)),
        RefusalCode.NOT_FRESH);
    way.assertRefused(
        way.backbone.arrival(
            way.backbone.update().created(way.backbone.now.minusSeconds(301)).seal(PROFILE)),
        RefusalCode.MESSAGE_EXPIRED);
    assertThat(
            way.gateway
                .handle(
                    way.backbone.arrival(
                        way.backbone
                            .update()
                            .created(way.backbone.now.minusSeconds(119))
                            .seal(PROFILE)))
                .status())
        .isEqualTo(200);
  }

  private void assertBody(String from, String to, RefusalCode code, String secret) {
    String body = way.backbone.update().body().replace(from, to);
    assertThat(body).isNotEqualTo(way.backbone.update().body());
    Arrival arrival = way.backbone.arrival(way.backbone.update().body(body).seal(PROFILE));
    way.assertRefused(arrival, code);
    assertThat(way.row(arrival).detail()).doesNotContain(secret);
    assertThat(
            Way.text(
                way.journal.reader().bytes(way.row(arrival).number()).orElseThrow().response()))
        .doesNotContain(secret);
  }

  private void assertStatus(int status, Arrival arrival) {
    Reply reply = way.gateway.handle(arrival);
    assertThat(reply.status()).isEqualTo(status);
    assertThat(way.backbone.unseal(reply).signer()).isEqualTo(NodeId.GATEWAY);
  }

  private Arrival http(Payload body, Http http) {
    Arrival good = way.backbone.arrival(body);
    return new Arrival(good.correlationId(), good.at(), http, good.tlsChain(), body);
  }

  /** A code with a right check digit that no municipality has. */
  private static String unknownMunicipality() {
    var japan = jukigate.domain.node.Municipalities.japan();
    return java.util.stream.IntStream.range(220_000, 230_000)
        .mapToObj(String::valueOf)
        .filter(code -> jukigate.domain.number.LocalGovernmentCode.parse(code).isPresent())
        .filter(code -> japan.find(code).isEmpty())
        .findFirst()
        .orElseThrow();
  }
}

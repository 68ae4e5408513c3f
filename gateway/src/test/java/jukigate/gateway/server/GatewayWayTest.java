package jukigate.gateway.server;

import static jukigate.gateway.server.Backbone.OTHER_CS;
import static jukigate.gateway.server.Backbone.PREFECTURE;
import static jukigate.gateway.server.Backbone.PROFILE;
import static jukigate.gateway.server.Backbone.SENDER;
import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import jukigate.domain.message.Operation;
import jukigate.domain.message.Payload;
import jukigate.domain.message.Purpose;
import jukigate.domain.node.NodeId;
import jukigate.domain.refusal.Outcome;
import jukigate.domain.refusal.RefusalCode;
import jukigate.gateway.Gateway;
import jukigate.gateway.journal.RecordedExchange;
import jukigate.gateway.journal.Verdict;
import jukigate.gateway.journal.sql.SqlJournal;
import jukigate.gateway.parse.Arrival;
import jukigate.gateway.parse.Http;
import jukigate.gateway.seal.Reply;
import jukigate.keystores.RevocationReason;
import jukigate.store.DatabaseOptions;
import jukigate.wire.tls.HttpAnswer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The whole way with real signatures and a real journal, and every refusal on it. */
class GatewayWayTest {
  @TempDir static Path pkiFolder;
  @TempDir Path folder;

  private Backbone backbone;
  private SqlJournal journal;
  private Gateway gateway;

  @BeforeEach
  void open() {
    backbone = new Backbone(pkiFolder);
    journal = SqlJournal.open(folder, DatabaseOptions.DEFAULTS).orThrow();
    gateway = backbone.gateway(journal);
  }

  @AfterEach
  void close() {
    journal.close();
  }

  @Test
  void message_goesBothWaysByteForByte_andIsOnRecord() {
    Payload request = backbone.update().seal(PROFILE);
    Arrival arrival = backbone.arrival(request);
    Reply reply = gateway.handle(arrival);

    assertThat(reply.status()).isEqualTo(200);
    assertThat(backbone.atNode).containsExactly(request);
    RecordedExchange row = row(arrival);
    assertThat(row.verdict()).isEqualTo(Verdict.ANSWERED);
    assertThat(row.responseSha256()).isEqualTo(reply.body().sha256());
    assertThat(journal.reader().bytes(row.number()).orElseThrow())
        .isEqualTo(new RecordedExchange.Bytes(request, reply.body()));
    assertThat(row.marks())
        .contains("PARSE=", "UNSEAL=", "IDENTIFY=", "VALIDATE=", "ADMIT=", "FORWARD=");
  }

  @Test
  void signedFaultOfTheNode_isRelayedByteForByte() {
    var fault = new Payload[1];
    backbone.node =
        request -> {
          var other = new Backbone(pkiFolder);
          other.now = backbone.now;
          fault[0] = Faults.of(other, backbone.answer(request));
          return Backbone.http(500, fault[0], PREFECTURE);
        };
    Arrival arrival = backbone.arrival(backbone.update().seal(PROFILE));
    Reply reply = gateway.handle(arrival);
    assertThat(reply.body()).isEqualTo(fault[0]);
    assertThat(reply.status()).isEqualTo(500);
    assertThat(row(arrival).verdict()).isEqualTo(Verdict.FAULT_RELAYED);
  }

  @Test
  void replay_isRefused_alsoAfterRestart() {
    Payload request = backbone.update().seal(PROFILE);
    assertThat(gateway.handle(backbone.arrival(request)).status()).isEqualTo(200);
    assertRefused(backbone.arrival(request), RefusalCode.REPLAYED);
    journal.close();
    journal = SqlJournal.open(folder, DatabaseOptions.DEFAULTS).orThrow();
    gateway = backbone.gateway(journal);
    assertRefused(backbone.arrival(request), RefusalCode.REPLAYED);
    assertThat(backbone.atNode).hasSize(1);
  }

  @Test
  void sameMessageIdWithOtherContent_isRefusedAsReplay() {
    Draft draft = backbone.update();
    gateway.handle(backbone.arrival(draft.seal(PROFILE)));
    assertRefused(
        backbone.arrival(
            draft
                .purpose(Purpose.REGISTER_UPDATE)
                .created(backbone.now.plusMillis(1))
                .seal(PROFILE)),
        RefusalCode.REPLAYED);
  }

  @Test
  void ecdsaTwin_isRefusedAsReplay() {
    Payload request = backbone.update().seal(PROFILE);
    gateway.handle(backbone.arrival(request));
    Payload twin = twin(request);
    assertThat(twin).isNotEqualTo(request);
    assertRefused(backbone.arrival(twin), RefusalCode.REPLAYED);
  }

  @Test
  void tamperedCopyFirst_doesNotPoisonTheGenuineMessage() {
    Payload genuine = backbone.update().seal(PROFILE);
    assertRefused(
        backbone.arrival(replaced(genuine, "静岡市葵区", "静岡市駿河区")), RefusalCode.SIGNATURE_INVALID);
    assertThat(gateway.handle(backbone.arrival(genuine)).status()).isEqualTo(200);
  }

  @Test
  void httpThatIsNotTheProtocols_isRefusedWithHttpsOwnNumbers() {
    Payload request = backbone.update().seal(PROFILE);
    var good = backbone.arrival(request).http();
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
    assertStatus(413, backbone.arrival(Payload.of(new byte[10_485_761])));
    assertThat(backbone.atNode).isEmpty();
  }

  @Test
  void faultForAMessageThatDoesNotParse_relatesToTheIdFoundInIt() {
    Draft draft = backbone.update();
    Payload broken = replaced(draft.seal(PROFILE), ":Body>", ":Bodx>");
    var fault = backbone.unseal(gateway.handle(backbone.arrival(broken)));
    assertThat(fault.addressing().relatesTo()).contains(draft.addressing().messageId());
    assertThat(fault.addressing().to()).isEqualTo(SENDER);
  }

  @Test
  void noXml_isRefused_andKept() {
    Arrival arrival = backbone.arrival(Payload.ofUtf8("not xml"));
    assertRefused(arrival, RefusalCode.XML_MALFORMED);
    assertThat(journal.reader().bytes(row(arrival).number()).orElseThrow().request())
        .isEqualTo(arrival.body());
  }

  @Test
  void signerThatIsNotTheTlsPeer_isRefused() {
    Draft draft = backbone.update().from(OTHER_CS).signer(backbone.pki.signing(OTHER_CS, PROFILE));
    assertRefused(backbone.arrival(draft.seal(PROFILE)), RefusalCode.SIGNER_IS_NOT_TLS_PEER);
  }

  @Test
  void senderThatIsNotTheSigner_isRefused() {
    assertRefused(
        backbone.arrival(backbone.update().from(OTHER_CS).seal(PROFILE)),
        RefusalCode.SENDER_IS_NOT_SIGNER);
  }

  @Test
  void noTlsCertificate_isRefused() {
    Arrival good = backbone.arrival(backbone.update().seal(PROFILE));
    assertRefused(
        new Arrival(good.correlationId(), good.at(), good.http(), List.of(), good.body()),
        RefusalCode.TLS_PEER_MISSING);
  }

  @Test
  void nodesThatAreNotInTheDirectory_areRefused() {
    assertRefused(
        backbone.arrival(backbone.update().to(NodeId.NATIONAL).seal(PROFILE)),
        RefusalCode.RECEIVER_UNKNOWN);
    assertRefused(
        backbone.arrival(backbone.update().to(NodeId.GATEWAY).seal(PROFILE)),
        RefusalCode.NOT_ADDRESSED_HERE);
    var stranger = new NodeId("agency-x");
    Arrival good =
        backbone.arrival(
            backbone
                .update()
                .from(stranger)
                .signer(backbone.pki.signing(stranger, PROFILE))
                .seal(PROFILE));
    assertRefused(
        new Arrival(
            good.correlationId(),
            good.at(),
            good.http(),
            backbone.pki.tls(stranger).chain(),
            good.body()),
        RefusalCode.SENDER_UNKNOWN);
  }

  @Test
  void revokedSigner_isOutAtOnce() {
    var revoked = new NodeId("cs-011002");
    Draft draft = backbone.update().from(revoked).signer(backbone.pki.signing(revoked, PROFILE));
    String serial = draft.signer().certificate().getSerialNumber().toString(16);
    backbone.pki.revoke(serial, RevocationReason.KEY_COMPROMISE).orThrow();
    backbone.trust.replace(backbone.pki.trustMaterial());
    assertRefused(backbone.arrival(draft.seal(PROFILE)), RefusalCode.CERTIFICATE_REVOKED);
  }

  @Test
  void operationThatHttpOrBodyNameOtherwise_isRefused() {
    assertRefused(
        backbone.arrival(backbone.update().action("urn:other").seal(PROFILE)),
        RefusalCode.OPERATION_UNKNOWN);
    Draft card = backbone.update().operation(Operation.UPDATE_CARD_STATE);
    assertRefused(backbone.arrival(card.seal(PROFILE)), RefusalCode.ACTION_MISMATCH);
    assertRefused(
        backbone.arrival(card.seal(PROFILE), Operation.UPDATE_CARD_STATE),
        RefusalCode.ACTION_MISMATCH);
  }

  @Test
  void encryptionRule_isKeptBothWays() {
    var certificate = backbone.pki.encryptionCertificate(PREFECTURE);
    assertRefused(
        backbone.arrival(backbone.update().encryptFor(certificate).seal(PROFILE)),
        RefusalCode.BODY_ENCRYPTED);
    var open =
        backbone
            .update()
            .to(OTHER_CS)
            .operation(Operation.REQUEST_OUT_MIGRATION_CERTIFICATE)
            .body(Backbone.sample("RequestOutMigrationCertificate"));
    assertRefused(
        backbone.arrival(open.seal(PROFILE), Operation.REQUEST_OUT_MIGRATION_CERTIFICATE),
        RefusalCode.BODY_NOT_ENCRYPTED);
  }

  @Test
  void encryptedBody_isRelayedUnread_andNotReadableInTheJournal() {
    var draft =
        backbone
            .update()
            .to(OTHER_CS)
            .purpose(Purpose.MIGRATION)
            .operation(Operation.REQUEST_OUT_MIGRATION_CERTIFICATE)
            .body(Backbone.sample("RequestOutMigrationCertificate"))
            .encryptFor(backbone.pki.encryptionCertificate(OTHER_CS));
    backbone.node =
        request ->
            Backbone.http(
                200,
                backbone
                    .answer(request)
                    .body(Backbone.sample("RequestOutMigrationCertificateResponse"))
                    .encryptFor(backbone.pki.encryptionCertificate(SENDER))
                    .seal(PROFILE),
                OTHER_CS);
    Arrival arrival =
        backbone.arrival(draft.seal(PROFILE), Operation.REQUEST_OUT_MIGRATION_CERTIFICATE);
    assertThat(gateway.handle(arrival).status()).isEqualTo(200);
    var bytes = journal.reader().bytes(row(arrival).number()).orElseThrow();
    assertThat(text(bytes.request())).doesNotContain("渡邉", "141003-20261120-000007", "追手町");
    assertThat(text(bytes.response())).doesNotContain("141003-20261120-000007");
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
    assertRefused(
        backbone.arrival(backbone.update().to(OTHER_CS).seal(PROFILE)),
        RefusalCode.ROUTE_FORBIDDEN);
    assertRefused(
        backbone.arrival(backbone.update().purpose(Purpose.CARD).seal(PROFILE)),
        RefusalCode.PURPOSE_FORBIDDEN);
  }

  @Test
  void messageOutsideTheWindow_isRefused() {
    assertRefused(
        backbone.arrival(backbone.update().created(backbone.now.minusSeconds(121)).seal(PROFILE)),
        RefusalCode.NOT_FRESH);
    assertRefused(
        backbone.arrival(backbone.update().created(backbone.now.minusSeconds(301)).seal(PROFILE)),
        RefusalCode.MESSAGE_EXPIRED);
    assertThat(
            gateway
                .handle(
                    backbone.arrival(
                        backbone.update().created(backbone.now.minusSeconds(119)).seal(PROFILE)))
                .status())
        .isEqualTo(200);
  }

  @Test
  void journalThatCannotBeWritten_forwardsNothing() {
    journal.close();
    Reply reply = gateway.handle(backbone.arrival(backbone.update().seal(PROFILE)));
    assertThat(backbone.fault(reply).refusalId()).isEqualTo("JG-603");
    assertThat(backbone.atNode).isEmpty();
    journal = SqlJournal.open(folder, DatabaseOptions.DEFAULTS).orThrow();
  }

  @Test
  void journalThatFailsAfterTheNodeAnswered_letsNoAnswerOut() {
    backbone.node =
        request -> {
          journal.close();
          return backbone.acknowledge(request);
        };
    Reply reply = gateway.handle(backbone.arrival(backbone.update().seal(PROFILE)));
    assertThat(backbone.fault(reply).refusalId()).isEqualTo("JG-603");
    journal = SqlJournal.open(folder, DatabaseOptions.DEFAULTS).orThrow();
    assertThat(journal.reader().latest(1).get(0).verdict()).isEqualTo(Verdict.ADMITTED);
  }

  @Test
  void nodeThatFails_isToldApart() {
    backbone.node = request -> Outcome.refused(RefusalCode.NODE_UNREACHABLE, PREFECTURE);
    assertRefusedAfterAdmission(RefusalCode.NODE_UNREACHABLE);
    backbone.node = request -> Outcome.refused(RefusalCode.NODE_TIMEOUT, PREFECTURE, "30s");
    assertRefusedAfterAdmission(RefusalCode.NODE_TIMEOUT);
  }

  @Test
  void bugInAStep_isAnsweredRecordedAndNamedByTheCorrelation() {
    backbone.node =
        request -> {
          throw new IllegalStateException("a bug, on purpose");
        };
    assertRefusedAfterAdmission(RefusalCode.INTERNAL_ERROR);
  }

  @Test
  void answerThatIsNotTheNodesOwn_isRefusedWithTheReason() {
    assertAnswer("JG-205|JG-119|JG-105", request -> Payload.ofUtf8("<a/>"), "JG-110");
    assertAnswer(
        "other signer",
        request ->
            backbone.answer(request).signer(backbone.pki.signing(OTHER_CS, PROFILE)).seal(PROFILE),
        "JG-303");
    assertAnswer(
        "other From", request -> backbone.answer(request).from(OTHER_CS).seal(PROFILE), "JG-304");
    assertAnswer(
        "other To", request -> backbone.answer(request).to(OTHER_CS).seal(PROFILE), "JG-308");
    assertAnswer(
        "unrelated",
        request -> backbone.answer(request).relatesTo(backbone.freshId()).seal(PROFILE),
        "JG-406");
    assertAnswer(
        "stale",
        request -> backbone.answer(request).created(backbone.now.minusSeconds(200)).seal(PROFILE),
        "JG-602");
    assertAnswer(
        "other Action",
        request -> backbone.answer(request).action("urn:x").seal(PROFILE),
        "JG-402");
    assertAnswer(
        "invalid",
        request -> backbone.answer(request).body(Backbone.sample("UpdateIdentity")).seal(PROFILE),
        "JG-402");
    assertAnswer(
        "altered",
        request ->
            replaced(
                backbone.answer(request).seal(PROFILE),
                "pref-220001</t:receiver",
                "pref-140007</t:receiver"),
        "JG-206");
    assertAnswer(
        "encrypted",
        request ->
            backbone
                .answer(request)
                .encryptFor(backbone.pki.encryptionCertificate(SENDER))
                .seal(PROFILE),
        "JG-217");
  }

  @Test
  void answerOfAnotherTlsPeer_isRefused() {
    backbone.node = request -> Backbone.http(200, backbone.answer(request).seal(PROFILE), OTHER_CS);
    assertRefusedAfterAdmission(RefusalCode.ANSWER_REFUSED);
  }

  @Test
  void answerThatIsNotXmlByItsType_isRefused() {
    backbone.node =
        request ->
            Outcome.passed(
                new HttpAnswer(
                    200,
                    backbone.answer(request).seal(PROFILE),
                    PREFECTURE,
                    java.util.Map.of("content-type", "text/html")));
    assertRefusedAfterAdmission(RefusalCode.ANSWER_REFUSED);
  }

  @Test
  void faultOfTheGateway_isSignedByIt_andRelatedToTheRequest() {
    Draft draft = backbone.update().purpose(Purpose.CARD);
    var fault = backbone.unseal(gateway.handle(backbone.arrival(draft.seal(PROFILE))));
    assertThat(fault.signer()).isEqualTo(NodeId.GATEWAY);
    assertThat(fault.addressing().to()).isEqualTo(SENDER);
    assertThat(fault.addressing().relatesTo()).contains(draft.addressing().messageId());
    assertThat(fault.addressing().action()).isEqualTo(Operation.FAULT_ACTION);
  }

  @Test
  void expiredWhileWaiting_isStillAdmittedAtMostOnce() {
    Payload request = backbone.update().seal(PROFILE);
    gateway.handle(backbone.arrival(request));
    backbone.passes(Duration.ofSeconds(60));
    assertRefused(backbone.arrival(request), RefusalCode.REPLAYED);
  }

  private void assertBody(String from, String to, RefusalCode code, String secret) {
    String body = backbone.update().body().replace(from, to);
    assertThat(body).isNotEqualTo(backbone.update().body());
    Arrival arrival = backbone.arrival(backbone.update().body(body).seal(PROFILE));
    assertRefused(arrival, code);
    assertThat(row(arrival).detail()).doesNotContain(secret);
    assertThat(text(journal.reader().bytes(row(arrival).number()).orElseThrow().response()))
        .doesNotContain(secret);
  }

  private void assertAnswer(String what, Function<Payload, Payload> answer, String reason) {
    backbone.node = request -> Backbone.http(200, answer.apply(request), PREFECTURE);
    Arrival arrival = backbone.arrival(backbone.update().seal(PROFILE));
    assertThat(backbone.fault(gateway.handle(arrival)).refusalId()).as(what).isEqualTo("JG-704");
    assertThat(row(arrival).detail()).as(what).contains(PREFECTURE.value()).contains(reason);
  }

  private void assertRefusedAfterAdmission(RefusalCode code) {
    int before = backbone.atNode.size();
    Arrival arrival = backbone.arrival(backbone.update().seal(PROFILE));
    Reply reply = gateway.handle(arrival);
    assertThat(backbone.fault(reply).refusalId()).isEqualTo(code.id());
    assertThat(backbone.atNode).hasSize(before + 1);
    assertThat(row(arrival).verdict()).isEqualTo(Verdict.REFUSED);
    assertThat(row(arrival).responseSha256()).isEqualTo(reply.body().sha256());
  }

  private void assertRefused(Arrival arrival, RefusalCode code) {
    int before = backbone.atNode.size();
    Reply reply = gateway.handle(arrival);
    var fault = backbone.fault(reply);
    assertThat(fault.refusalId()).isEqualTo(code.id());
    assertThat(fault.correlationId()).isEqualTo(arrival.correlationId());
    assertThat(reply.correlationId()).isEqualTo(arrival.correlationId());
    assertThat(backbone.atNode).as("nothing is forwarded").hasSize(before);
    assertThat(row(arrival).refusalId()).isEqualTo(code.id());
    assertThat(row(arrival).tlsPeer())
        .isEqualTo(arrival.tlsChain().isEmpty() ? "" : row(arrival).tlsPeer());
    assertThat(row(arrival).responseSha256()).isEqualTo(reply.body().sha256());
  }

  private void assertStatus(int status, Arrival arrival) {
    Reply reply = gateway.handle(arrival);
    assertThat(reply.status()).isEqualTo(status);
    assertThat(backbone.unseal(reply).signer()).isEqualTo(NodeId.GATEWAY);
  }

  private Arrival http(Payload body, Http http) {
    Arrival good = backbone.arrival(body);
    return new Arrival(good.correlationId(), good.at(), http, good.tlsChain(), body);
  }

  private RecordedExchange row(Arrival arrival) {
    return journal.reader().byCorrelationId(arrival.correlationId()).orElseThrow();
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

  /** (r, n − s) instead of (r, s): it verifies, and looks new to whoever compares signatures. */
  private static Payload twin(Payload payload) {
    var n = new BigInteger("ffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551", 16);
    var value = Pattern.compile("SignatureValue[^>]*>([^<]+)<").matcher(text(payload));
    assertThat(value.find()).isTrue();
    byte[] rs = Base64.getMimeDecoder().decode(value.group(1));
    assertThat(rs).hasSize(64);
    byte[] s = n.subtract(new BigInteger(1, Arrays.copyOfRange(rs, 32, 64))).toByteArray();
    Arrays.fill(rs, 32, 64, (byte) 0);
    int length = Math.min(32, s.length);
    System.arraycopy(s, s.length - length, rs, 64 - length, length);
    return replaced(payload, value.group(1), Base64.getEncoder().encodeToString(rs));
  }

  private static Payload replaced(Payload payload, String from, String to) {
    String text = text(payload);
    assertThat(text).contains(from);
    return Payload.ofUtf8(text.replace(from, to));
  }

  private static String text(Payload payload) {
    return new String(payload.toByteArray(), StandardCharsets.UTF_8);
  }
}

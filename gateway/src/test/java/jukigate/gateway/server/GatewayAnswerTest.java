package jukigate.gateway.server;

import static jukigate.gateway.server.Backbone.OTHER_CS;
import static jukigate.gateway.server.Backbone.PREFECTURE;
import static jukigate.gateway.server.Backbone.PROFILE;
import static jukigate.gateway.server.Backbone.SENDER;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.function.Function;
import jukigate.domain.message.Payload;
import jukigate.domain.refusal.Outcome;
import jukigate.domain.refusal.RefusalCode;
import jukigate.gateway.journal.Verdict;
import jukigate.gateway.journal.sql.SqlJournal;
import jukigate.gateway.parse.Arrival;
import jukigate.gateway.seal.Reply;
import jukigate.store.DatabaseOptions;
import jukigate.wire.tls.HttpAnswer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a node answers, or fails to, and what a failing journal does; with real signatures. */
class GatewayAnswerTest {
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
  void signedFaultOfTheNode_isRelayedByteForByte() {
    var fault = new Payload[1];
    way.backbone.node =
        request -> {
          var other = new Backbone(pkiFolder);
          other.now = way.backbone.now;
          fault[0] = Faults.of(other, way.backbone.answer(request));
          return Backbone.http(500, fault[0], PREFECTURE);
        };
    Arrival arrival = way.backbone.arrival(way.backbone.update().seal(PROFILE));
    Reply reply = way.gateway.handle(arrival);
    assertThat(reply.body()).isEqualTo(fault[0]);
    assertThat(reply.status()).isEqualTo(500);
    assertThat(way.row(arrival).verdict()).isEqualTo(Verdict.FAULT_RELAYED);
  }

  @Test
  void nodeThatFails_isToldApart() {
    way.backbone.node = request -> Outcome.refused(RefusalCode.NODE_UNREACHABLE, PREFECTURE);
    way.assertRefusedAfterAdmission(RefusalCode.NODE_UNREACHABLE);
    way.backbone.node = request -> Outcome.refused(RefusalCode.NODE_TIMEOUT, PREFECTURE, "30s");
    way.assertRefusedAfterAdmission(RefusalCode.NODE_TIMEOUT);
  }

  @Test
  void bugInAStep_isAnsweredRecordedAndNamedByTheCorrelation() {
    way.backbone.node =
        request -> {
          throw new IllegalStateException("a bug, on purpose");
        };
    way.assertRefusedAfterAdmission(RefusalCode.INTERNAL_ERROR);
  }

  @Test
  void answerThatIsNotTheNodesOwn_isRefusedWithTheReason() {
    assertAnswer("JG-205|JG-119|JG-105", request -> Payload.ofUtf8("<a/>"), "JG-110");
    assertAnswer(
        "other signer",
        request ->
            way.backbone
                .answer(request)
                .signer(way.backbone.pki.signing(OTHER_CS, PROFILE))
                .seal(PROFILE),
        "JG-303");
    assertAnswer(
        "other From",
        request -> way.backbone.answer(request).from(OTHER_CS).seal(PROFILE),
        "JG-304");
    assertAnswer(
        "other To", request -> way.backbone.answer(request).to(OTHER_CS).seal(PROFILE), "JG-308");
    assertAnswer(
        "unrelated",
        request -> way.backbone.answer(request).relatesTo(way.backbone.freshId()).seal(PROFILE),
        "JG-406");
    assertAnswer(
        "stale",
        request ->
            way.backbone.answer(request).created(way.backbone.now.minusSeconds(200)).seal(PROFILE),
        "JG-602");
    assertAnswer(
        "other Action",
        request -> way.backbone.answer(request).action("urn:x").seal(PROFILE),
        "JG-402");
    assertAnswer(
        "invalid",
        request ->
            way.backbone.answer(request).body(Backbone.sample("UpdateIdentity")).seal(PROFILE),
        "JG-402");
    assertAnswer(
        "altered",
        request ->
            Way.replaced(
                way.backbone.answer(request).seal(PROFILE),
                "pref-220001</t:receiver",
                "pref-140007</t:receiver"),
        "JG-206");
    assertAnswer(
        "encrypted",
        request ->
            way.backbone
                .answer(request)
                .encryptFor(way.backbone.pki.encryptionCertificate(SENDER))
                .seal(PROFILE),
        "JG-217");
  }

  @Test
  void answerOfAnotherTlsPeer_isRefused() {
    way.backbone.node =
        request -> Backbone.http(200, way.backbone.answer(request).seal(PROFILE), OTHER_CS);
    way.assertRefusedAfterAdmission(RefusalCode.ANSWER_REFUSED);
  }

  @Test
  void answerThatIsNotXmlByItsType_isRefused() {
    way.backbone.node =
        request ->
            Outcome.passed(
                new HttpAnswer(
                    200,
                    way.backbone.answer(request).seal(PROFILE),
                    PREFECTURE,
                    java.util.Map.of("content-type", "text/html")));
    way.assertRefusedAfterAdmission(RefusalCode.ANSWER_REFUSED);
  }

  @Test
  void journalThatCannotBeWritten_forwardsNothing() {
    way.journal.close();
    Reply reply = way.gateway.handle(way.backbone.arrival(way.backbone.update().seal(PROFILE)));
    assertThat(way.backbone.fault(reply).refusalId()).isEqualTo("JG-603");
    assertThat(way.backbone.atNode).isEmpty();
    way.journal = SqlJournal.open(folder.resolve("journal"), DatabaseOptions.DEFAULTS).orThrow();
  }

  @Test
  void journalThatFailsAfterTheNodeAnswered_letsNoAnswerOut() {
    way.backbone.node =
        request -> {
          way.journal.close();
          return way.backbone.acknowledge(request);
        };
    Reply reply = way.gateway.handle(way.backbone.arrival(way.backbone.update().seal(PROFILE)));
    assertThat(way.backbone.fault(reply).refusalId()).isEqualTo("JG-603");
    way.journal = SqlJournal.open(folder.resolve("journal"), DatabaseOptions.DEFAULTS).orThrow();
    assertThat(way.journal.reader().latest(1).get(0).verdict()).isEqualTo(Verdict.ADMITTED);
  }

  private void assertAnswer(String what, Function<Payload, Payload> answer, String reason) {
    way.backbone.node = request -> Backbone.http(200, answer.apply(request), PREFECTURE);
    Arrival arrival = way.backbone.arrival(way.backbone.update().seal(PROFILE));
    assertThat(way.backbone.fault(way.gateway.handle(arrival)).refusalId())
        .as(what)
        .isEqualTo("JG-704");
    assertThat(way.row(arrival).detail()).as(what).contains(PREFECTURE.value()).contains(reason);
  }
}

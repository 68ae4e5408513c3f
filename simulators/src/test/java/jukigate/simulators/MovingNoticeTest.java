package jukigate.simulators;

import static jukigate.simulators.Backbone.SHIZUOKA;
import static jukigate.simulators.Backbone.YOKOHAMA;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import jukigate.domain.message.Operation;
import jukigate.domain.message.Payload;
import jukigate.domain.message.Purpose;
import jukigate.domain.node.NodeId;
import jukigate.domain.refusal.Outcome;
import jukigate.domain.refusal.RefusalCode;
import jukigate.domain.register.RecordStatus;
import jukigate.domain.register.RegisterDate;
import jukigate.simulators.node.Entered;
import jukigate.simulators.node.MovingNoticeDesk;
import jukigate.simulators.post.Letter;
import jukigate.simulators.resident.event.ResidentEvent;
import jukigate.simulators.store.MovingNoticeTable;
import jukigate.wire.envelope.Direction;
import jukigate.wire.envelope.Envelope;
import jukigate.wire.message.Dispatch;
import jukigate.wire.message.FaultBody;
import jukigate.wire.message.ReceivedFault;
import jukigate.wire.security.Unsealer;
import jukigate.wire.xml.SafeXml;
import jukigate.wire.xml.XmlLimits;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** X06: what comes from Mynaportal goes no further before an officer has decided. */
final class MovingNoticeTest {
  @TempDir Path folder;
  private Backbone backbone;

  @BeforeEach
  void start() {
    backbone = new Backbone(folder);
    enter(SHIZUOKA, Events.birth(SHIZUOKA, 1)).orThrow();
    due();
  }

  @AfterEach
  void stop() {
    backbone.close();
  }

  @Test
  void noticeOfMovingOut_isReceivedAndChangesNothing() {
    int before = backbone.nodes.outbox(SHIZUOKA).size();

    assertThat(moveOut("M-1")).isEmpty();

    assertThat(backbone.nodes.outbox(SHIZUOKA)).hasSize(before);
    assertThat(status()).isEqualTo(RecordStatus.OPEN);
    assertThat(desk(SHIZUOKA).undecided())
        .singleElement()
        .satisfies(
            notice -> {
              assertThat(notice.person()).contains(Events.code(1));
              assertThat(notice.takenUpOn()).isEqualTo(LocalDate.of(2026, 11, 23));
            });
  }

  @Test
  void acceptedNotice_isAMoveOutOnItsPlannedDate_withTheCertificatePushed() {
    moveOut("M-1");

    var entered = enter(SHIZUOKA, Events.decided(SHIZUOKA, "M-1", true)).orThrow();
    due();

    assertThat(entered.notifications()).hasSize(2);
    assertThat(status()).isEqualTo(RecordStatus.CLOSED);
    var certificate =
        backbone.nodes.municipal(YOKOHAMA).outMigration().find(Events.code(1)).orElseThrow();
    assertThat(certificate.plannedDate())
        .isEqualTo(RegisterDate.japanese(LocalDate.of(2026, 12, 1)));
    assertThat(state(SHIZUOKA, "M-1")).isEqualTo(MovingNoticeTable.State.ACCEPTED);
  }

  @Test
  void rejectedNotice_sendsNothing_andADecisionIsMadeOnce() {
    moveOut("M-1");
    int before = backbone.nodes.outbox(SHIZUOKA).size();

    assertThat(enter(SHIZUOKA, Events.decided(SHIZUOKA, "M-1", false)).orThrow().notifications())
        .isEmpty();

    assertThat(backbone.nodes.outbox(SHIZUOKA)).hasSize(before);
    assertThat(status()).isEqualTo(RecordStatus.OPEN);
    assertThat(refused(SHIZUOKA, Events.decided(SHIZUOKA, "M-1", true)))
        .contains(RefusalCode.NOTICE_NOT_PENDING);
    assertThat(refused(SHIZUOKA, Events.decided(SHIZUOKA, "M-9", true)))
        .contains(RefusalCode.NOTICE_NOT_PENDING);
    assertThat(moveOut("M-2")).as("may be given again").isEmpty();
  }

  @Test
  void acceptanceOfWhoLeftMeanwhile_isRefused_andTheNoticeStaysUndecided() {
    moveOut("M-1");
    enter(SHIZUOKA, Events.moveOut(SHIZUOKA, YOKOHAMA, 1)).orThrow();

    assertThat(refused(SHIZUOKA, Events.decided(SHIZUOKA, "M-1", true)))
        .contains(RefusalCode.RECORD_CLOSED);
    assertThat(state(SHIZUOKA, "M-1")).isEqualTo(MovingNoticeTable.State.RECEIVED);
  }

  @Test
  void reservation_isDoneWithTheMoveIn() {
    moveOut("M-1");
    assertThat(submit(YOKOHAMA, "SubmitMovingInReservation", reservation("R-1"))).isEmpty();
    enter(SHIZUOKA, Events.decided(SHIZUOKA, "M-1", true)).orThrow();
    due();
    enter(YOKOHAMA, Events.decided(YOKOHAMA, "R-1", true)).orThrow();

    enter(YOKOHAMA, Events.moveIn(SHIZUOKA, YOKOHAMA, 1)).orThrow();

    assertThat(state(YOKOHAMA, "R-1")).isEqualTo(MovingNoticeTable.State.DONE);
  }

  @Test
  void notice_isErasedAYearAfterItsReceipt() {
    moveOut("M-1");
    Instant year = backbone.clock.now.plus(Duration.ofDays(365));

    backbone.nodes.eraseDue(year.minusSeconds(1));
    assertThat(desk(SHIZUOKA).undecided()).hasSize(1);
    backbone.nodes.eraseDue(year);
    assertThat(desk(SHIZUOKA).undecided()).isEmpty();
  }

  @Test
  void refusal_tellsNothingOfThePerson() {
    var fault = submit(SHIZUOKA, "SubmitMovingOutNotice", notice("M-1", "追手町九番九号")).orElseThrow();

    assertThat(fault.refusalId()).isEqualTo("JG-B02");
    assertThat(fault.textJa() + fault.textEn()).doesNotContain(Events.NAME, "追手町");
  }

  private Optional<ReceivedFault> moveOut(String number) {
    return submit(SHIZUOKA, "SubmitMovingOutNotice", notice(number, "追手町五番一号"));
  }

  private Optional<ReceivedFault> submit(NodeId to, String operation, String body) {
    var named = Operation.named(operation);
    var element =
        SafeXml.parse(Payload.ofUtf8(body), XmlLimits.DEFAULT).orThrow().getDocumentElement();
    var letter =
        new Letter(
            NodeId.MYNAPORTAL,
            to,
            named,
            new Dispatch("op-1", "term-1", Purpose.MIGRATION),
            element);
    var sealed = backbone.sealed(letter, UUID.randomUUID().toString());
    var answer = backbone.relay.pass(to, named.requestAction(), sealed).orThrow().body();
    var envelope = Envelope.parse(answer, Direction.ANSWER, XmlLimits.DEFAULT).orThrow();
    return FaultBody.read(
        new Unsealer(Backbone.PROFILE, backbone.trust)
            .unseal(envelope, backbone.clock.now)
            .orThrow()
            .body());
  }

  private static String notice(String number, String address) {
    return """
    <p:SubmitMovingOutNotice xmlns:p="urn:jukigate:moving-notice:v1" xmlns:t="urn:jukigate:types:v1">
      <p:control>
        <p:requestNumber>%s</p:requestNumber><p:municipalityCode>221007</p:municipalityCode>
      </p:control>
      <p:notice>%s
        <p:destinationMunicipalityCode>141003</p:destinationMunicipalityCode>
        <p:destination><t:text>本町六丁目五十番地の十</t:text><t:gaijiCount>0</t:gaijiCount></p:destination>
        <p:plannedDate>%s</p:plannedDate>
        <p:submittedOn>%s</p:submittedOn>
      </p:notice>
    </p:SubmitMovingOutNotice>
    """
        .formatted(number, person(address), date(12, 1), date(11, 20));
  }

  private static String reservation(String number) {
    return """
    <p:SubmitMovingInReservation xmlns:p="urn:jukigate:moving-notice:v1"
        xmlns:t="urn:jukigate:types:v1">
      <p:control>
        <p:requestNumber>%s</p:requestNumber><p:municipalityCode>141003</p:municipalityCode>
      </p:control>
      <p:reservation>%s
        <p:originMunicipalityCode>221007</p:originMunicipalityCode>
        <p:address><t:text>本町六丁目五十番地の十</t:text><t:gaijiCount>0</t:gaijiCount></p:address>
        <p:movingDate>%s</p:movingDate>
        <p:visitOn>%s</p:visitOn>
      </p:reservation>
    </p:SubmitMovingInReservation>
    """
        .formatted(number, person("追手町五番一号"), date(12, 1), date(12, 2));
  }

  private static String person(String address) {
    return """
        <p:person>
          <t:name><t:text>%s</t:text><t:gaijiCount>0</t:gaijiCount></t:name>
          <t:birthDate>%s</t:birthDate><t:sex>2</t:sex>
          <t:address><t:text>%s</t:text><t:gaijiCount>0</t:gaijiCount></t:address>
        </p:person>\
    """
        .formatted(Events.NAME, date(11, 20), address);
  }

  private static String date(int month, int day) {
    return """
    <t:form>F00</t:form><t:era>R</t:era><t:year>8</t:year><t:month>%d</t:month><t:day>%d</t:day>\
    """
        .formatted(month, day);
  }

  private MovingNoticeDesk desk(NodeId cs) {
    return backbone.nodes.municipal(cs).movingNotices();
  }

  private MovingNoticeTable.State state(NodeId cs, String number) {
    return desk(cs).find(NodeId.MYNAPORTAL, number).orElseThrow().state();
  }

  private RecordStatus status() {
    var kept = backbone.nodes.municipal(SHIZUOKA).find(Events.code(1)).orElseThrow();
    return kept.member().record().control().status();
  }

  private Outcome<Entered> enter(NodeId cs, ResidentEvent event) {
    return backbone.nodes.municipal(cs).enter(event);
  }

  private Optional<RefusalCode> refused(NodeId cs, ResidentEvent event) {
    return switch (enter(cs, event)) {
      case Outcome.Passed<Entered> passed -> Optional.empty();
      case Outcome.Refused<Entered>(var refusal) -> Optional.of(refusal.code());
    };
  }

  private void due() {
    for (int round : List.of(1, 2, 3)) {
      backbone.nodes.runDue(backbone.clock.now);
      backbone.clock.now = backbone.clock.now.plus(Duration.ofMillis(round));
    }
  }
}

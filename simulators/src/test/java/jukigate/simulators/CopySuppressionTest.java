package jukigate.simulators;

import static java.nio.charset.StandardCharsets.UTF_8;
import static jukigate.simulators.Backbone.SHIZUOKA;
import static jukigate.simulators.Backbone.YOKOHAMA;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import jukigate.domain.message.MessageId;
import jukigate.domain.message.Operation;
import jukigate.domain.message.Purpose;
import jukigate.domain.node.NodeId;
import jukigate.domain.number.SyntheticBlock;
import jukigate.domain.refusal.Outcome;
import jukigate.domain.refusal.RefusalCode;
import jukigate.domain.register.EventReason;
import jukigate.domain.register.RegisterText;
import jukigate.simulators.body.CopyBody;
import jukigate.simulators.node.CopyCounter;
import jukigate.simulators.node.Inbound;
import jukigate.simulators.node.MunicipalNode;
import jukigate.simulators.node.OfficerView;
import jukigate.simulators.resident.event.ResidentEvent;
import jukigate.simulators.rule.CopyRule;
import jukigate.simulators.store.OutboxEntry;
import jukigate.wire.message.Dispatch;
import jukigate.wire.xml.SafeXml;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** 支援措置 and 発行抑止 at the home of a resident whose copy is asked for elsewhere. */
final class CopySuppressionTest {
  private static final NodeId NAGOYA = new NodeId("cs-231002");

  @TempDir Path folder;
  private Backbone backbone;

  @BeforeEach
  void start() {
    backbone = new Backbone(folder);
    enter(Events.birth(SHIZUOKA, 1));
  }

  @AfterEach
  void stop() {
    backbone.close();
  }

  @Test
  void r18_suppressedCopy_isRefusedWithoutSayingWhyUntilAnOfficerEndsIt() {
    enter(Events.copyRule(SHIZUOKA, 1, CopyRule.SUPPRESS));
    assertThat(refusal()).isEqualTo("H01");

    enter(Events.moveWithin(SHIZUOKA, 1, "追手町九番六号"));
    assertThat(refusal()).as("after another event").isEqualTo("H01");
    enter(Events.cancellation(SHIZUOKA, 1, EventReason.CANCELLATION_REVERTING));
    assertThat(refusal()).as("after that event was taken back").isEqualTo("H01");
    backbone.nodes.eraseDue(backbone.clock.now.plus(Duration.ofDays(3660)));
    assertThat(refusal()).as("after every sweep of ten years").isEqualTo("H01");

    enter(Events.copyRule(SHIZUOKA, 1, CopyRule.APPROVE));
    assertThat(ask()).isInstanceOf(CopyCounter.Standing.Ready.class);
  }

  @Test
  void r18_suppressionOfWhoeverMovesAwayAndBack_isStillThere() {
    enter(Events.copyRule(SHIZUOKA, 1, CopyRule.SUPPRESS));
    enter(Events.cancellation(SHIZUOKA, 1, EventReason.CANCELLATION_REMOVING));
    var number = Optional.of(SyntheticBlock.individualNumber(1));
    enter(Events.entry(SHIZUOKA, 1, EventReason.MOVE_IN_FROM_ABROAD, number, false));
    assertThat(refusal()).isEqualTo("H01");
  }

  @Test
  void r18_suppressionThatComesWhileARequestWaits_holdsAgainstTheOfficersYes() {
    enter(Events.copyRule(SHIZUOKA, 1, CopyRule.ASK));
    var pending = (CopyCounter.Standing.Pending) ask();
    enter(Events.copyRule(SHIZUOKA, 1, CopyRule.SUPPRESS));

    decide(pending, true);
    due();

    var issue = backbone.nodes.municipal(YOKOHAMA);
    assertThat(issue.printRoom().pending()).as("nothing to print").isEmpty();
    assertThat(issue.view().inbox())
        .filteredOn(paper -> paper.kind() == OfficerView.Kind.COPY)
        .extracting(OfficerView.Paper::state)
        .containsExactly("REFUSED");
  }

  @Test
  void r19_suppressionLiftedForAWhile_isToldToNobodyAndGivesNoCopyElsewhere() {
    enter(Events.copyRule(SHIZUOKA, 1, CopyRule.SUPPRESS));
    int before = backbone.relay.relayed.size();

    var entered = home().enter(Events.copyRule(SHIZUOKA, 1, CopyRule.RELEASED)).orThrow();
    due();

    assertThat(entered.notifications()).isEmpty();
    assertThat(backbone.relay.relayed).as("nothing was sent").hasSize(before);
    assertThat(home().find(Events.code(1)).orElseThrow().copyRule()).isEqualTo(CopyRule.RELEASED);
    assertThat(refusal()).isEqualTo("H01");
  }

  @Test
  void changeWhileARequestWaits_isJudgedAgainAtTheOfficersYes() {
    enter(Events.copyRule(SHIZUOKA, 1, CopyRule.ASK));
    var pending = (CopyCounter.Standing.Pending) ask();
    enter(Events.renamed(SHIZUOKA, 1, EventReason.EX_OFFICIO_CORRECTION, "吉野　花子"));

    decide(pending, true);
    due();

    assertThat(backbone.nodes.municipal(YOKOHAMA).printRoom().pending())
        .as("whoever asked is not of the household any more")
        .isEmpty();
  }

  @Test
  void officerWhoDecided_isRecordedAndTravelsWithTheAnswer() {
    enter(Events.copyRule(SHIZUOKA, 1, CopyRule.ASK));
    var pending = (CopyCounter.Standing.Pending) ask();
    decide(pending, true);

    assertThat(backbone.nodes.outbox(SHIZUOKA))
        .map(OutboxEntry.Stored::entry)
        .filteredOn(entry -> entry.operation().equals(Operation.SEND_RESIDENCE_COPY))
        .map(entry -> entry.operator().operatorId())
        .containsExactly("op-7");
    due();
    assertThat(new String(backbone.relay.relayed.getLast().toByteArray(), UTF_8))
        .contains("SendResidenceCopy", ">op-7<");
  }

  @Test
  void numberThatTwoIssuersChose_isDecidedForTheNamedOneOnly() {
    enter(Events.copyRule(SHIZUOKA, 1, CopyRule.ASK));
    var pending = (CopyCounter.Standing.Pending) ask();
    var number = pending.requestNumber();
    request(NAGOYA, number);

    var view = home().view();
    var open = new OfficerView.Decision(number, Optional.empty(), true, "op-7");
    assertThat(view.decide(open))
        .isEqualTo(Outcome.refused(RefusalCode.SEVERAL_WAITING, "cs-141003, cs-231002"));
    var named = new OfficerView.Decision(number, Optional.of(YOKOHAMA), true, "op-7");
    view.decide(named).orThrow();
    assertThat(view.approvals()).map(OfficerView.Paper::other).containsExactly(NAGOYA);
  }

  private void decide(CopyCounter.Standing.Pending pending, boolean approve) {
    var decision =
        new OfficerView.Decision(pending.requestNumber(), Optional.empty(), approve, "op-7");
    home().view().decide(decision).orThrow();
  }

  private String refusal() {
    return ((CopyCounter.Standing.Refused) ask()).reason();
  }

  /** Asks as a place of issue that is not played here. */
  private void request(NodeId issuing, String number) {
    var inbound =
        new Inbound(
            SHIZUOKA,
            issuing,
            Operation.REQUEST_RESIDENCE_COPY,
            new MessageId("urn:uuid:6f8a4a52-6b53-4f35-8d5b-2f1f3a1d9c01"),
            new Dispatch("op-1", "term-1", Purpose.RESIDENCE_COPY),
            backbone.clock.now,
            SafeXml.newDocument().createElement("unread"));
    var request =
        CopyBody.write(number, Events.municipality(issuing), Events.municipality(SHIZUOKA), wish());
    home().copies().requested(inbound, request).orThrow();
  }

  private static CopyBody.Wish wish() {
    return new CopyBody.Wish(
        new CopyBody.Who.ByCode(Events.code(1)),
        "1",
        CopyBody.Special.NONE,
        RegisterText.of(Events.NAME),
        "本人");
  }

  private CopyCounter.Standing ask() {
    NodeId issuing = YOKOHAMA;
    return backbone
        .nodes
        .municipal(issuing)
        .copyCounter()
        .ask(Events.municipality(SHIZUOKA), wish(), "op-1", "term-1");
  }

  private MunicipalNode home() {
    return backbone.nodes.municipal(SHIZUOKA);
  }

  private void enter(ResidentEvent event) {
    home().enter(event).orThrow();
    due();
  }

  private void due() {
    backbone.nodes.runDue(backbone.clock.now);
  }
}

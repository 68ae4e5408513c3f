package jukigate.simulators;

import static jukigate.simulators.Backbone.SHIZUOKA;
import static jukigate.simulators.Backbone.YOKOHAMA;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import jukigate.domain.node.NodeId;
import jukigate.domain.number.SyntheticBlock;
import jukigate.domain.register.EventReason;
import jukigate.domain.register.RegisterText;
import jukigate.simulators.body.CopyBody;
import jukigate.simulators.node.CopyCounter;
import jukigate.simulators.node.MunicipalNode;
import jukigate.simulators.node.OfficerView;
import jukigate.simulators.resident.event.ResidentEvent;
import jukigate.simulators.rule.CopyRule;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** 支援措置 and 発行抑止 at the home of a resident whose copy is asked for elsewhere. */
final class CopySuppressionTest {
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

    home().copies().decide(YOKOHAMA, pending.requestNumber(), true).orThrow();
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

  private String refusal() {
    return ((CopyCounter.Standing.Refused) ask()).reason();
  }

  private CopyCounter.Standing ask() {
    var wish =
        new CopyBody.Wish(
            new CopyBody.Who.ByCode(Events.code(1)),
            "1",
            CopyBody.Special.NONE,
            RegisterText.of(Events.NAME),
            "本人");
    NodeId issuing = YOKOHAMA;
    return backbone
        .nodes
        .municipal(issuing)
        .copyCounter()
        .ask(Events.municipality(SHIZUOKA), wish, "op-1", "term-1");
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

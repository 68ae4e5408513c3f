package jukigate.simulators;

import static jukigate.simulators.Backbone.PREF_SHIZUOKA;
import static jukigate.simulators.Backbone.SHIZUOKA;
import static jukigate.simulators.Backbone.YOKOHAMA;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Period;
import java.time.ZoneId;
import java.util.Optional;
import jukigate.contract.disclosure.DiscloseProvision;
import jukigate.contract.disclosure.DisclosureControl;
import jukigate.domain.message.MessageId;
import jukigate.domain.message.Operation;
import jukigate.domain.message.Purpose;
import jukigate.domain.node.NodeId;
import jukigate.domain.refusal.Outcome;
import jukigate.domain.refusal.RefusalCode;
import jukigate.domain.register.RegisterText;
import jukigate.simulators.node.Inbound;
import jukigate.simulators.node.SearchCounter.Found;
import jukigate.simulators.observe.MessageEvent;
import jukigate.simulators.rule.Rule;
import jukigate.simulators.rule.Search;
import jukigate.wire.message.Dispatch;
import jukigate.wire.xml.SafeXml;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** X03 from the counter of a municipality. */
class InquiryTest {
  @TempDir Path folder;
  private Backbone backbone;

  @BeforeEach
  void start() {
    backbone = new Backbone(folder);
    var cs = backbone.nodes.municipal(SHIZUOKA);
    cs.enter(Events.birth(SHIZUOKA, 1)).orThrow();
    cs.enter(Events.moveWithin(SHIZUOKA, 1, "静岡県静岡市葵区追手町五番一号")).orThrow();
    backbone.settle();
    backbone.seen.clear();
  }

  @AfterEach
  void stop() {
    backbone.close();
  }

  @Test
  void residentOfTheOwnMunicipality_isFoundWithoutAMessage() {
    var found = search(SHIZUOKA, "静岡県静岡市葵区追手町5番1号");

    assertThat(found).isInstanceOf(Found.Here.class);
    assertThat(((Found.Here) found).residents()).hasSize(1);
    assertThat(backbone.seen).isEmpty();
  }

  @Test
  void residentOfAnotherPrefecture_isFoundAtTheNationalServer() {
    var found = (Found.There) search(YOKOHAMA, "静岡県静岡市葵区追手町5番1号");

    assertThat(found.server()).isEqualTo(NodeId.NATIONAL);
    assertThat(found.answer().getHitCount()).isEqualTo((short) 1);
    assertThat(found.answer().getRecord().getFirst().getName().getText()).isEqualTo(Events.NAME);
  }

  @Test
  void r7_questions_areRecordedForSevenYears_refusedOnesToo() {
    search(YOKOHAMA, "静岡県静岡市葵区追手町5番1号");
    var sent =
        backbone.seen.stream()
            .filter(MessageEvent.Received.class::isInstance)
            .map(MessageEvent.Received.class::cast)
            .filter(event -> event.operation().equals(Operation.ofName("InquireIdentity")))
            .toList();
    assertThat(sent).hasSize(1);
    assertThat(backbone.nodes.national().inquiries().refused()).isZero();

    var sevenYears =
        backbone.clock.now.atZone(ZoneId.of("Asia/Tokyo")).plus(Period.ofYears(7)).toInstant();
    int before = backbone.nodes.eraseDue(sevenYears.minusSeconds(60));
    int after = backbone.nodes.eraseDue(sevenYears);
    assertThat(after).as("the record of the question; before: " + before).isEqualTo(1);
    assertThat(backbone.nodes.prefecture(PREF_SHIZUOKA).find(Events.code(1))).isPresent();
  }

  @Test
  void r7_disclosureThatIsRefused_isRecorded() {
    var inquiries = backbone.nodes.national().inquiries();

    assertThat(inquiries.disclose(asked(YOKOHAMA), disclosure(YOKOHAMA, "99202611020")))
        .as("wrong check digit")
        .isNotInstanceOf(Outcome.Passed.class);

    assertThat(inquiries.refused()).isEqualTo(1);
  }

  @Test
  void disclosureInTheNameOfAnotherMunicipality_isRefused_andRecorded() {
    var inquiries = backbone.nodes.national().inquiries();
    var request = disclosure(SHIZUOKA, Events.code(1).value());

    assertThat(inquiries.disclose(asked(YOKOHAMA), request))
        .isEqualTo(Outcome.refused(RefusalCode.NOT_THE_MUNICIPALITY, YOKOHAMA, Rule.OWN_RESIDENTS));
    assertThat(inquiries.refused()).isEqualTo(1);
    assertThat(inquiries.disclose(asked(SHIZUOKA), request).orThrow().getRecord()).isNotNull();
  }

  private Inbound asked(NodeId sender) {
    return new Inbound(
        NodeId.NATIONAL,
        sender,
        Operation.named("DiscloseProvision"),
        new MessageId("urn:uuid:6f8a4a52-6b53-4f35-8d5b-2f1f3a1d9c01"),
        new Dispatch("op-1", "term-1", Purpose.DISCLOSURE),
        backbone.clock.now,
        SafeXml.newDocument().createElement("unread"));
  }

  private static DiscloseProvision disclosure(NodeId municipality, String residentCode) {
    var control = new DisclosureControl();
    control.setRequestNumber("DISC-1");
    control.setMunicipalityCode(Events.municipality(municipality).value());
    var request = new DiscloseProvision();
    request.setControl(control);
    request.setResidentCode(residentCode);
    return request;
  }

  @Test
  void manyHits_comeInPagesInAStableOrder_andTooManyAreRefused() {
    born(2, 50);
    var first = (Found.There) search(YOKOHAMA, Optional.empty(), 1);
    var last = (Found.There) search(YOKOHAMA, Optional.empty(), 41);
    assertThat(first.answer().getHitCount()).isEqualTo((short) 50);
    assertThat(first.answer().getRecord()).hasSize(20);
    assertThat(last.answer().getRecord()).hasSize(10);
    assertThat(last.answer().getRecord().getFirst().getResidentCode())
        .isGreaterThan(first.answer().getRecord().getLast().getResidentCode());

    born(51, 51);
    var refused = (Found.Refused) search(YOKOHAMA, Optional.empty(), 1);

    assertThat(refused.fault().refusalId()).isEqualTo("JG-B31");
    assertThat(backbone.nodes.national().inquiries().refused()).isEqualTo(1);
  }

  private void born(int from, int to) {
    for (int index = from; index <= to; index++) {
      backbone.nodes.municipal(SHIZUOKA).enter(Events.birth(SHIZUOKA, index)).orThrow();
    }
    backbone.settle();
  }

  private Found search(NodeId cs, String address) {
    return search(cs, Optional.of(RegisterText.of(address)), 1);
  }

  private Found search(NodeId cs, Optional<RegisterText> address, int firstHit) {
    var search =
        new Search(
            Optional.of(RegisterText.of(Events.NAME)),
            Optional.of(Events.DAY),
            address,
            Optional.empty());
    return backbone
        .nodes
        .municipal(cs)
        .searches()
        .search(search, firstHit, "op-1", "term-1")
        .orThrow();
  }
}

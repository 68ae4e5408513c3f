package jukigate.simulators;

import static jukigate.simulators.Backbone.FPREF_SHIZUOKA;
import static jukigate.simulators.Backbone.PREF_SHIZUOKA;
import static jukigate.simulators.Backbone.SHIZUOKA;
import static jukigate.simulators.Backbone.YOKOHAMA;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import jukigate.contract.disclosure.DiscloseSupplement;
import jukigate.contract.disclosure.DisclosureControl;
import jukigate.contract.disclosure.Provision;
import jukigate.contract.supplementinquiry.InquireSupplement;
import jukigate.contract.types.FourItems;
import jukigate.contract.types.IdentityKey;
import jukigate.domain.message.MessageId;
import jukigate.domain.message.Operation;
import jukigate.domain.message.Purpose;
import jukigate.domain.node.NodeId;
import jukigate.domain.refusal.Outcome;
import jukigate.domain.refusal.RefusalCode;
import jukigate.domain.register.SupplementKind;
import jukigate.simulators.body.SupplementBody;
import jukigate.simulators.node.Inbound;
import jukigate.simulators.resident.event.ResidentEvent;
import jukigate.simulators.rule.Rule;
import jukigate.simulators.rule.SupplementState;
import jukigate.wire.message.Dispatch;
import jukigate.wire.xml.SafeXml;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** X14, X20: 戸籍の附票. The residents of {@link Events} have their 本籍 in 静岡市. */
class SupplementTest {
  @TempDir Path folder;
  private Backbone backbone;

  @BeforeEach
  void start() {
    backbone = new Backbone(folder);
  }

  @AfterEach
  void stop() {
    backbone.close();
  }

  @Test
  void noticeOfAnotherMunicipality_reachesTheNationalServerEvenAfterARestartOnTheWay() {
    var yokohama = backbone.nodes.municipal(YOKOHAMA);
    yokohama.deliver(yokohama.enter(Events.birth(YOKOHAMA, 1)).orThrow());
    yokohama.deliver(yokohama.enter(entry(YOKOHAMA, SupplementKind.ENTRY)).orThrow());
    assertThat(backbone.nodes.supplementary(FPREF_SHIZUOKA).find(Events.code(1))).isEmpty();

    backbone.nodes.close();
    backbone.start();
    backbone.settle();

    assertThat(number(FPREF_SHIZUOKA)).isEqualTo(1);
    assertThat(number(NodeId.SUPPLEMENTARY_NATIONAL)).isEqualTo(1);
  }

  @Test
  void correctionBeforeAnEntry_isRefusedAtTheCounter() {
    var cs = backbone.nodes.municipal(SHIZUOKA);
    cs.enter(Events.birth(SHIZUOKA, 1)).orThrow();

    assertThat(cs.enter(entry(SHIZUOKA, SupplementKind.CORRECTION)))
        .isEqualTo(Outcome.refused(RefusalCode.SUPPLEMENT_UNKNOWN, Rule.SUPPLEMENT_OPEN));
    assertThat(cs.enter(entry(SHIZUOKA, SupplementKind.ENTRY)).isPassed()).isTrue();
    assertThat(cs.enter(entry(SHIZUOKA, SupplementKind.ENTRY)))
        .isEqualTo(Outcome.refused(RefusalCode.RESIDENT_EXISTS, Rule.SUPPLEMENT_OPEN));
  }

  @Test
  void residentWithoutADomicile_isRefusedAtTheCounter() {
    var cs = backbone.nodes.municipal(SHIZUOKA);
    var born = (ResidentEvent.Entry) Events.birth(SHIZUOKA, 1);
    cs.enter(Events.withoutFamilyRegister(born)).orThrow();

    assertThat(cs.enter(entry(SHIZUOKA, SupplementKind.ENTRY)))
        .isEqualTo(Outcome.refused(RefusalCode.DOMICILE_UNKNOWN, Rule.DOMICILE));
  }

  @Test
  void disclosure_showsWhomEachPersonOfAnAnswerWasProvidedTo_andRefusalsAreOnRecord() {
    for (int index : List.of(1, 2)) {
      enterTwin(index);
    }
    backbone.settle();
    var desk = backbone.nodes.supplementary(FPREF_SHIZUOKA).inquiries();
    var found = desk.inquire(inbound(PREF_SHIZUOKA, "InquireSupplement"), byFourItems()).orThrow();
    assertThat(found.getHitCount()).as("twins").isEqualTo((short) 2);

    for (int index : List.of(1, 2)) {
      var shown = desk.disclose(inbound(SHIZUOKA, "DiscloseSupplement"), of(index)).orThrow();
      assertThat(shown.getRecord().getResidentCode()).isEqualTo(Events.code(index).value());
      assertThat(shown.getProvision())
          .extracting(Provision::getRecipient)
          .containsExactly(PREF_SHIZUOKA.value());
    }
    var nobody = desk.disclose(inbound(SHIZUOKA, "DiscloseSupplement"), of(3)).orThrow();
    assertThat(nobody.getRecord()).isNull();
    assertThat(nobody.getProvision()).isEmpty();

    assertThat(desk.refused()).isZero();
    assertThat(desk.disclose(inbound(YOKOHAMA, "DiscloseSupplement"), of(1)))
        .isEqualTo(Outcome.refused(RefusalCode.NOT_THE_MUNICIPALITY, YOKOHAMA, Rule.OWN_RESIDENTS));
    assertThat(desk.refused()).isEqualTo(1);
  }

  /** Same name, date of birth, sex and address; another code. */
  private void enterTwin(int index) {
    var cs = backbone.nodes.municipal(SHIZUOKA);
    cs.enter(Events.birth(SHIZUOKA, index)).orThrow();
    var header = Events.header(SHIZUOKA, Events.DAY);
    cs.enter(new ResidentEvent.SupplementEntry(header, Events.code(index), SupplementKind.ENTRY))
        .orThrow();
  }

  private Inbound inbound(NodeId sender, String operation) {
    return new Inbound(
        FPREF_SHIZUOKA,
        sender,
        Operation.named(operation),
        new MessageId("urn:uuid:00000000-0000-4000-8000-000000000001"),
        new Dispatch("op-1", "term-1", Purpose.EXECUTING_AGENCY),
        backbone.clock.instant(),
        SafeXml.newDocument().createElementNS("urn:test", "body"));
  }

  private InquireSupplement byFourItems() {
    var record =
        backbone.nodes.supplementary(FPREF_SHIZUOKA).find(Events.code(1)).orElseThrow().record();
    var written = SupplementBody.write(record);
    var four = new FourItems();
    four.setName(written.getName());
    four.setBirthDate(written.getBirthDate());
    four.setSex(written.getSex());
    four.setAddress(written.getAddress());
    var key = new IdentityKey();
    key.setFourItems(four);
    var request = new InquireSupplement();
    request.setKey(key);
    return request;
  }

  private static DiscloseSupplement of(int index) {
    var control = new DisclosureControl();
    control.setRequestNumber("DISC-" + index);
    control.setMunicipalityCode(SHIZUOKA.localGovernment().orElseThrow().value());
    var request = new DiscloseSupplement();
    request.setControl(control);
    request.setResidentCode(Events.code(index).value());
    return request;
  }

  private int number(NodeId server) {
    return backbone
        .nodes
        .supplementary(server)
        .find(Events.code(1))
        .map(SupplementState::updateNumber)
        .orElse(0);
  }

  private static ResidentEvent entry(NodeId cs, SupplementKind kind) {
    return new ResidentEvent.SupplementEntry(Events.header(cs, Events.DAY), Events.code(1), kind);
  }
}

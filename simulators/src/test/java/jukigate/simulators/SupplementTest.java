package jukigate.simulators;

import static jukigate.simulators.Backbone.FPREF_SHIZUOKA;
import static jukigate.simulators.Backbone.SHIZUOKA;
import static jukigate.simulators.Backbone.YOKOHAMA;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import jukigate.domain.node.NodeId;
import jukigate.domain.refusal.Outcome;
import jukigate.domain.refusal.RefusalCode;
import jukigate.domain.register.SupplementKind;
import jukigate.simulators.resident.event.ResidentEvent;
import jukigate.simulators.rule.Rule;
import jukigate.simulators.rule.SupplementState;
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

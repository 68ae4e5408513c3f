package jukigate.simulators;

import static jukigate.simulators.Backbone.PREF_SHIZUOKA;
import static jukigate.simulators.Backbone.SHIZUOKA;
import static jukigate.simulators.Backbone.YOKOHAMA;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import jukigate.domain.register.RegisterDate;
import jukigate.simulators.rule.IdentityUpdate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Rule R24: dates that are not known, and dates that no calendar has, over every hop. */
final class RegisterDatesOnTheWireTest {
  /** The 14 forms of 不詳 in the order of the standard. */
  private static final List<String> NOT_KNOWN =
      List.of(
          "S57;ABOUT",
          "S57-04;ABOUT",
          "S57-04-01;ABOUT",
          "S57-04-01;ESTIMATED",
          "S57-04;ESTIMATED",
          "S57;SPRING",
          "S57-04;EARLY",
          "S57-04;MIDDLE_ABOUT",
          "UNKNOWN",
          "S57",
          "S57-04",
          "S57-04-05..05-20;BETWEEN_UNTIL_ABOUT",
          "S57-04-05..04-20;BETWEEN_ESTIMATED",
          "S57-04-05..04-20;BETWEEN_ABOUT");

  /** 明治45年7月30日 was 大正 already, 大正15年12月25日 昭和; 昭和57年 had no 29 February. */
  private static final List<String> OF_NO_CALENDAR =
      List.of("M45-07-30", "T15-12-25", "S57-02-29", "1982-02-29", "1982");

  @TempDir Path folder;

  @Test
  void r24_datesOfEveryForm_goUpAndMoveOutUnchanged() {
    var texts = new java.util.ArrayList<>(NOT_KNOWN);
    texts.addAll(OF_NO_CALENDAR);
    try (Backbone backbone = new Backbone(folder)) {
      for (int i = 0; i < texts.size(); i++) {
        RegisterDate date = RegisterDate.parse(texts.get(i)).orElseThrow();
        var cs = backbone.nodes.municipal(SHIZUOKA);
        cs.enter(Events.bornOn(SHIZUOKA, i + 1, date)).orThrow();
        cs.enter(Events.moveOut(SHIZUOKA, YOKOHAMA, i + 1)).orThrow();
      }
      backbone.nodes.runDue(backbone.clock.now);

      assertThat(NOT_KNOWN)
          .extracting(text -> RegisterDate.parse(text).orElseThrow().formCode())
          .as("each of the 14 forms is there")
          .doesNotHaveDuplicates()
          .hasSize(14)
          .doesNotContain("F00");
      for (int i = 0; i < texts.size(); i++) {
        String text = texts.get(i);
        var code = Events.code(i + 1);
        var atPrefecture = backbone.nodes.prefecture(PREF_SHIZUOKA).find(code).orElseThrow();
        var atNational = backbone.nodes.national().find(code).orElseThrow();
        assertThat(List.of(first(atPrefecture.entries()), first(atNational.entries())))
            .as(text)
            .allSatisfy(
                update -> {
                  assertThat(update.record().birthDate().text()).isEqualTo(text);
                  assertThat(update.record().eventDate().text()).isEqualTo(text);
                });
        var certificate =
            backbone.nodes.municipal(YOKOHAMA).outMigration().find(code).orElseThrow();
        assertThat(certificate.migrant(code).person().birthDate().text())
            .as("in the certificate: " + text)
            .isEqualTo(text);
      }
    }
  }

  private static IdentityUpdate first(List<IdentityUpdate> entries) {
    assertThat(entries).as("entry and move out").hasSize(2);
    return entries.getFirst();
  }
}

package jukigate.simulators;

import static jukigate.simulators.Backbone.SHIZUOKA;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Optional;
import jukigate.domain.number.IndividualNumber;
import jukigate.domain.number.SyntheticBlock;
import jukigate.domain.refusal.Outcome;
import jukigate.domain.refusal.RefusalCode;
import jukigate.domain.register.EventReason;
import jukigate.simulators.resident.event.ResidentEvent;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** 帰化 and 国籍喪失: two 住民票 of one person, one pair of numbers. */
final class NationalityTest {
  private static final IndividualNumber NUMBER = SyntheticBlock.individualNumber(1);

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
  void r20_naturalizationAndLossOfNationality_keepBothNumbersAtEveryNode() {
    enter(foreigner(EventReason.MOVE_IN_FROM_ABROAD)).orThrow();
    enter(Events.erasure(SHIZUOKA, 1, EventReason.ERASURE_BY_NATURALIZATION)).orThrow();
    enter(japanese(Optional.empty())).orThrow();
    enter(Events.erasure(SHIZUOKA, 1, EventReason.ERASURE_BY_LOSS_OF_NATIONALITY)).orThrow();
    enter(foreigner(EventReason.ENTRY_BY_LOSS_OF_NATIONALITY)).orThrow();
    settle();

    var state = backbone.nodes.national().find(Events.code(1)).orElseThrow();
    assertThat(state.entries())
        .extracting(entry -> entry.record().reason().code())
        .containsExactly("A02", "D04", "A04", "D05", "A05");
    assertThat(state.entries())
        .allSatisfy(
            entry -> {
              assertThat(entry.record().residentCode()).isEqualTo(Events.code(1));
              assertThat(entry.record().individualNumber()).isEqualTo(NUMBER);
            });
    assertThat(state.isOpen()).isTrue();
    var kept = backbone.nodes.municipal(SHIZUOKA).find(Events.code(1)).orElseThrow();
    assertThat(kept.member().record().person().individualNumber()).contains(NUMBER);
    assertThat(kept.member().foreign()).isPresent();
    assertThat(backbone.nodes.owed()).isEmpty();
  }

  @Test
  void r20_anotherNumber_isRefused() {
    enter(foreigner(EventReason.MOVE_IN_FROM_ABROAD)).orThrow();
    enter(Events.erasure(SHIZUOKA, 1, EventReason.ERASURE_BY_NATURALIZATION)).orThrow();

    assertRefused(
        enter(japanese(Optional.of(SyntheticBlock.individualNumber(2)))),
        RefusalCode.NUMBER_CHANGED);
    assertThat(enter(japanese(Optional.of(NUMBER))).isPassed()).isTrue();
  }

  @Test
  void r20_anotherCode_isRefused() {
    enter(Events.codeOrder(SHIZUOKA, 20)).orThrow();
    settle();
    enter(foreigner(EventReason.MOVE_IN_FROM_ABROAD)).orThrow();
    enter(Events.erasure(SHIZUOKA, 1, EventReason.ERASURE_BY_NATURALIZATION)).orThrow();

    var drawn = (ResidentEvent.CodelessEntry) Events.birthWithoutCode(SHIZUOKA, 1);
    assertRefused(
        enter(
            new ResidentEvent.CodelessEntry(
                drawn.header(), EventReason.ENTRY_BY_NATURALIZATION, drawn.resident())),
        RefusalCode.RESIDENT_UNKNOWN);
    assertThat(backbone.nodes.municipal(SHIZUOKA).codes().drawn()).isZero();
  }

  @Test
  void entryWithoutItsErasure_isRefused() {
    assertRefused(enter(japanese(Optional.of(NUMBER))), RefusalCode.RESIDENT_UNKNOWN);
    enter(foreigner(EventReason.MOVE_IN_FROM_ABROAD)).orThrow();
    assertRefused(enter(japanese(Optional.of(NUMBER))), RefusalCode.RESIDENT_EXISTS);
    enter(Events.erasure(SHIZUOKA, 1, EventReason.DEATH)).orThrow();
    assertRefused(enter(japanese(Optional.of(NUMBER))), RefusalCode.REASON_UNKNOWN);
  }

  @Test
  void wrongNationality_isRefused() {
    enter(foreigner(EventReason.MOVE_IN_FROM_ABROAD)).orThrow();
    assertRefused(
        enter(Events.erasure(SHIZUOKA, 1, EventReason.ERASURE_BY_LOSS_OF_NATIONALITY)),
        RefusalCode.REASON_UNKNOWN);
    assertRefused(
        enter(foreigner(EventReason.ENTRY_BY_NATURALIZATION)), RefusalCode.REASON_UNKNOWN);
  }

  private static ResidentEvent foreigner(EventReason reason) {
    return Events.entry(SHIZUOKA, 1, reason, Optional.of(NUMBER), true);
  }

  private static ResidentEvent japanese(Optional<IndividualNumber> number) {
    return Events.entry(SHIZUOKA, 1, EventReason.ENTRY_BY_NATURALIZATION, number, false);
  }

  private static void assertRefused(Outcome<?> outcome, RefusalCode code) {
    assertThat(outcome)
        .isInstanceOfSatisfying(
            Outcome.Refused.class, no -> assertThat(no.refusal().code()).isEqualTo(code));
  }

  private Outcome<?> enter(ResidentEvent event) {
    return backbone.nodes.municipal(SHIZUOKA).enter(event);
  }

  /** Until nothing is due: one message makes the next. */
  private void settle() {
    while (backbone.nodes.runDue(backbone.clock.now) > 0) {
      assertThat(backbone.seen).hasSizeLessThan(500);
    }
  }
}

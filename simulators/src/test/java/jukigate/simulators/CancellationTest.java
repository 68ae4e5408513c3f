package jukigate.simulators;

import static jukigate.simulators.Backbone.PREF_SHIZUOKA;
import static jukigate.simulators.Backbone.SHIZUOKA;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import jukigate.domain.refusal.Outcome;
import jukigate.domain.refusal.RefusalCode;
import jukigate.domain.register.EventReason;
import jukigate.domain.register.RecordStatus;
import jukigate.simulators.resident.event.ResidentEvent;
import jukigate.simulators.store.OutboxState;
import jukigate.simulators.store.ResidentTable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** 異動の取消し from the counter to the national server. */
final class CancellationTest {
  @TempDir Path folder;
  private Backbone backbone;

  @BeforeEach
  void start() {
    backbone = new Backbone(folder);
  }

  @AfterEach
  void stop() {
    if (backbone != null) {
      backbone.close();
    }
  }

  @Test
  void r21_cancelledCorrection_bringsTheStateBeforeAndKeepsTheHistory() {
    enter(Events.birth(SHIZUOKA, 1));
    var before = resident().member().record();
    enter(Events.moveWithin(SHIZUOKA, 1, "追手町九番六号"));
    enter(Events.cancellation(SHIZUOKA, 1, EventReason.CANCELLATION_REVERTING));

    var after = resident().member().record();
    assertThat(after.residence()).isEqualTo(before.residence());
    assertThat(after.history()).isEqualTo(before.history());
    assertThat(after.control().updateNumber()).isEqualTo(3);
    backbone.settle();
    var national = backbone.nodes.national().find(Events.code(1)).orElseThrow();
    assertThat(national.entries())
        .extracting(entry -> entry.record().reason())
        .containsExactly(
            EventReason.BIRTH, EventReason.MOVE_WITHIN, EventReason.CANCELLATION_REVERTING);
    assertThat(national.current().address()).isEqualTo(before.residence().address());
    assertThat(national.isOpen()).isTrue();
  }

  @Test
  void r21_cancelledEntry_closesTheRecordEverywhere() {
    enter(Events.birth(SHIZUOKA, 1));
    enter(Events.cancellation(SHIZUOKA, 1, EventReason.CANCELLATION_REMOVING));
    backbone.settle();

    assertThat(resident().member().record().control().status()).isEqualTo(RecordStatus.CLOSED);
    assertThat(backbone.nodes.prefecture(PREF_SHIZUOKA).find(Events.code(1)).orElseThrow().isOpen())
        .isFalse();
    assertThat(backbone.nodes.national().find(Events.code(1)).orElseThrow().isOpen()).isFalse();
    assertThat(backbone.nodes.outbox(SHIZUOKA))
        .allMatch(stored -> stored.state() == OutboxState.DELIVERED);
  }

  @Test
  void cancellation_takesBackTheLastEventOnly() {
    enter(Events.birth(SHIZUOKA, 1));
    assertRefused(EventReason.CANCELLATION_REVERTING);
    enter(Events.moveWithin(SHIZUOKA, 1, "追手町九番六号"));
    assertRefused(EventReason.CANCELLATION_REMOVING);
    enter(Events.household(SHIZUOKA, 1));
    assertRefused(EventReason.CANCELLATION_REVERTING);
    enter(Events.moveWithin(SHIZUOKA, 1, "追手町一番一号"));
    enter(Events.cancellation(SHIZUOKA, 1, EventReason.CANCELLATION_REVERTING));
    assertThat(resident().member().record().relationship())
        .as("what came in between stays")
        .isEqualTo("世帯主");
    assertRefused(EventReason.CANCELLATION_REVERTING);
  }

  @Test
  void changedNumber_isNotTakenBack() {
    enter(Events.birthWithoutNumber(SHIZUOKA, 1));
    backbone.settle();
    enter(Events.numberChange(SHIZUOKA, 1));
    backbone.settle();

    assertRefused(EventReason.CANCELLATION_REVERTING);
  }

  private void assertRefused(EventReason reason) {
    assertThat(backbone.nodes.municipal(SHIZUOKA).enter(Events.cancellation(SHIZUOKA, 1, reason)))
        .isInstanceOfSatisfying(
            Outcome.Refused.class,
            no -> assertThat(no.refusal().code()).isEqualTo(RefusalCode.REASON_UNKNOWN));
  }

  private ResidentTable.Kept resident() {
    return backbone.nodes.municipal(SHIZUOKA).find(Events.code(1)).orElseThrow();
  }

  private void enter(ResidentEvent event) {
    backbone.nodes.municipal(SHIZUOKA).enter(event).orThrow();
  }
}

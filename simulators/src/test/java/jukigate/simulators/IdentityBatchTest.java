package jukigate.simulators;

import static jukigate.simulators.Backbone.PREF_SHIZUOKA;
import static jukigate.simulators.Backbone.SHIZUOKA;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import jukigate.domain.message.Operation;
import jukigate.domain.number.ResidentCode;
import jukigate.domain.refusal.Outcome;
import jukigate.domain.refusal.RefusalCode;
import jukigate.domain.register.RecordFlag;
import jukigate.simulators.body.IdentityBody;
import jukigate.simulators.resident.Household;
import jukigate.simulators.resident.InventedResidents;
import jukigate.simulators.resident.event.ResidentEvent;
import jukigate.simulators.rule.IdentityState;
import jukigate.simulators.store.OutboxEntry;
import jukigate.simulators.store.OutboxState;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** X01 in batches and after a loss, from the counter to the national server. */
final class IdentityBatchTest {
  private static final String OLD = "追手町五番一号";
  private static final String NEW = "新架空町一丁目5番1号";

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
  void renaming_correctsEverybodyWhoLivesThereInOneBatch() {
    residents(1, 2, 3);
    enter(Events.moveWithin(SHIZUOKA, 3, "呉服町一番"));
    backbone.settle();

    enter(Events.renaming(SHIZUOKA, "追手町五番一号", NEW));
    backbone.settle();

    assertThat(address(1)).isEqualTo(NEW);
    assertThat(address(2)).isEqualTo(NEW);
    assertThat(address(3)).isEqualTo("呉服町一番");
    assertThat(national(1).updateNumber()).isEqualTo(2);
    assertThat(sent("UpdateIdentityBatch")).hasSize(1);
    assertAllDelivered();
  }

  @Test
  void renamingOfMoreThanABatch_losesNobody() {
    var households =
        InventedResidents.ofSeed(7)
            .households(Events.municipality(SHIZUOKA))
            .limit(110)
            .map(Household::members)
            .toList();
    int settled = backbone.nodes.settle(SHIZUOKA, households, backbone.clock.now);
    assertThat(settled).isGreaterThan(IdentityBody.LARGEST_BATCH);

    enter(Events.renaming(SHIZUOKA, "静岡県静岡市", "静岡県架空市"));
    backbone.settle();

    assertThat(sent("UpdateIdentityBatch")).hasSizeGreaterThan(1);
    assertThat(households.stream().flatMap(List::stream))
        .extracting(member -> member.record().person().residentCode())
        .allSatisfy(code -> assertThat(renamed(code)).startsWith("静岡県架空市"));
    assertAllDelivered();
  }

  @Test
  void refusedEntryOfABatch_standsAloneInTheOutboxAndStopsNobody() {
    residents(1, 2);
    backbone
        .nodes
        .prefecture(PREF_SHIZUOKA)
        .flags(Events.code(1), Set.of(RecordFlag.UPDATE_PROHIBITED));

    enter(Events.renaming(SHIZUOKA, OLD, NEW));
    backbone.settle();

    assertThat(address(1)).isEqualTo(OLD);
    assertThat(address(2)).isEqualTo(NEW);
    assertThat(sent("UpdateIdentityBatch"))
        .singleElement()
        .satisfies(batch -> assertThat(batch.lastResult()).contains("1 of 2", "JG-B06"));
    assertThat(backbone.nodes.outbox(SHIZUOKA))
        .filteredOn(stored -> stored.state() == OutboxState.REFUSED)
        .singleElement()
        .satisfies(
            alone -> assertThat(alone.entry().operation()).isEqualTo(Operation.UPDATE_IDENTITY));
  }

  @Test
  void refusedEntryOfABatch_isNotHeldUpByALaterUpdateOfTheResident() {
    residents(1, 2);
    var cs = backbone.nodes.municipal(SHIZUOKA);
    var renamed = cs.enter(Events.renaming(SHIZUOKA, OLD, NEW)).orThrow();
    enter(Events.moveWithin(SHIZUOKA, 1, "呉服町一番"));
    var prefecture = backbone.nodes.prefecture(PREF_SHIZUOKA);
    prefecture.flags(Events.code(1), Set.of(RecordFlag.LOCKED));
    assertThat(cs.deliver(renamed)).hasSize(1);
    prefecture.flags(Events.code(1), Set.of());
    backbone.settle();
    backbone.clock.now = backbone.clock.now.plus(Duration.ofHours(2));
    backbone.settle();

    assertThat(national(1).updateNumber()).isEqualTo(3);
    assertThat(address(1)).isEqualTo("呉服町一番");
    assertThat(backbone.nodes.outbox(SHIZUOKA))
        .noneMatch(stored -> stored.state() == OutboxState.WAITING);
  }

  @Test
  void renamingOfAPlaceWhereNobodyLives_isRefusedAndSendsNothing() {
    residents(1);
    int before = backbone.nodes.outbox(SHIZUOKA).size();

    assertRefused(Events.renaming(SHIZUOKA, "存在しない町", NEW), RefusalCode.NOTHING_TO_RENAME);

    assertThat(backbone.nodes.outbox(SHIZUOKA)).hasSize(before);
  }

  @Test
  void resendWithTheServersNumber_closesTheGapOfALostUpdate() {
    residents(1);
    backbone
        .nodes
        .prefecture(PREF_SHIZUOKA)
        .flags(Events.code(1), Set.of(RecordFlag.UPDATE_PROHIBITED));
    enter(Events.moveWithin(SHIZUOKA, 1, "呉服町一番"));
    backbone.settle();
    backbone.nodes.prefecture(PREF_SHIZUOKA).flags(Events.code(1), Set.of());
    assertThat(address(1)).isEqualTo(OLD);

    enter(Events.resend(SHIZUOKA, 1, 1));
    backbone.settle();

    assertThat(address(1)).isEqualTo("呉服町一番");
    assertThat(national(1).last().recoveryNumber()).isEqualTo(1);
    assertThat(national(1).updateNumber()).isEqualTo(3);
  }

  private void residents(int... indexes) {
    IntStream.of(indexes).forEach(i -> enter(Events.birth(SHIZUOKA, i)));
    backbone.settle();
  }

  private String address(int index) {
    return national(index).current().address().value();
  }

  private IdentityState national(int index) {
    return backbone.nodes.national().find(Events.code(index)).orElseThrow();
  }

  private String renamed(ResidentCode code) {
    return backbone.nodes.national().find(code).orElseThrow().current().address().value();
  }

  private List<OutboxEntry.Stored> sent(String operation) {
    return backbone.nodes.outbox(SHIZUOKA).stream()
        .filter(stored -> stored.entry().operation().name().equals(operation))
        .toList();
  }

  private void assertAllDelivered() {
    assertThat(backbone.nodes.outbox(SHIZUOKA))
        .allMatch(stored -> stored.state() == OutboxState.DELIVERED);
  }

  private void enter(ResidentEvent event) {
    backbone.nodes.municipal(SHIZUOKA).enter(event).orThrow();
  }

  private void assertRefused(ResidentEvent event, RefusalCode code) {
    assertThat(backbone.nodes.municipal(SHIZUOKA).enter(event))
        .isInstanceOfSatisfying(
            Outcome.Refused.class, refused -> assertThat(refused.refusal().code()).isEqualTo(code));
  }
}

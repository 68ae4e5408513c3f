package jukigate.simulators;

import static jukigate.simulators.Backbone.PREF_SHIZUOKA;
import static jukigate.simulators.Backbone.SHIZUOKA;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import jukigate.domain.message.Operation;
import jukigate.domain.message.Payload;
import jukigate.domain.message.Purpose;
import jukigate.domain.node.NodeId;
import jukigate.domain.register.EventReason;
import jukigate.domain.register.HouseholdMember;
import jukigate.domain.register.IdentityRecord;
import jukigate.domain.register.RegisterText;
import jukigate.domain.register.Sex;
import jukigate.simulators.body.BodyXml;
import jukigate.simulators.body.IdentityBody;
import jukigate.simulators.post.Letter;
import jukigate.simulators.resident.InventedResidents;
import jukigate.simulators.resident.event.ResidentEvent;
import jukigate.simulators.resident.event.ResidentEvent.Reconciliation.With;
import jukigate.simulators.rule.Difference;
import jukigate.simulators.rule.IdentityUpdate;
import jukigate.simulators.rule.Reconciliation;
import jukigate.simulators.store.NodeStore;
import jukigate.simulators.store.OutboxState;
import jukigate.simulators.store.ReconciliationTable;
import jukigate.wire.message.Dispatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** X13 between real nodes. */
class ReconciliationRunTest {
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
  void r23_bothServersCompareEverything_andReturnTheResultToTheCs() {
    born(1, 2, 3, 4);
    sendAsCs(stranger(9), "X-9");
    updateThatNoServerTakes(2);
    backbone.clock.now = backbone.clock.now.plusMillis(1);

    started("RUN-1", With.BOTH);
    settle();

    var runs = backbone.nodes.municipal(SHIZUOKA).reconciliations().runs();
    assertThat(runs)
        .extracting(run -> run.key().peer())
        .containsExactly(NodeId.NATIONAL, PREF_SHIZUOKA);
    assertThat(runs).allSatisfy(run -> assertThat(run.endedAt()).isPresent());
    assertThat(runs).extracting(run -> run.counts().compared()).containsExactly(5, 5);
    for (NodeId server : List.of(PREF_SHIZUOKA, NodeId.NATIONAL)) {
      var differences =
          backbone.nodes.municipal(SHIZUOKA).reconciliations().differences(server, "RUN-1", 10);
      assertThat(differences)
          .extracting(Difference::resident, Difference::kind)
          .containsExactly(
              org.assertj.core.groups.Tuple.tuple(Events.code(2), Difference.Kind.SERVER_BEHIND),
              org.assertj.core.groups.Tuple.tuple(Events.code(9), Difference.Kind.MISSING_AT_CS));
      assertThat(differences.getFirst().items())
          .containsExactly(Difference.Item.ADDRESS, Difference.Item.EVENT_REASON);
      assertThat(differences.getFirst().atCs()).hasValue(2);
      assertThat(differences.getFirst().atServer()).hasValue(1);
    }
  }

  @Test
  void updatesThatWaitInTheOutbox_areCountedAndMakeNoDifference() {
    born(1, 2, 3);
    backbone.relay.down = true;
    var cs = backbone.nodes.municipal(SHIZUOKA);
    cs.enter(Events.moveWithin(SHIZUOKA, 1, "追手町九番六号")).orThrow();
    cs.enter(Events.erasure(SHIZUOKA, 2, EventReason.EX_OFFICIO_ERASURE)).orThrow();
    cs.enter(Events.renaming(SHIZUOKA, "追手町五番", "新追手町五番")).orThrow();
    cs.enter(Events.birth(SHIZUOKA, 4)).orThrow();
    settle();
    backbone.relay.down = false;
    backbone.clock.now = backbone.clock.now.plusMillis(1);

    started("RUN-1", With.PREFECTURE);
    settle();

    assertThat(atServer(PREF_SHIZUOKA).differences()).isZero();
    assertThat(atServer(PREF_SHIZUOKA).counts()).isEqualTo(new Reconciliation.Counts(0, 4));
  }

  @Test
  void eventThatIsNotSent_makesNoDifference() {
    born(1);
    backbone.nodes.municipal(SHIZUOKA).enter(Events.household(SHIZUOKA, 1)).orThrow();
    backbone.clock.now = backbone.clock.now.plusMillis(1);

    started("RUN-1", With.PREFECTURE);
    settle();

    assertThat(atServer(PREF_SHIZUOKA).counts().compared()).isEqualTo(1);
    assertThat(atServer(PREF_SHIZUOKA).differences()).isZero();
  }

  @Test
  void emptyMunicipality_isComparedInOneEmptyBlock() {
    started("RUN-1", With.PREFECTURE);
    settle();

    var run = backbone.nodes.municipal(SHIZUOKA).reconciliations().runs().getFirst();
    assertThat(run.endedAt()).isPresent();
    assertThat(run.counts().compared()).isZero();
  }

  @Test
  void brokenRun_goesOnWithTheMissingBlock_andComparesNoRecordTwice() {
    int people = settled(4_100);
    backbone.clock.now = backbone.clock.now.plusMillis(1);
    var blocks = new AtomicInteger();
    backbone.relay.change =
        payload -> {
          // The second block arrives, its acknowledgement does not.
          backbone.relay.losesAnswers = blocks.incrementAndGet() >= 2;
          return payload;
        };
    started("RUN-1", With.PREFECTURE);
    settle();
    assertThat(atServer(PREF_SHIZUOKA).endedAt()).isEmpty();
    assertThat(atServer(PREF_SHIZUOKA).counts().compared()).isEqualTo(4_000);

    backbone.nodes.close();
    backbone.relay.change = payload -> payload;
    backbone.relay.losesAnswers = false;
    backbone.start();
    backbone.clock.now = backbone.clock.now.plus(Duration.ofMinutes(1));
    settle();

    assertThat(atServer(PREF_SHIZUOKA).counts().compared()).isEqualTo(people);
    var run = backbone.nodes.municipal(SHIZUOKA).reconciliations().runs().getFirst();
    assertThat(run.endedAt()).isPresent();
    assertThat(run.counts().compared()).isEqualTo(people);
    assertThat(run.differences()).isZero();
  }

  private void born(int... indices) {
    for (int index : indices) {
      backbone.nodes.municipal(SHIZUOKA).enter(Events.birth(SHIZUOKA, index)).orThrow();
      settle();
    }
  }

  /** Refused, and nobody sent it again. */
  private void updateThatNoServerTakes(int index) {
    backbone.relay.down = true;
    var entered =
        backbone
            .nodes
            .municipal(SHIZUOKA)
            .enter(Events.moveWithin(SHIZUOKA, index, "静岡県静岡市葵区追手町九番"))
            .orThrow();
    settle();
    backbone.nodes.close();
    try (var store = NodeStore.open(folder).orThrow()) {
      long letter = entered.notifications().getFirst();
      store.change(
          tables -> {
            tables.outbox().settled(letter, OutboxState.REFUSED, "JG-B07");
            return letter;
          });
    }
    backbone.start();
    backbone.relay.down = false;
  }

  private static IdentityUpdate stranger(int index) {
    return new IdentityUpdate(
        new IdentityRecord(
            Events.code(index),
            RegisterText.of("架空　他"),
            Events.DAY,
            Sex.MALE,
            RegisterText.of("静岡県静岡市葵区架空町9番"),
            jukigate.domain.number.SyntheticBlock.individualNumber(index),
            EventReason.BIRTH,
            Events.DAY),
        Events.municipality(SHIZUOKA),
        1);
  }

  private void sendAsCs(IdentityUpdate update, String number) {
    var body = new BodyXml().element(IdentityBody.write(new IdentityBody.Update(number, update)));
    var dispatch = new Dispatch("op-1", "term-1", Purpose.REGISTER_UPDATE);
    Payload sealed =
        backbone.sealed(
            new Letter(SHIZUOKA, PREF_SHIZUOKA, Operation.UPDATE_IDENTITY, dispatch, body),
            "00000000-0000-4000-8000-000000000001");
    var answer =
        backbone
            .relay
            .pass(PREF_SHIZUOKA, Operation.UPDATE_IDENTITY.requestAction(), sealed)
            .orThrow();
    assertThat(answer.status()).isEqualTo(200);
    settle();
  }

  private int settled(int people) {
    List<List<HouseholdMember>> households =
        InventedResidents.ofSeed(13)
            .residents(Events.municipality(SHIZUOKA))
            .limit(people)
            .map(List::of)
            .toList();
    return backbone.nodes.settle(SHIZUOKA, households, backbone.clock.now);
  }

  private void started(String run, With with) {
    var header = Events.numbered(SHIZUOKA, run);
    backbone
        .nodes
        .municipal(SHIZUOKA)
        .enter(new ResidentEvent.Reconciliation(header, with))
        .orThrow();
  }

  private ReconciliationTable.Run atServer(NodeId server) {
    return backbone.nodes.prefecture(server).comparisons().runs().getFirst();
  }

  private void settle() {
    backbone.nodes.runDue(backbone.clock.now);
  }
}

package jukigate.simulators.rule;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import jukigate.domain.number.LocalGovernmentCode;
import jukigate.domain.number.SyntheticBlock;
import jukigate.domain.refusal.Outcome;
import jukigate.domain.refusal.RefusalCode;
import jukigate.domain.register.EventReason;
import jukigate.domain.register.IdentityRecord;
import jukigate.domain.register.RegisterDate;
import jukigate.domain.register.RegisterText;
import jukigate.domain.register.Sex;
import org.junit.jupiter.api.Test;

class ReconciliationTest {
  private static final LocalGovernmentCode HERE = new LocalGovernmentCode("221007");
  private static final LocalGovernmentCode ELSEWHERE = new LocalGovernmentCode("141003");
  private static final Instant START = Instant.parse("2026-11-21T00:00:00Z");
  private static final Instant BEFORE = START.minusSeconds(1);
  private static final Instant LATER = START.plusSeconds(1);
  private static final RegisterDate DAY = RegisterDate.japanese(LocalDate.of(2026, 11, 20));

  private final List<Difference> found = new ArrayList<>();

  @Test
  void equalRecords_areCountedAndNotReported() {
    var counts = compare(List.of(at(1, 1), at(2, 4)), List.of(server(at(1, 1)), server(at(2, 4))));

    assertThat(counts).isEqualTo(new Reconciliation.Counts(2, 0));
    assertThat(found).isEmpty();
  }

  @Test
  void recordsOfOneSide_areFoundWhereverTheyStand() {
    var counts =
        compare(
            List.of(at(1, 1), at(3, 2)),
            List.of(server(at(2, 5)), server(at(3, 2)), server(at(4, 1))));

    assertThat(counts.compared()).isEqualTo(4);
    assertThat(found)
        .extracting(Difference::kind)
        .containsExactly(
            Difference.Kind.MISSING_AT_SERVER,
            Difference.Kind.MISSING_AT_CS,
            Difference.Kind.MISSING_AT_CS);
    assertThat(found.getFirst().atServer()).isEmpty();
    assertThat(found.get(1).atServer()).hasValue(5);
  }

  @Test
  void itemsThatDiffer_areNamed() {
    compare(List.of(at(1, 3)), List.of(server(changed(at(1, 3), "架空　異", Sex.MALE))));

    assertThat(found.getFirst().kind()).isEqualTo(Difference.Kind.ITEMS_DIFFER);
    assertThat(found.getFirst().items()).containsExactly(Difference.Item.NAME, Difference.Item.SEX);
  }

  @Test
  void updateNumbers_tellWhoIsBehind() {
    compare(
        List.of(at(1, 3), at(2, 3)),
        List.of(server(changed(at(1, 2), "架空　異", Sex.FEMALE)), server(at(2, 4))));

    assertThat(found)
        .extracting(Difference::kind)
        .containsExactly(Difference.Kind.SERVER_BEHIND, Difference.Kind.SERVER_AHEAD);
    assertThat(found.getFirst().items()).containsExactly(Difference.Item.NAME);
    assertThat(found)
        .extracting(difference -> difference.kind().repair())
        .containsExactly(Difference.Repair.SEND_AGAIN, Difference.Repair.PERSON);
  }

  @Test
  void residentWhoIsNotPresentAtTheServer_isLookedForElsewhere() {
    var closed = new Reconciliation.AtServer(at(1, 2), false, BEFORE);
    var other =
        new Reconciliation.AtServer(
            new IdentityUpdate(at(2, 2).record(), ELSEWHERE, 2), true, BEFORE);
    new Reconciliation(
            HERE,
            START,
            code -> Optional.of(code.equals(SyntheticBlock.residentCode(1)) ? closed : other),
            found::add)
        .compare(
            settled(List.of(at(1, 1), at(2, 1))), List.<Reconciliation.AtServer>of().iterator());

    assertThat(found)
        .extracting(Difference::kind)
        .containsExactly(Difference.Kind.CLOSED_AT_SERVER, Difference.Kind.AT_ANOTHER_MUNICIPALITY);
  }

  @Test
  void whatTheServerUpdatedAfterTheStart_isNotJudged() {
    var moved = new Reconciliation.AtServer(at(3, 2), false, LATER);
    var counts =
        new Reconciliation(HERE, START, code -> Optional.of(moved), found::add)
            .compare(
                settled(List.of(at(1, 1), at(3, 1))),
                List.of(
                        new Reconciliation.AtServer(at(1, 2), true, LATER),
                        new Reconciliation.AtServer(at(2, 1), true, LATER))
                    .iterator());

    assertThat(counts).isEqualTo(new Reconciliation.Counts(0, 3));
    assertThat(found).isEmpty();
  }

  @Test
  void recordWithAnUpdateOnItsWay_isNotJudged() {
    var waiting = new Reconciliation.AtCs(at(1, 2), true);
    var unknown = new Reconciliation.AtCs(at(2, 1), true);
    var counts =
        new Reconciliation(HERE, START, code -> Optional.empty(), found::add)
            .compare(List.of(waiting, unknown).iterator(), List.of(server(at(1, 1))).iterator());

    assertThat(counts).isEqualTo(new Reconciliation.Counts(0, 2));
    assertThat(found).isEmpty();
  }

  @Test
  void start_isTakenFrom7DaysAgoTo30SecondsAhead() {
    for (var offset : List.of(Duration.ofDays(-7), Duration.ZERO, Duration.ofSeconds(30))) {
      assertThat(Reconciliation.start(START.plus(offset), START).isPassed()).isTrue();
    }
    for (var offset : List.of(Duration.ofDays(-7).minusMillis(1), Duration.ofMillis(30_001))) {
      Instant start = START.plus(offset);
      assertThat(Reconciliation.start(start, START))
          .isEqualTo(
              Outcome.refused(RefusalCode.RUN_START_UNLIKELY, start, Rule.CHANGED_MEANWHILE));
    }
  }

  private static Iterator<Reconciliation.AtCs> settled(List<IdentityUpdate> cs) {
    return cs.stream().map(Reconciliation.AtCs::settled).iterator();
  }

  private Reconciliation.Counts compare(
      List<IdentityUpdate> cs, List<Reconciliation.AtServer> server) {
    return new Reconciliation(HERE, START, code -> Optional.empty(), found::add)
        .compare(settled(cs), server.iterator());
  }

  private static Reconciliation.AtServer server(IdentityUpdate update) {
    return new Reconciliation.AtServer(update, true, BEFORE);
  }

  private static IdentityUpdate at(int index, int number) {
    var record =
        new IdentityRecord(
            SyntheticBlock.residentCode(index),
            RegisterText.of("架空　人"),
            DAY,
            Sex.FEMALE,
            RegisterText.of("静岡県静岡市葵区架空町1番1号"),
            SyntheticBlock.individualNumber(index),
            EventReason.BIRTH,
            DAY);
    return new IdentityUpdate(record, HERE, number);
  }

  private static IdentityUpdate changed(IdentityUpdate update, String name, Sex sex) {
    var was = update.record();
    var record =
        new IdentityRecord(
            was.residentCode(),
            RegisterText.of(name),
            was.birthDate(),
            sex,
            was.address(),
            was.individualNumber(),
            was.reason(),
            was.eventDate());
    return new IdentityUpdate(record, HERE, update.updateNumber());
  }
}

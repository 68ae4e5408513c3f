package jukigate.simulators.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import jukigate.domain.node.NodeId;
import jukigate.domain.number.LocalGovernmentCode;
import jukigate.domain.number.ResidentCode;
import jukigate.domain.number.SyntheticBlock;
import jukigate.domain.register.CardEvent;
import jukigate.domain.register.CardState;
import jukigate.domain.register.ControlItems;
import jukigate.domain.register.EventReason;
import jukigate.domain.register.HouseholdMember;
import jukigate.domain.register.IdentityRecord;
import jukigate.domain.register.Person;
import jukigate.domain.register.PersonName;
import jukigate.domain.register.RecordStatus;
import jukigate.domain.register.RegisterDate;
import jukigate.domain.register.RegisterText;
import jukigate.domain.register.ResidentEventData;
import jukigate.domain.register.ResidentRecord;
import jukigate.domain.register.Sex;
import jukigate.domain.register.SupplementKind;
import jukigate.domain.register.SupplementRecord;
import jukigate.simulators.resident.InventedResidents;
import jukigate.simulators.rule.CardRecord;
import jukigate.simulators.rule.CardUpdate;
import jukigate.simulators.rule.CopyRule;
import jukigate.simulators.rule.IdentityState;
import jukigate.simulators.rule.IdentityUpdate;
import jukigate.simulators.rule.SupplementState;
import jukigate.simulators.store.ErasureCalendar.Kind;
import jukigate.store.Database;
import jukigate.store.DatabaseOptions;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** 150 years, asked of the tables with a far clock: no certificate lives that long. */
class LongKeptTest {
  private static final ZoneId JAPAN = ZoneId.of("Asia/Tokyo");
  private static final Instant FIRST = Instant.parse("2026-11-21T03:00:00Z");
  private static final Instant NEXT = FIRST.plus(Duration.ofDays(1));
  private static final Instant LATER = FIRST.plus(Duration.ofDays(2));
  private static final LocalGovernmentCode SHIZUOKA = new LocalGovernmentCode("221007");
  private static final NodeId CS = NodeId.municipality(SHIZUOKA);
  private static final RegisterDate DAY = RegisterDate.japanese(LocalDate.of(2026, 11, 20));
  private static final RegisterText HOME = RegisterText.of("静岡県静岡市葵区追手町5番1号");

  private static final List<String> TABLES =
      List.of(
          "identity_record",
          "identity_key",
          "identity_history",
          "supplement_record",
          "supplement_history",
          "card",
          "card_history",
          "resident",
          "resident_before",
          "resident_history",
          "retired_code");

  @TempDir static Path folder;
  private static Database database;

  @BeforeAll
  static void open() {
    database =
        Database.open(folder, "jukigate/simulators/store/migrations", DatabaseOptions.DEFAULTS)
            .orThrow();
  }

  @AfterAll
  static void close() {
    database.close();
  }

  @BeforeEach
  void empty() {
    database
        .jdbi()
        .useTransaction(handle -> TABLES.forEach(table -> handle.execute("DELETE FROM " + table)));
  }

  @Test
  void identity_formerStateAndClosedRecord_goAfter150Years_presentOneStays() {
    updated(1, FIRST, EventReason.BIRTH);
    updated(1, NEXT, EventReason.MOVE_WITHIN);
    updated(2, FIRST, EventReason.BIRTH);
    updated(2, NEXT, EventReason.DEATH);
    assertThat(on(Kind.IDENTITY)).contains(LocalDate.of(2176, 11, 22));

    assertThat(swept(years(NEXT).minus(Duration.ofDays(1)))).isEmpty();
    assertThat(swept(years(NEXT))).isEqualTo(Map.of(Kind.IDENTITY, 1, Kind.IDENTITY_HISTORY, 1));

    assertThat(rows("identity_record")).isEqualTo(1);
    assertThat(rows("identity_key")).isEqualTo(1);
    assertThat(rows("identity_history")).isEqualTo(1);
    assertThat(swept(years(years(NEXT)))).isEmpty();
    assertThat(identity(1)).map(IdentityState::isOpen).contains(true);
    assertThat(identity(2)).isEmpty();
  }

  @Test
  void identityThatACancellationRestored_standsOnItsHistory_untilTheNextUpdateIsOld() {
    updated(1, FIRST, EventReason.BIRTH);
    updated(1, FIRST, EventReason.DEATH);
    updated(1, NEXT, EventReason.CANCELLATION_RESTORING);
    assertThat(swept(years(years(NEXT)))).isEmpty();
    assertThat(identity(1)).map(IdentityState::isOpen).contains(true);

    updated(1, LATER, EventReason.MOVE_WITHIN);
    assertThat(swept(years(LATER).minus(Duration.ofDays(1)))).isEmpty();
    assertThat(swept(years(LATER))).isEqualTo(Map.of(Kind.IDENTITY_HISTORY, 3));
    assertThat(identity(1)).map(IdentityState::isOpen).contains(true);
  }

  @Test
  void supplement_formerStateAndDeletedRecord_goAfter150Years_presentOneStays() {
    recorded(1, FIRST, SupplementKind.ENTRY, 1);
    recorded(1, NEXT, SupplementKind.CORRECTION, 2);
    recorded(2, FIRST, SupplementKind.ENTRY, 1);
    recorded(2, NEXT, SupplementKind.DELETION, 2);

    assertThat(swept(years(NEXT).minus(Duration.ofDays(1)))).isEmpty();
    assertThat(swept(years(NEXT)))
        .isEqualTo(Map.of(Kind.SUPPLEMENT, 1, Kind.SUPPLEMENT_HISTORY, 1));

    assertThat(rows("supplement_history")).isEqualTo(1);
    assertThat(swept(years(years(NEXT)))).isEmpty();
    assertThat(holds(tables -> tables.supplements().find(CS, code(1)).isPresent())).isTrue();
    assertThat(holds(tables -> tables.supplements().find(CS, code(2)).isPresent())).isFalse();
  }

  @Test
  void card_thatIsNotValid_goesAfter150Years_validOneStays() {
    card("CARD0001", FIRST, CardEvent.ISSUE, CardState.ACTIVE);
    card("CARD0002", FIRST, CardEvent.ISSUE, CardState.ACTIVE);
    card("CARD0002", NEXT, CardEvent.REVOKE, CardState.REVOKED);
    card("CARD0003", NEXT, CardEvent.SUSPEND, CardState.SUSPENDED);

    assertThat(swept(years(NEXT).minus(Duration.ofDays(1)))).isEmpty();
    assertThat(swept(years(NEXT))).isEqualTo(Map.of(Kind.CARD, 1));

    assertThat(rows("card")).isEqualTo(2);
    assertThat(rows("card_history")).isEqualTo(2);
    assertThat(swept(years(years(NEXT)))).isEmpty();
  }

  @Test
  void closedResident_goesAfter150Years_withAllThatItWas_presentOneStays() {
    resident(1, 1, FIRST, EventReason.BIRTH);
    resident(2, 1, FIRST, EventReason.BIRTH);
    resident(2, 2, NEXT, EventReason.DEATH);

    assertThat(swept(years(NEXT).minus(Duration.ofDays(1)))).isEmpty();
    assertThat(swept(years(NEXT))).isEqualTo(Map.of(Kind.RESIDENT, 1));

    assertThat(rows("resident")).isEqualTo(1);
    assertThat(rows("resident_history")).isEqualTo(1);
    assertThat(rows("resident_before")).isZero();
    assertThat(swept(years(years(NEXT)))).isEmpty();
    assertThat(holds(tables -> tables.residents().find(CS, code(1)).isPresent())).isTrue();
  }

  @Test
  void formerRecordOfAPresentResident_goes150YearsAfterTheNextNotification() {
    resident(1, 1, FIRST, EventReason.BIRTH);
    resident(1, 1, FIRST, EventReason.HOUSEHOLD_CHANGE);
    assertThat(swept(years(years(FIRST)))).as("no notification").isEmpty();
    resident(1, 2, NEXT, EventReason.MOVE_WITHIN);
    resident(1, 2, NEXT, EventReason.HOUSEHOLD_CHANGE);

    assertThat(swept(years(NEXT).minus(Duration.ofDays(1)))).isEmpty();
    assertThat(swept(years(NEXT)))
        .isEqualTo(Map.of(Kind.RESIDENT_BEFORE, 1, Kind.RESIDENT_HISTORY, 2));

    assertThat(rows("resident_history")).as("the last notification, what followed").isEqualTo(2);
    assertThat(holds(tables -> tables.residents().find(CS, code(1)).isPresent())).isTrue();
  }

  @Test
  void recordUnderAFormerCode_goes150YearsAfterItsEnd() {
    resident(1, 1, FIRST, EventReason.BIRTH);
    done(
        tables -> {
          tables.residents().retire(CS, code(1), 2);
          tables.retiredCodes().add(CS, code(1), NEXT);
        });
    resident(2, 2, NEXT, EventReason.CODE_CHANGE_ON_REQUEST);

    assertThat(swept(years(NEXT).minus(Duration.ofDays(1)))).isEmpty();
    assertThat(swept(years(NEXT)))
        .isEqualTo(Map.of(Kind.RESIDENT_BEFORE, 1, Kind.RESIDENT_HISTORY, 1));

    assertThat(holds(tables -> tables.residents().find(CS, code(2)).isPresent())).isTrue();
    assertThat(holds(tables -> tables.retiredCodes().contains(CS, code(1)))).isTrue();
  }

  private void updated(int index, Instant at, EventReason reason) {
    var record =
        new IdentityRecord(
            code(index),
            RegisterText.of("架空　長寿"),
            DAY,
            Sex.FEMALE,
            HOME,
            SyntheticBlock.individualNumber(index),
            reason,
            DAY);
    done(
        tables -> {
          var kept = tables.identities().find(NodeId.NATIONAL, code(index));
          int number = kept.map(one -> one.state().updateNumber() + 1).orElse(1);
          var update = new IdentityUpdate(record, SHIZUOKA, number);
          kept.ifPresentOrElse(
              one ->
                  tables
                      .identities()
                      .change(
                          NodeId.NATIONAL,
                          new IdentityTable.Kept(one.id(), one.state().append(update)),
                          origin(at)),
              () -> tables.identities().add(NodeId.NATIONAL, IdentityState.of(update), origin(at)));
        });
  }

  private Optional<IdentityState> identity(int index) {
    return with(tables -> tables.identities().find(NodeId.NATIONAL, code(index)))
        .map(IdentityTable.Kept::state);
  }

  private void recorded(int index, Instant at, SupplementKind kind, int number) {
    var name = new PersonName(RegisterText.of("架空　長寿"), Optional.empty());
    var record = new SupplementRecord(code(index), name, DAY, Sex.FEMALE, HOME, kind, DAY);
    done(
        tables ->
            tables
                .supplements()
                .put(CS, new SupplementState(record, number, SHIZUOKA), origin(at)));
  }

  private void card(String number, Instant at, CardEvent event, CardState state) {
    done(
        tables ->
            tables
                .cards()
                .put(
                    NodeId.CARD_MANAGEMENT,
                    new CardRecord(number, code(1), SHIZUOKA, state),
                    new CardUpdate(number, code(1), SHIZUOKA, event, DAY),
                    origin(at)));
  }

  private void resident(int index, int number, Instant at, EventReason reason) {
    HouseholdMember invented =
        InventedResidents.ofSeed(150).residents(SHIZUOKA).findFirst().orElseThrow();
    ResidentRecord was = invented.record();
    Person person = was.person();
    boolean closes = reason.kind() == EventReason.Kind.ERASURE;
    var control =
        new ControlItems(
            new ControlItems.Request("E-" + number, "op-1", "term-1"),
            number,
            0,
            Set.of(),
            closes ? RecordStatus.CLOSED : RecordStatus.OPEN,
            at);
    var record =
        new ResidentRecord(
            new Person(
                code(index),
                person.individualNumber(),
                person.name(),
                person.formerSurname(),
                person.birthDate(),
                person.sex()),
            was.residence(),
            was.history(),
            was.relationship(),
            new ResidentEventData(reason, DAY, ""),
            Optional.empty(),
            control);
    var member =
        new HouseholdMember(
            record,
            invented.householder(),
            invented.familyRegister(),
            invented.benefits(),
            invented.foreign());
    done(tables -> tables.residents().put(CS, new ResidentTable.Kept(member, "H", CopyRule.ASK)));
  }

  private static IdentityTable.Origin origin(Instant at) {
    return new IdentityTable.Origin(CS, "E-1", at);
  }

  private static ResidentCode code(int index) {
    return SyntheticBlock.residentCode(index);
  }

  private static Instant years(Instant since) {
    return since.atZone(JAPAN).plusYears(150).toInstant();
  }

  /** What a sweep erased; kinds of which nothing went are left out. */
  private Map<Kind, Integer> swept(Instant now) {
    Map<Kind, Integer> erased = new EnumMap<>(Kind.class);
    for (Kind kind : Kind.values()) {
      erased.put(kind, with(tables -> kind.sweep().erase(tables.handle(), now)));
    }
    erased.values().removeIf(count -> count == 0);
    return erased;
  }

  private Optional<LocalDate> on(Kind kind) {
    return with(tables -> tables.erasures().all()).stream()
        .filter(entry -> entry.kind() == kind)
        .map(ErasureCalendar.Entry::on)
        .findFirst();
  }

  private int rows(String table) {
    return database
        .jdbi()
        .withHandle(
            handle ->
                handle.createQuery("SELECT COUNT(*) FROM " + table).mapTo(Integer.class).one());
  }

  private boolean holds(Predicate<NodeTables> question) {
    return with(question::test);
  }

  private <T> T with(Function<NodeTables, T> work) {
    return database
        .jdbi()
        .inTransaction(handle -> work.apply(new NodeTables(handle, Integer.MAX_VALUE)));
  }

  private void done(Consumer<NodeTables> work) {
    database
        .jdbi()
        .useTransaction(handle -> work.accept(new NodeTables(handle, Integer.MAX_VALUE)));
  }
}

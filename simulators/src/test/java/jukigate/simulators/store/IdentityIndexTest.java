package jukigate.simulators.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.IntStream;
import jukigate.domain.node.NodeId;
import jukigate.domain.number.LocalGovernmentCode;
import jukigate.domain.number.ResidentCode;
import jukigate.domain.number.SyntheticBlock;
import jukigate.domain.register.EventReason;
import jukigate.domain.register.IdentityRecord;
import jukigate.domain.register.RegisterDate;
import jukigate.domain.register.RegisterText;
import jukigate.domain.register.Sex;
import jukigate.simulators.rule.IdentityState;
import jukigate.simulators.rule.IdentityUpdate;
import jukigate.simulators.rule.Search;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * An inquiry must not look at more of a large store than of a small one, even where everybody has
 * the same name: 125 million people share few of them.
 */
class IdentityIndexTest {
  private static final LocalGovernmentCode CITY = new LocalGovernmentCode("221007");
  private static final NodeId SMALL = new NodeId("pref-140007");
  private static final NodeId LARGE = NodeId.NATIONAL;
  private static final int FEW = 50;
  private static final int MANY = 3_000;
  private static final int CROWD = 2 * Search.MOST_HITS;
  private static final Instant NOW = Instant.parse("2026-11-23T00:00:00Z");
  private static final LocalDate FIRST_DAY = LocalDate.of(1950, 1, 1);
  private static final RegisterText NAME = RegisterText.of("架空 花子");
  private static final RegisterText HALL = RegisterText.of("静岡県静岡市葵区追手町5番1号");

  @TempDir static Path folder;
  private static NodeStore store;

  @BeforeAll
  static void namesakes() {
    store = NodeStore.open(folder).orThrow();
    for (NodeId server : List.of(SMALL, LARGE)) {
      int people = server.equals(SMALL) ? FEW : MANY;
      enroll(server, IntStream.range(0, people).mapToObj(IdentityIndexTest::namesake).toList());
    }
    var crowd =
        IntStream.range(MANY, MANY + CROWD)
            .mapToObj(i -> record(i, RegisterDate.UNKNOWN, HALL))
            .toList();
    enroll(LARGE, crowd);
  }

  @AfterAll
  static void close() {
    store.close();
  }

  @Test
  void inquiryByCode_looksAtTheRecordOnly() {
    sameAtBoth(server -> change(tables -> tables.identities().find(server, code(7))));
  }

  @Test
  void inquiryByNumber_looksAtTheRecordOnly() {
    var number = SyntheticBlock.individualNumber(7);

    sameAtBoth(server -> change(tables -> tables.identities().find(server, number)));
  }

  @Test
  void searchByNameAndBirthDate_looksAtWhoeverHasBoth() {
    sameAtBoth(
        server -> search(server, of(Optional.of(birth(7)), Optional.empty(), Optional.empty())));
  }

  @Test
  void searchByNameAndAddress_looksAtWhoeverHasBoth() {
    sameAtBoth(
        server -> search(server, of(Optional.empty(), Optional.of(address(7)), Optional.empty())));
  }

  @Test
  void searchByFourItems_looksAtWhoeverHasThem() {
    sameAtBoth(
        server ->
            search(
                server,
                of(Optional.of(birth(7)), Optional.of(address(7)), Optional.of(Sex.FEMALE))));
  }

  @Test
  void searchThatNobodyMeets_looksAtNobody() {
    sameAtBoth(
        server -> search(server, of(Optional.of(birth(7)), Optional.of(HALL), Optional.empty())));
  }

  @Test
  void searchThatTooManyMeet_stopsCountingThere() {
    var crowd = of(Optional.of(RegisterDate.UNKNOWN), Optional.empty(), Optional.empty());

    var visits = store.visits(() -> count(LARGE, crowd));

    assertThat(count(LARGE, crowd)).isEqualTo(Search.MOST_HITS + 1);
    assertThat(visits).isNotEmpty().allMatch(visit -> visit.rows() < CROWD);
  }

  @Test
  void space_isToldOfTablesAndIndexes() {
    assertThat(store.space())
        .filteredOn(space -> space.table().equals("IDENTITY_KEY"))
        .allMatch(space -> space.bytes() >= 32_768 * space.pages())
        .extracting(Space::name)
        .contains("IDENTITY_KEY_BY_BIRTH", "IDENTITY_KEY_BY_ADDRESS");
  }

  @Test
  void birthDateThatWasCorrected_findsTheRecordFromThenOn() {
    int person = 9;
    var corrected = record(person, birth(MANY + 77), address(person));
    change(
        tables -> {
          var kept = tables.identities().find(LARGE, code(person)).orElseThrow();
          var after =
              new IdentityTable.Kept(
                  kept.id(), kept.state().append(new IdentityUpdate(corrected, CITY, 2)));
          tables.identities().change(LARGE, after, origin());
          return after;
        });

    var then = of(Optional.of(birth(MANY + 77)), Optional.empty(), Optional.empty());
    var before = of(Optional.of(birth(person)), Optional.empty(), Optional.empty());
    assertThat(count(LARGE, then)).isOne();
    assertThat(count(LARGE, before)).isZero();
  }

  /** Rows looked at in both stores: no more in the large one, and by an index everywhere. */
  private static void sameAtBoth(Consumer<NodeId> inquiry) {
    inquiry.accept(SMALL);
    inquiry.accept(LARGE);
    List<Visit> small = store.visits(() -> inquiry.accept(SMALL));
    List<Visit> large = store.visits(() -> inquiry.accept(LARGE));
    assertThat(large).isNotEmpty().allSatisfy(visit -> assertThat(visit.index()).isPresent());
    assertThat(rows(large)).as(large.toString()).isEqualTo(rows(small)).isLessThan(20);
  }

  private static int rows(List<Visit> visits) {
    return visits.stream().mapToInt(Visit::rows).sum();
  }

  private static void search(NodeId server, Search search) {
    change(
        tables -> {
          tables.identitySearch().count(server, search);
          return tables.identitySearch().find(server, search, 1, 20);
        });
  }

  private static int count(NodeId server, Search search) {
    return change(tables -> tables.identitySearch().count(server, search));
  }

  private static <T> T change(Function<NodeTables, T> work) {
    return store.change(work);
  }

  private static void enroll(NodeId server, List<IdentityRecord> people) {
    change(
        tables -> {
          tables
              .identities()
              .add(
                  server,
                  people.stream()
                      .map(one -> IdentityState.of(new IdentityUpdate(one, CITY, 1)))
                      .map(state -> new IdentityTable.First(state, origin()))
                      .toList());
          return people;
        });
  }

  private static IdentityTable.Origin origin() {
    return new IdentityTable.Origin(NodeId.municipality(CITY), "population", NOW);
  }

  private static IdentityRecord namesake(int person) {
    return record(person, birth(person), address(person));
  }

  private static IdentityRecord record(int person, RegisterDate birth, RegisterText address) {
    return new IdentityRecord(
        code(person),
        NAME,
        birth,
        Sex.FEMALE,
        address,
        SyntheticBlock.individualNumber(person),
        EventReason.BIRTH,
        birth(0));
  }

  private static ResidentCode code(int person) {
    return SyntheticBlock.residentCode(person);
  }

  private static RegisterDate birth(int person) {
    return RegisterDate.japanese(FIRST_DAY.plusDays(person));
  }

  private static RegisterText address(int person) {
    return RegisterText.of("静岡県静岡市葵区追手町" + (person + 10) + "番");
  }

  private static Search of(
      Optional<RegisterDate> birth, Optional<RegisterText> address, Optional<Sex> sex) {
    return new Search(Optional.of(NAME), birth, address, sex);
  }
}

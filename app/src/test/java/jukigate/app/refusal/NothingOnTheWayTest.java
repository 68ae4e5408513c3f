package jukigate.app.refusal;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import jukigate.app.refusal.NodeRows.Row;
import jukigate.domain.node.NodeId;
import jukigate.domain.register.ControlItems;
import jukigate.domain.register.EventReason;
import jukigate.domain.register.FamilyRegister;
import jukigate.domain.register.HouseholdMember;
import jukigate.domain.register.Person;
import jukigate.domain.register.PersonName;
import jukigate.domain.register.RegisterDate;
import jukigate.domain.register.RegisterText;
import jukigate.domain.register.Residence;
import jukigate.domain.register.ResidentRecord;
import jukigate.simulators.body.CopyBody;
import jukigate.simulators.node.CopyCounter;
import jukigate.simulators.post.Delivery;
import jukigate.simulators.resident.InventedResidents;
import jukigate.simulators.resident.event.EventHeader;
import jukigate.simulators.resident.event.ResidentEvent;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

/**
 * After an X04 and an X07, what only they carry is at the two cities and nowhere else: no column of
 * prefecture, national server, card management or journal has it. One resident moves out; the other
 * has no individual number yet, so that not even the name was ever sent up.
 */
class NothingOnTheWayTest {
  private static final String NAME = "架空　写子";
  private static final String ADDRESS = "静岡県静岡市葵区写町1番2号";
  private static final String DOMICILE = "静岡県静岡市葵区籍町3番地";
  private static final String GOING_TO = "神奈川県横浜市中区先町4番5号";
  private static final String RELATION = "縁故者";

  @TempDir static Path home;
  private static Stand stand;
  private static Tap tap;
  private static List<HouseholdMember> people;
  private static final ListAppender<ILoggingEvent> LOGGED = new ListAppender<>();

  @BeforeAll
  static void exchange() {
    LOGGED.start();
    root().addAppender(LOGGED);
    stand = Stand.start(home);
    URI gateway = stand.backbone().gatewayUrl();
    tap = new Tap(gateway.getPort());
    stand.nodes().useGateway(URI.create("https://" + gateway.getHost() + ":" + tap.port()));
    people =
        InventedResidents.ofSeed(42)
            .households(Stand.CITY.localGovernment().orElseThrow())
            .flatMap(household -> household.members().stream())
            .filter(member -> member.record().person().individualNumber().isPresent())
            .limit(2)
            .toList();
    moveOut(settled(with(people.getFirst(), people.getFirst().record())));
    copy(settled(unnumbered(people.getLast())));
  }

  @AfterAll
  static void stop() throws IOException {
    stand.close();
    tap.close();
    root().detachAppender(LOGGED);
  }

  private static Logger root() {
    return ((LoggerContext) LoggerFactory.getILoggerFactory())
        .getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
  }

  /** What must be read by nobody who only has the files, the line or the log. */
  private static List<String> secrets() {
    return Stream.concat(
            Stream.of(NAME, ADDRESS, DOMICILE, GOING_TO),
            people.stream()
                .map(member -> member.record().person())
                .flatMap(
                    person ->
                        Stream.of(
                            person.residentCode().value(),
                            person.individualNumber().orElseThrow().value(),
                            person.name().kanji().value())))
        .toList();
  }

  /** The databases of the nodes are the registers themselves. */
  @Test
  void personsOfAWholeRun_areInNoFileButTheRegistersAndInNoByteOfTheLineAndNoLineOfTheLog()
      throws IOException {
    String code = people.getFirst().record().person().residentCode().value();
    assertThat(isIn(stand.rows(), code)).as("the run was about them").isTrue();
    assertThat(tap.heard()).as("messages went over the line").hasSizeGreaterThan(10_000);
    try (Stream<Path> files = Files.walk(home)) {
      var all =
          files
              .filter(Files::isRegularFile)
              .filter(file -> !file.startsWith(home.resolve("nodes")))
              .toList();
      assertThat(all).hasSizeGreaterThan(50);
      for (String secret : secrets()) {
        assertThat(all).as(secret).noneMatch(file -> Traces.in(bytes(file), secret));
        assertThat(Traces.in(tap.heard(), secret)).as("line: " + secret).isFalse();
        assertThat(LOGGED.list)
            .as("log: " + secret)
            .noneMatch(event -> event.getFormattedMessage().contains(secret));
      }
    }
  }

  @Test
  void r11_certificateAndCopy_areAtTheTwoCities() {
    for (NodeId city : List.of(Stand.CITY, Stand.OTHER_CITY)) {
      var rows = rowsOf(city);
      assertThat(List.of(NAME, ADDRESS, DOMICILE, GOING_TO, RELATION))
          .as(city.value())
          .allMatch(item -> isIn(rows, item));
    }
  }

  @Test
  void r11_certificateAndCopy_areInNoRowOfAnybodyElse() {
    var elsewhere = stand.rows().stream().filter(row -> !row.node().startsWith("cs-")).toList();
    assertThat(elsewhere)
        .extracting(Row::node)
        .as("the erasure went up, so there is something to search")
        .contains(Stand.PREFECTURE.value(), NodeId.NATIONAL.value());
    assertThat(List.of(NAME, ADDRESS, DOMICILE, GOING_TO, RELATION))
        .noneMatch(item -> isIn(elsewhere, item));
  }

  @Test
  void r11_certificateAndCopy_areInNoTableAndNoFileOfTheJournal() throws IOException {
    Path journal = home.resolve("gateway");
    var rows = NodeRows.of(journal);
    assertThat(isIn(rows, "RequestResidenceCopy")).as("the search sees the actions").isTrue();
    assertThat(isIn(rows, "JGREST1")).as("it sees the messages, encrypted").isTrue();
    assertThat(isIn(rows, "<wsa:To")).isFalse();
    for (String item : List.of(NAME, ADDRESS, DOMICILE, GOING_TO, RELATION)) {
      assertThat(isIn(rows, item)).as(item).isFalse();
      try (Stream<Path> files = Files.walk(journal)) {
        assertThat(files.filter(Files::isRegularFile))
            .noneMatch(file -> Traces.in(bytes(file), item));
      }
    }
  }

  @Test
  void plantedItem_isFoundAsTextAndInBase64InABlob() {
    Path folder = home.resolve("nodes");
    String text = "植込名一";
    String blob = "植込名二";
    String node = " WHERE node = '" + Stand.PREFECTURE + "'";
    NodeRows.execute(folder, "UPDATE identity_record SET flags = '" + text + "'" + node);
    for (String before : List.of("", "x", "xy")) {
      byte[] planted = (before + blob + "z").getBytes(StandardCharsets.UTF_8);
      String hex = HexFormat.of().formatHex(Base64.getEncoder().encode(planted));
      NodeRows.execute(folder, "UPDATE outbox SET body = CAST(X'" + hex + "' AS BLOB)" + node);
      assertThat(isIn(rowsOf(Stand.PREFECTURE), blob)).isTrue();
    }
    assertThat(isIn(rowsOf(Stand.PREFECTURE), text)).isTrue();
    NodeRows.execute(folder, "UPDATE identity_record SET flags = ''" + node);
    NodeRows.execute(folder, "UPDATE outbox SET body = NULL" + node);
  }

  private static boolean isIn(List<Row> rows, String item) {
    return rows.stream()
        .flatMap(row -> row.columns().values().stream())
        .anyMatch(value -> Traces.in(value, item));
  }

  private static List<Row> rowsOf(NodeId node) {
    return stand.rows().stream().filter(row -> row.node().equals(node.value())).toList();
  }

  private static byte[] bytes(Path file) {
    try {
      return Files.readAllBytes(file);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private static HouseholdMember settled(HouseholdMember member) {
    int newcomers =
        stand
            .nodes()
            .settle(Stand.CITY, List.of(List.of(member)), stand.backbone().clock().instant());
    assertThat(newcomers).isEqualTo(1);
    return member;
  }

  private static void moveOut(HouseholdMember member) {
    var day = RegisterDate.western(2026, 11, 20);
    var city = Stand.CITY.localGovernment().orElseThrow();
    var header =
        new EventHeader(city, new ControlItems.Request("WAY-1", "op-1", "term-1"), day, day);
    var event =
        new ResidentEvent.MoveOut(
            header,
            EventReason.DOMESTIC_MOVE_OUT,
            member.record().person().residentCode(),
            Optional.of(Stand.OTHER_CITY.localGovernment().orElseThrow()),
            RegisterText.of(GOING_TO));
    var cs = stand.nodes().municipal(Stand.CITY);
    assertThat(cs.deliver(cs.enter(event).orThrow()))
        .hasSize(2)
        .allMatch(Delivery.Delivered.class::isInstance);
    stand.nodes().runDue(stand.backbone().clock().instant());
  }

  private static void copy(HouseholdMember member) {
    var person = member.record().person();
    var wish =
        new CopyBody.Wish(
            new CopyBody.Who.ByCode(person.residentCode()),
            "1",
            new CopyBody.Special(true, false, false),
            person.name().kanji(),
            "本人");
    var standing =
        stand
            .nodes()
            .municipal(Stand.OTHER_CITY)
            .copyCounter()
            .ask(Stand.CITY.localGovernment().orElseThrow(), wish, "op-1", "term-1");
    assertThat(standing).isInstanceOf(CopyCounter.Standing.Ready.class);
  }

  private static HouseholdMember unnumbered(HouseholdMember member) {
    var record = member.record();
    var old = record.person();
    var person =
        new Person(
            old.residentCode(),
            Optional.empty(),
            new PersonName(RegisterText.of(NAME), old.name().furigana()),
            Optional.empty(),
            old.birthDate(),
            old.sex());
    var at = record.residence();
    var residence =
        new Residence(at.municipality(), at.townCode(), at.postalCode(), RegisterText.of(ADDRESS));
    return with(
        member,
        new ResidentRecord(
            person,
            residence,
            record.history(),
            RELATION,
            record.lastEvent(),
            record.codeChange(),
            record.control()));
  }

  private static HouseholdMember with(HouseholdMember member, ResidentRecord record) {
    var register = new FamilyRegister(RegisterText.of(DOMICILE), record.person().name().kanji());
    return new HouseholdMember(
        record,
        record.person().name().kanji(),
        Optional.of(register),
        member.benefits(),
        Optional.empty());
  }
}

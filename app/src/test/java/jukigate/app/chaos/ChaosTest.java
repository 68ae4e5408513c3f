package jukigate.app.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.InstantSource;
import java.util.List;
import java.util.stream.Stream;
import jukigate.app.command.ExitCode;
import jukigate.app.command.Typed;
import jukigate.store.Database;
import jukigate.store.DatabaseOptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The short form of the campaign, by its command; and its proof, which must find by name whatever
 * somebody does to the stores afterwards.
 */
@Timeout(1800)
class ChaosTest {
  /** More or fewer: {@code -Dchaos.kills=200}; each costs the start of a JVM. */
  private static final int KILLS = Integer.getInteger("chaos.kills", 50);

  private static final String COLUMNS =
      "record_id, node, resident_code, name_full, birth_date, sex, address_full,"
          + " individual_number, reason, event_date, municipality, update_number,"
          + " recovery_number, sender, request_number, recorded_at, former_code, code_used_since";
  private static final String FIRST = new Life(1).requestNumber(1);
  private static final String OF_FIRST = " WHERE request_number = '" + FIRST + "'";

  @TempDir static Path home;
  @TempDir Path copy;
  private static Typed campaign;
  private static Path stores;

  @BeforeAll
  static void play() throws IOException {
    campaign =
        Typed.command(
            "chaos",
            "--kills",
            String.valueOf(KILLS),
            "--events",
            "100",
            "--seed",
            "8",
            "--home",
            home.toString(),
            "--report",
            home.resolve("report").toString(),
            "--json");
    try (Stream<Path> runs = Files.list(home.resolve("chaos"))) {
      stores = runs.findFirst().orElseThrow();
    }
  }

  @Test
  void kills_loseNothingAndDoubleNothing() throws IOException {
    assertThat(campaign.exit()).as(campaign.out() + campaign.err()).isEqualTo(ExitCode.GOOD);
    JsonNode result = new ObjectMapper().readTree(campaign.out());
    assertThat(result.get("kills")).hasSizeGreaterThanOrEqualTo(KILLS);
    assertThat(result.get("killsByPlace")).as("moments and any time").hasSizeGreaterThan(2);
    assertThat(result.get("events").asInt()).isGreaterThanOrEqualTo(100);
    assertThat(result.get("applied").asInt()).isEqualTo(2 * result.get("events").asInt());
    assertThat(result.get("unanswered").asInt()).as("kills hit what is under way").isPositive();
    assertThat(result.get("notEndedInOrder").asInt()).isZero();
    assertThat(home.resolve("report").resolve("chaos.html")).content().contains("<svg", "--seed 8");
  }

  @Test
  void untouchedStores_proveAgain() throws IOException {
    assertThat(provenAfter(List.of())).isEmpty();
  }

  private record Tampering(Part where, List<String> statements) {
    static Tampering at(Part where, String... statements) {
      return new Tampering(where, List.of(statements));
    }
  }

  static Stream<Arguments> tamperings() {
    return Stream.of(
        Arguments.of(
            "a dropped update",
            Tampering.at(Part.PREFECTURE, "DELETE FROM identity_history" + OF_FIRST),
            new Proof.Finding(Proof.Flaw.LOST, Part.PREFECTURE, FIRST)),
        Arguments.of(
            "a dropped update at the national server",
            Tampering.at(
                Part.NATIONAL,
                "DELETE FROM identity_history WHERE update_number = 1 AND resident_code = '"
                    + new Life(1).code().value()
                    + "'"),
            new Proof.Finding(Proof.Flaw.LOST, Part.NATIONAL, FIRST)),
        Arguments.of(
            "a doubled update",
            Tampering.at(Part.PREFECTURE, again("request_number")),
            new Proof.Finding(Proof.Flaw.DOUBLED, Part.PREFECTURE, FIRST)),
        Arguments.of(
            "an update that nobody entered",
            Tampering.at(Part.PREFECTURE, again("'L999999-0001'")),
            new Proof.Finding(Proof.Flaw.STRANGE, Part.PREFECTURE, "L999999-0001")),
        Arguments.of(
            "an update after the one that follows it",
            Tampering.at(
                Part.PREFECTURE,
                again("request_number"),
                "DELETE FROM identity_history" + OF_FIRST + " AND update_number = 1",
                "UPDATE identity_history SET update_number = 1" + OF_FIRST),
            new Proof.Finding(Proof.Flaw.OUT_OF_ORDER, Part.PREFECTURE, FIRST)),
        Arguments.of(
            "another address",
            Tampering.at(
                Part.PREFECTURE, "UPDATE identity_history SET address_full = '別の町'" + OF_FIRST),
            new Proof.Finding(Proof.Flaw.CHANGED, Part.PREFECTURE, FIRST)),
        Arguments.of(
            "a letter that waits",
            Tampering.at(Part.CS, "UPDATE outbox SET state = 'WAITING'" + OF_FIRST),
            new Proof.Finding(Proof.Flaw.OWED, Part.CS, FIRST)),
        Arguments.of(
            "a dead letter",
            Tampering.at(Part.CS, "UPDATE outbox SET state = 'DEAD'" + OF_FIRST),
            new Proof.Finding(Proof.Flaw.OWED, Part.CS, FIRST)),
        Arguments.of(
            "a refused letter",
            Tampering.at(Part.CS, "UPDATE outbox SET state = 'REFUSED'" + OF_FIRST),
            new Proof.Finding(Proof.Flaw.REFUSED, Part.CS, FIRST)),
        Arguments.of(
            "a receipt that is gone",
            Tampering.at(Part.PREFECTURE, "DELETE FROM receipt" + OF_FIRST),
            new Proof.Finding(Proof.Flaw.RECEIPT, Part.CS, FIRST)),
        Arguments.of(
            "a row of the journal that is gone",
            Tampering.at(
                Part.GATEWAY, "DELETE FROM exchange WHERE id = (SELECT MIN(id) FROM exchange)"),
            new Proof.Finding(Proof.Flaw.AUDIT, Part.GATEWAY, "JG-L07")),
        Arguments.of(
            "answers that the journal does not have",
            Tampering.at(Part.GATEWAY, "UPDATE exchange SET verdict = 'ADMITTED'"),
            new Proof.Finding(Proof.Flaw.JOURNAL, Part.CS, "0")));
  }

  /** The first update once more, under a number of its own, which the table demands. */
  private static String again(String request) {
    String values =
        COLUMNS
            .replace("update_number", "update_number + 100000")
            .replace("request_number", request);
    return "INSERT INTO identity_history ("
        + COLUMNS
        + ") SELECT "
        + values
        + " FROM identity_history"
        + OF_FIRST;
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("tamperings")
  void tampering_isFoundByName(String what, Tampering tampering, Proof.Finding expected)
      throws IOException {
    List<Proof.Finding> found = provenAfter(List.of(tampering));
    if (expected.flaw() == Proof.Flaw.JOURNAL) {
      assertThat(found).as(what).extracting(Proof.Finding::flaw).contains(Proof.Flaw.JOURNAL);
    } else {
      assertThat(found).as(what).contains(expected);
    }
  }

  private List<Proof.Finding> provenAfter(List<Tampering> tamperings) throws IOException {
    copyStores();
    tamperings.forEach(this::tamper);
    Place place = Place.at(copy);
    return new Proof(place, InstantSource.system()).prove(Ledger.read(copy)).findings();
  }

  private void tamper(Tampering tampering) {
    Path folder = Place.at(copy).folder(tampering.where());
    boolean gateway = tampering.where() == Part.GATEWAY;
    String migrations =
        gateway ? "jukigate/gateway/journal/migrations" : "jukigate/simulators/store/migrations";
    try (var database =
        Database.open(
                gateway ? folder.resolve("gateway") : folder, migrations, DatabaseOptions.DEFAULTS)
            .orThrow()) {
      database
          .jdbi()
          .useHandle(handle -> tampering.statements().forEach(each -> handle.execute(each)));
    }
  }

  private void copyStores() throws IOException {
    Files.walkFileTree(
        stores,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes)
              throws IOException {
            Files.createDirectories(copy.resolve(stores.relativize(folder)));
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
              throws IOException {
            Files.copy(file, copy.resolve(stores.relativize(file)));
            return FileVisitResult.CONTINUE;
          }
        });
  }
}

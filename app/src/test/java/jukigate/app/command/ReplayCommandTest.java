package jukigate.app.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Scenarios replayed as a person asks for them. */
class ReplayCommandTest {
  @TempDir private Path home;

  /** The same residents arrive in both runs: they would be refused on one backbone. */
  @Test
  void scenarioTwice_isPlayedOnABackboneOfItsOwnEachTime() throws IOException {
    Path copy = copyOf("x08/unknown-card", "copy");

    Typed typed = replay("x08/unknown-card", copy.toString(), "--json");

    assertThat(typed.exit()).as(typed.out() + typed.err()).isEqualTo(ExitCode.GOOD);
    JsonNode result = new ObjectMapper().readTree(typed.out());
    assertThat(result.get("verdict").asText()).isEqualTo("good");
    assertThat(result.get("runs")).hasSize(2);
    assertThat(result.get("runs").get(0).get("scenario").asText()).isEqualTo("x08/unknown-card");
    for (JsonNode run : result.get("runs")) {
      Path folder = Path.of(run.get("folder").asText());
      assertThat(folder.resolve("sequence.html")).isNotEmptyFile();
      assertThat(folder.resolve("journal.csv")).isNotEmptyFile();
      assertThat(folder.resolve("messages/0001-request.xml")).isNotEmptyFile();
    }
  }

  /** The same residents again: they would be refused on the database of the first. */
  @Test
  void scenariosThatAreCalledAlike_doNotShareADatabase() throws IOException {
    Path one = copyOf("x08/unknown-card", "one/session");
    Path other = copyOf("x08/unknown-card", "other/session");

    Typed typed = replay(one.toString(), other.toString(), "--json");

    assertThat(typed.exit()).as(typed.out() + typed.err()).isEqualTo(ExitCode.GOOD);
    JsonNode runs = new ObjectMapper().readTree(typed.out()).get("runs");
    assertThat(runs.get(0).get("folder")).isNotEqualTo(runs.get(1).get("folder"));
    assertThat(runs.get(0).get("scenario")).isNotEqualTo(runs.get(1).get("scenario"));
  }

  @Test
  void expectationThatIsNotMet_isTheVerdict_andTheOthersArePlayed() throws IOException {
    Path wrong = copyOf("x08/unknown-card", "wrong");
    Path file = wrong.resolve("scenario.xml");
    Files.writeString(file, Files.readString(file).replaceFirst("JG-B[0-9]{2}", "JG-B99"));

    Typed typed = replay(wrong.toString(), "x08/unknown-card");

    assertThat(typed.exit()).as(typed.out() + typed.err()).isEqualTo(ExitCode.BAD);
    assertThat(typed.out())
        .contains("did not happen", "✓ x08/unknown-card", "1 of 2 scenarios not as expected");
  }

  @Test
  void eventThatTheCsDoesNotTake_endsItsScenarioAlone() throws IOException {
    Path stopped = copyOf("x05/arrived", "stopped");
    Files.writeString(
        stopped.resolve("1-arrival.xml"), Files.readString(stopped.resolve("2-move-out.xml")));

    Typed typed = replay(stopped.toString(), "x08/unknown-card");

    assertThat(typed.exit()).isEqualTo(ExitCode.BAD);
    assertThat(typed.out()).contains("JG-").contains("✓ x08/unknown-card");
  }

  @Test
  void exchange_choosesTheScenariosInWhichItFlows() {
    Typed typed = replay("--exchange", "X15");

    assertThat(typed.exit()).as(typed.out() + typed.err()).isEqualTo(ExitCode.GOOD);
    assertThat(typed.out()).contains("✓ x15/inquiry").doesNotContain("x05/");
  }

  /** The schedule lies in the folder; the expectations are those of a line that is well. */
  @Test
  void lineThatIsCutTwice_losesMessagesAndNothingElse() throws IOException {
    Path copy = copyOf("0001-birth", "cut");
    Files.writeString(
        copy.resolve("line-schedule.xml"),
        """
        <line-schedule xmlns="urn:jukigate:line-schedule:v1">
          <once link="pref-220001" after="PT0S" for="PT40S"/>
          <once link="national" after="PT41S" for="PT5M"/>
        </line-schedule>
        """);

    Typed typed = replay(copy.toString(), "--json");

    assertThat(typed.exit()).as(typed.out() + typed.err()).isEqualTo(ExitCode.GOOD);
    JsonNode result = new ObjectMapper().readTree(typed.out());
    assertThat(result.get("lineChanges").asInt()).isEqualTo(4);
    assertThat(result.get("lost").asInt()).isGreaterThan(1);
  }

  @Test
  void scheduleAboutALineThatIsNotThere_endsItsScenario() throws IOException {
    Path schedule =
        Files.writeString(
            home.resolve("nobody.xml"),
            """
            <line-schedule xmlns="urn:jukigate:line-schedule:v1">
              <once link="pref-140007" after="PT0S"/>
            </line-schedule>
            """);

    Typed typed = replay("0001-birth", "--line-schedule", schedule.toString());

    assertThat(typed.exit()).isEqualTo(ExitCode.BAD);
    assertThat(typed.out()).contains("JG-O62", "pref-140007");
  }

  /** Each says what it wanted and what there was; numbers of residents are not told. */
  @Test
  void whatIsNotAsAScenarioSays_failsItsStep() throws IOException {
    Path beside = copyOf("x01/beside", "beside");
    changed(beside, "is=\"221007\"", "is=\"221309\"");
    changed(beside, "known=\"false\"", "known=\"true\"");
    changed(beside, "<outbox at=\"cs-221007\"/>", "<outbox at=\"cs-221007\" waiting=\"1\"/>");
    changed(
        beside,
        "<journal",
        "<keeps at=\"cs-221007\" kind=\"DELIVERY\" count=\"9\"/><journal count=\"3\"");
    changed(
        beside, "<value of=\"name\"", "<value of=\"individualNumber\" is=\"\"/><value of=\"name\"");
    Path late = copyOf("x09/national-away", "late");
    changed(late, "within=\"PT10M\"", "within=\"PT9M59S\"");
    Path nothing = copyOf("x11/number-used", "nothing");
    changed(nothing, "number/individualNumber", "number/shoeSize");

    Typed typed = replay(beside.toString(), late.toString(), nothing.toString());

    assertThat(typed.exit()).isEqualTo(ExitCode.BAD);
    assertThat(typed.out())
        .contains(
            "2. national holds: municipality=221309 (221007)",
            "2. national holds: individualNumber= (********",
            "2. pref-220001 holds: known=true (false)",
            "2. cs-221007 outbox: waiting=1 dead=0 (waiting=0 dead=0)",
            "2. cs-221007 keeps DELIVERY: count=9 (0)",
            "InquireIdentity: acknowledged journal: count=3 (1)",
            "RequestCardApplication: acknowledged: PT10M > within=PT9M59S",
            "JG-O74",
            "scenario.xml, line 19: number/shoeSize is 0 times")
        .contains("3 of 3 scenarios not as expected");
  }

  private static void changed(Path scenario, String from, String to) throws IOException {
    Path file = scenario.resolve("scenario.xml");
    String text = Files.readString(file);
    assertThat(text).contains(from);
    Files.writeString(file, text.replace(from, to));
  }

  @Test
  void oneRowWithAParameter_isPlayedAlone() throws IOException {
    Path copy = copyOf("x08/unknown-card", "rows");
    Path file = copy.resolve("scenario.xml");
    Files.writeString(
        file,
        Files.readString(file)
            .replaceFirst("<node", "<parameter name=\"purpose\"/><rows file=\"rows.csv\"/><node")
            .replaceFirst("purpose=\"P[0-9]{2}\"", "purpose=\"\\${purpose}\"")
            .replaceFirst("JG-B[0-9]{2}", "\\${outcome}"));
    Files.writeString(copy.resolve("rows.csv"), "row,outcome\nright,JG-B12\nwrong,JG-B99\n");

    Typed right = replay(copy + "#right", "--set", "purpose=P04");

    assertThat(right.exit()).as(right.out() + right.err()).isEqualTo(ExitCode.GOOD);
    assertThat(right.out()).contains("#right").doesNotContain("#wrong");
    Typed both = replay(copy.toString(), "--set", "purpose=P04");
    assertThat(both.exit()).isEqualTo(ExitCode.BAD);
    assertThat(both.out()).contains("1 of 2 scenarios not as expected");
    assertThat(replay(copy.toString()).err()).contains("JG-O70", "purpose", "--set");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "--all --set city=x",
        "",
        "--all x05/arrived",
        "--all --exchange X05",
        "--exchange X99"
      })
  void choiceThatIsNotOne_isWrongUsage(String choice) {
    String[] words = choice.isEmpty() ? new String[0] : choice.split(" ", -1);

    assertThat(replay(words).exit()).isEqualTo(ExitCode.USAGE);
  }

  @Test
  void folderWithoutScenario_isRefused() {
    assertThat(replay("x05/no-such-scenario").exit()).isNotEqualTo(ExitCode.GOOD);
  }

  private Typed replay(String... choice) {
    return Typed.command(
        Stream.concat(Stream.of("replay", "--home", home.toString()), Stream.of(choice))
            .toArray(String[]::new));
  }

  private Path copyOf(String scenario, String name) throws IOException {
    Path copy = Files.createDirectories(home.resolve("scenarios").resolve(name));
    try (Stream<Path> files = Files.list(Typed.ROOT.resolve("scenarios").resolve(scenario))) {
      for (Path file : files.toList()) {
        Files.copy(file, copy.resolve(file.getFileName()));
      }
    }
    return copy;
  }
}

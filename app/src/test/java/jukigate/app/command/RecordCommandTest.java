package jukigate.app.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/** A session is recorded, edited, and played again as a test team does it. */
@TestMethodOrder(MethodOrderer.MethodName.class)
class RecordCommandTest {
  @TempDir private static Path home;
  private static String journal;

  @BeforeAll
  static void session() throws IOException {
    assertThat(typed("replay", "0001-birth").exit()).isEqualTo(ExitCode.GOOD);
    try (Stream<Path> all = Files.walk(home.resolve("replay"))) {
      journal = all.filter(it -> it.endsWith("work/gateway")).findFirst().orElseThrow().toString();
    }
  }

  private static Typed typed(String command, String... more) {
    return Typed.command(
        Stream.concat(Stream.of(command, "--home", home.toString()), Stream.of(more))
            .toArray(String[]::new));
  }

  private static Path recorded(String name) {
    Path folder = home.resolve(name);
    Typed typed = typed("record", folder.toString(), "--journal", journal, "--since", "PT1H");
    assertThat(typed.exit()).as(typed.err()).isEqualTo(ExitCode.GOOD);
    assertThat(typed.out()).contains("Recorded: 1 messages to send again, 1 that followed");
    return folder;
  }

  private static void spoilCheckDigit(Path body) throws IOException {
    String text = Files.readString(body);
    var digit = Pattern.compile("(?<=residentCode>[0-9]{10})[0-9]").matcher(text);
    String spoilt =
        digit.replaceFirst(it -> String.valueOf((Integer.parseInt(it.group()) + 1) % 10));
    assertThat(spoilt).isNotEqualTo(text);
    Files.writeString(body, spoilt);
  }

  @Test
  void recording_isPlayedManyTimes_onBackbonesOfItsOwnAndInCopies() {
    Path folder = recorded("again");
    Path report = home.resolve("report");

    Typed twice = typed("replay", folder.toString(), "--times", "2", "--report", report.toString());
    assertThat(twice.exit()).as(twice.out() + twice.err()).isEqualTo(ExitCode.GOOD);
    assertThat(report.resolve("replay.html")).content().contains("2 / 2", "Nothing differed");
    assertThat(report.resolve("junit.xml")).content().contains("tests=\"2\" failures=\"0\"");

    Typed copies = typed("replay", folder.toString(), "--copies", "9", "--parallel", "3");
    assertThat(copies.exit()).as(copies.out() + copies.err()).isEqualTo(ExitCode.GOOD);
    assertThat(copies.out()).contains("18 messages");
  }

  @Test
  void editedValue_isWhatThePageOfDifferencesNames() throws IOException {
    Path folder = recorded("edited");
    spoilCheckDigit(folder.resolve("001-UpdateIdentity.xml"));
    Path report = home.resolve("edited-report");

    Typed typed = typed("replay", folder.toString(), "--times", "3", "--report", report.toString());

    assertThat(typed.exit()).isEqualTo(ExitCode.BAD);
    assertThat(typed.out()).contains("UpdateIdentity: JG-404");
    assertThat(report.resolve("replay.html")).content().contains("1, 2, 3", "JG-404", "0 / 3");
    assertThat(report.resolve("junit.xml")).content().contains("failures=\"3\"");
  }

  @Test
  void copyOfAnEditedRecording_failsInEveryCopy() throws IOException {
    Path folder = recorded("edited-copies");
    spoilCheckDigit(folder.resolve("001-UpdateIdentity.xml"));

    Typed typed = typed("replay", folder.toString(), "--copies", "4", "--json");

    assertThat(typed.exit()).isEqualTo(ExitCode.BAD);
    assertThat(typed.out()).contains("\"count\" : 4", "4 × pref-220001 → national");
  }

  @Test
  void stepsThatAreNotThere_areRefusedWithHowManyThereAre() {
    Path folder = recorded("steps");
    Typed typed = typed("replay", folder.toString(), "--from-step", "2");
    assertThat(typed.exit()).isNotEqualTo(ExitCode.GOOD);
    assertThat(typed.err()).contains("JG-O57", "has 1 steps");
  }

  @Test
  void scenarioWithEvents_isNotPlayedInCopies() {
    Typed typed = typed("replay", "0001-birth", "--copies", "2");
    assertThat(typed.exit()).isEqualTo(ExitCode.BAD);
    assertThat(typed.out()).contains("JG-O56");
  }

  @Test
  void timeInWhichNothingPassed_isRefused() {
    Typed typed =
        typed("record", home.resolve("none").toString(), "--journal", journal, "--since", "PT0S");
    assertThat(typed.exit()).isNotEqualTo(ExitCode.GOOD);
    assertThat(typed.err()).contains("JG-O55");
    assertThat(home.resolve("none")).doesNotExist();
  }

  @Test
  void exactEnvelopes_areKeptOnlyWithTheResidentsAsTheyAre() {
    Path folder = home.resolve("exact");
    assertThat(typed("record", folder.toString(), "--journal", journal, "--exact").exit())
        .isEqualTo(ExitCode.USAGE);
    Typed kept =
        typed(
            "record",
            folder.toString(),
            "--journal",
            journal,
            "--since",
            "PT1H",
            "--as-is",
            "--exact");
    assertThat(kept.exit()).as(kept.err()).isEqualTo(ExitCode.GOOD);
    assertThat(folder.resolve("001-UpdateIdentity-envelope.xml")).isNotEmptyFile();
  }
}

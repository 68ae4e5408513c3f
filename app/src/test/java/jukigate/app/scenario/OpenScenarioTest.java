package jukigate.app.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import jukigate.domain.refusal.Outcome;
import jukigate.domain.refusal.Refusal;
import jukigate.domain.refusal.RefusalCode;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Parameters, rows and includes of a scenario, and what is said of wrong ones. */
class OpenScenarioTest {
  private static final String SCENARIO =
      """
      <scenario xmlns="urn:jukigate:scenario:v1">
        <title><ja>題 ${city}</ja><en>Title</en></title>
        <!-- ${nobody} reads this -->
        <parameter name="city" default="cs-221007"/>
        <rows file="rows.csv"/>
        <node id="${city}"/>
        <node id="cardms"/>
        <steps>
          <include file="../shared/card.xml"/>
        </steps>
      </scenario>
      """;
  private static final String STEPS =
      """
      <steps xmlns="urn:jukigate:scenario:v1">
        <send from="${city}" to="cardms" operation="UpdateCardState" purpose="P04" body="body.xml">
          <title><ja>手順</ja><en>Step</en></title>
          <expect>
            <message from="${city}" to="cardms" operation="UpdateCardState" outcome="${outcome}"/>
          </expect>
        </send>
      </steps>
      """;
  private static final String ROWS = "row,card,outcome\nknown,A&'B,acknowledged\nother,C,JG-B10\n";

  @TempDir private Path root;
  private Path folder;

  @BeforeEach
  void files() throws IOException {
    folder = Files.createDirectories(root.resolve("x08/cards"));
    Files.createDirectories(root.resolve("x08/shared"));
    write("x08/cards/scenario.xml", SCENARIO);
    write("x08/cards/rows.csv", ROWS);
    write("x08/shared/card.xml", STEPS);
    write("x08/shared/body.xml", "<card at='${card}'>\n${card}</card>");
  }

  @Test
  void scenario_isPlayedOnceForEachRow() {
    List<Scenario> scenarios = read(Map.of()).orThrow();

    assertThat(scenarios).extracting(Scenario::id).containsExactly("cards#known", "cards#other");
    assertThat(scenarios.getFirst().title().ja()).isEqualTo("題 cs-221007");
    assertThat(scenarios)
        .map(one -> one.steps().getFirst().expected().getFirst().ending().toString())
        .containsExactly("acknowledged", "JG-B10");
    Step.Send send = (Step.Send) scenarios.getFirst().steps().getFirst();
    assertThat(BodyFile.read(send.sending().body(), Values.NONE).orThrow().getTextContent())
        .isEqualTo("\nA&'B");
  }

  @Test
  void valueThatIsGiven_takesThePlaceOfTheDefault() {
    Scenario scenario = read(Map.of("city", "cs-141003")).orThrow().getFirst();
    assertThat(scenario.nodes().getFirst().value()).isEqualTo("cs-141003");
  }

  @Test
  void oneRow_isFoundByItsName() {
    assertThat(Library.find(root, "x08/cards#other", Map.of()).orThrow())
        .extracting(Scenario::id)
        .containsExactly("cards#other");
    assertRefused(
        Library.find(root, "x08/cards#third", Map.of()),
        RefusalCode.ROW_UNKNOWN,
        folder.toString(),
        "third",
        "known, other");
  }

  @Test
  void parameterThatIsNotDeclared_isRefusedWithThoseThatAre() {
    assertRefused(
        read(Map.of("town", "x")),
        RefusalCode.PARAMETER_UNKNOWN,
        file("scenario.xml"),
        "town",
        "city");
  }

  @Test
  void parameterWithoutValue_isRefusedWithItsLine() throws IOException {
    write("x08/cards/scenario.xml", SCENARIO.replace(" default=\"cs-221007\"", ""));
    assertRefused(read(Map.of()), RefusalCode.PARAMETER_MISSING, file("scenario.xml"), "4", "city");
    assertThat(read(Map.of("city", "cs-221007")).isPassed()).isTrue();
  }

  @Test
  void nameOfNothing_isRefusedWithFileLineAndThoseThereAre() throws IOException {
    write("x08/cards/scenario.xml", SCENARIO.replace("題 ${city}", "${town}"));
    assertRefused(
        read(Map.of()),
        RefusalCode.PLACEHOLDER_UNKNOWN,
        file("scenario.xml"),
        "2",
        "${town}",
        "${city}, ${row}, ${card}, ${outcome}");
  }

  @ParameterizedTest
  @CsvSource({"'${card</card>', '${card'", "'${card{1}}', '${card{1}'", "'$${', '${'"})
  void nameThatIsNotClosed_isRefusedWithItsLine(String text, String written) throws IOException {
    write("x08/shared/body.xml", "<card>\n" + text);
    assertThat(refusal(read(Map.of())).code()).isEqualTo(RefusalCode.PLACEHOLDER_UNKNOWN);
    assertThat(refusal(read(Map.of())).arguments()).contains("2", written);
  }

  @Test
  void nameOfNothingInABody_isRefusedWithFileAndLine() throws IOException {
    write("x08/shared/body.xml", "<card>\n<!-- ${no} -->\n${cart}</card>");
    assertRefused(
        read(Map.of()),
        RefusalCode.PLACEHOLDER_UNKNOWN,
        root.resolve("x08/shared/body.xml").toString(),
        "3",
        "${cart}",
        "${city}, ${row}, ${card}, ${outcome}");
  }

  @ParameterizedTest
  @CsvSource({
    "'row,city', 1, city",
    "'row,card,card', 1, card",
    "'row,1card', 1, 1card",
    "'row,card\nknown', 2, '1 ≠ 2: row,card'",
    "'row,card\n\na b,C', 3, row=a b",
    "'row,card\nknown,A\nknown,B', 3, known",
    "'row,card\nknown,\"A', 2, '\"'",
    "'row,card\n', 1, 'row,card'",
    "'', 1, ''",
  })
  void wrongRow_isRefusedWithItsLine(String rows, String line, String what) throws IOException {
    write("x08/cards/rows.csv", rows);
    assertRefused(read(Map.of()), RefusalCode.ROWS_INVALID, file("rows.csv"), line, what);
  }

  @Test
  void rowsInAnotherEncoding_areRefused() throws IOException {
    Files.write(folder.resolve("rows.csv"), "row\n架空".getBytes(StandardCharsets.UTF_16));
    assertRefused(read(Map.of()), RefusalCode.ROWS_INVALID, file("rows.csv"), "1", "UTF-8");
  }

  @Test
  void valueThatTheSchemaDoesNotTake_isRefusedWithTheLineItComesTo() throws IOException {
    write("x08/cards/rows.csv", "row,card,outcome\nknown,A,refused\n");
    assertThat(refusal(read(Map.of())).arguments())
        .startsWith(root.resolve("x08/shared/card.xml").toString(), "5");
  }

  @ParameterizedTest
  @ValueSource(strings = {"../../../outside.xml", "../shared/none.xml", "scenario.xml"})
  void wrongInclude_isRefusedWithItsLine(String file) throws IOException {
    write("x08/cards/scenario.xml", SCENARIO.replace("../shared/card.xml", file));
    assertThat(refusal(read(Map.of())).code()).isEqualTo(RefusalCode.INCLUDE_INVALID);
    assertThat(refusal(read(Map.of())).arguments()).startsWith(file("scenario.xml"), "9", file);
  }

  @Test
  void includeOfItself_isRefused() throws IOException {
    String again = STEPS.replaceFirst("(?s)<send.*</send>", "<include file=\"card.xml\"/>");
    write("x08/shared/card.xml", again);
    assertThat(refusal(read(Map.of())).code()).isEqualTo(RefusalCode.INCLUDE_INVALID);
    assertThat(refusal(read(Map.of())).arguments())
        .startsWith(root.resolve("x08/shared/card.xml").toString(), "2", "card.xml");
  }

  @Test
  void captureThatALaterStepUses_isKnownThereAndNotBefore() throws IOException {
    String capture = "<capture name=\"no\" path=\"control/requestNumber\"/></message>";
    String first = STEPS.replace("outcome=\"${outcome}\"/>", ">" + capture);
    String send = STEPS.replaceFirst("(?s).*?(<send.*</send>).*", "$1");
    write(
        "x08/shared/card.xml",
        first.replace("</steps>", send.replace("body.xml", "later.xml") + "</steps>"));
    write("x08/shared/later.xml", "<card>${no}</card>");
    assertThat(read(Map.of()).isPassed()).isTrue();

    write("x08/shared/body.xml", "<card>${no}</card>");
    assertThat(refusal(read(Map.of())).code()).isEqualTo(RefusalCode.PLACEHOLDER_UNKNOWN);
    assertThat(refusal(read(Map.of())).arguments()).contains("${no}");
  }

  @ParameterizedTest
  @CsvSource({
    "'<check>T<holds at=\"gateway\" resident=\"1\"/></check>', 10",
    "'<check>T<holds at=\"national\" resident=\"${no}\"/></check>', 10",
    "'<check>T<holds at=\"national\" resident=\"1\"><value of=\"shoe\" is=\"\"/></holds></check>', 10",
    "'<check>T<outbox at=\"national\" waiting=\"many\"/></check>', 10",
    "'<check>T<keeps at=\"national\" kind=\"DUST\" count=\"1\"/></check>', 10",
    "'<check>T</check>', 10",
    "'<together>T</together>', 10",
  })
  void wrongCheck_isRefusedWithItsLine(String step, String line) throws IOException {
    String title = "<title><ja>見</ja><en>Look</en></title>";
    write(
        "x08/cards/scenario.xml",
        SCENARIO.replaceFirst(
            "(<include[^>]*>)", "$1\n" + step.replace("T", title).replace("$", "\\$")));
    assertThat(refusal(read(Map.of())).arguments()).startsWith(file("scenario.xml"), line);
  }

  @ParameterizedTest
  @CsvSource({"'', PT5M", "' clock=\"2026-06-01\"', soon", "' clock=\"2026-06-01\"', -PT5M"})
  void durationWithoutAClockOrThatIsNone_isRefusedWithItsLine(String clock, String within)
      throws IOException {
    write(
        "x08/shared/card.xml",
        STEPS.replace("${outcome}\"", "acknowledged\" within=\"" + within + "\""));
    write("x08/cards/scenario.xml", SCENARIO.replace("<scenario", "<scenario" + clock));
    assertThat(refusal(read(Map.of())).code()).isEqualTo(RefusalCode.FILE_INVALID);
    assertThat(refusal(read(Map.of())).arguments())
        .startsWith(root.resolve("x08/shared/card.xml").toString(), "5");
  }

  private Outcome<List<Scenario>> read(Map<String, String> set) {
    return ScenarioFile.read(folder, new Given(root, set));
  }

  private String file(String name) {
    return folder.resolve(name).toString();
  }

  private void write(String name, String text) throws IOException {
    Files.writeString(root.resolve(name), text);
  }

  private static void assertRefused(Outcome<?> outcome, RefusalCode code, String... arguments) {
    assertThat(refusal(outcome).code()).isEqualTo(code);
    assertThat(refusal(outcome).arguments()).containsExactly(arguments);
  }

  private static Refusal refusal(Outcome<?> outcome) {
    return switch (outcome) {
      case Outcome.Refused<?>(Refusal refusal) -> refusal;
      case Outcome.Passed<?> passed -> throw new AssertionError("passed");
    };
  }
}

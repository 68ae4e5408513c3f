package jukigate.app.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import jukigate.domain.Bilingual;
import jukigate.domain.message.Operation;
import jukigate.domain.message.Purpose;
import jukigate.domain.node.NodeId;
import jukigate.domain.refusal.Outcome;
import jukigate.domain.refusal.Refusal;
import jukigate.domain.refusal.RefusalCode;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ScenarioFileTest {
  private static final String GOOD =
      """
      <scenario xmlns="urn:jukigate:scenario:v1" seed="7">
        <title><ja>題</ja><en>Title</en></title>
        <node id="cs-221007"/>
        <node id="cardms"/>
        <steps>
          <attempt kind="replay" from="cs-221007" to="cardms" operation="UpdateCardState" purpose="P04" body="card.xml">
            <title><ja>手順</ja><en>Step</en></title>
            <expect>
              <message from="cs-221007" to="cardms" operation="UpdateCardState"/>
              <message from="cs-221007" to="cardms" operation="UpdateCardState" outcome="JG-601"/>
            </expect>
          </attempt>
        </steps>
      </scenario>
      """;

  @TempDir private Path folder;

  @BeforeEach
  void body() throws IOException {
    Files.writeString(folder.resolve("card.xml"), "<card/>");
  }

  @Test
  void goodFile_isReadWithItsDefaults() throws IOException {
    Scenario scenario = ScenarioFile.read(scenario(GOOD)).orThrow().getFirst();
    assertThat(scenario.nodes()).containsExactly(new NodeId("cs-221007"), NodeId.CARD_MANAGEMENT);
    assertThat(scenario.seed()).isEqualTo(7);
    assertThat(scenario.title()).isEqualTo(new Bilingual("題", "Title"));
    Step.Attempt attempt = (Step.Attempt) scenario.steps().getFirst();
    assertThat(attempt.kind()).isEqualTo(AttemptKind.REPLAY);
    assertThat(attempt.sending().operation()).isEqualTo(Operation.UPDATE_CARD_STATE);
    assertThat(attempt.sending().dispatch().purpose()).isEqualTo(Purpose.CARD);
    assertThat(attempt.sending().dispatch().operatorId()).isEqualTo("op-demo");
    assertThat(attempt.expected())
        .extracting(ExpectedMessage::ending)
        .containsExactly(new Ending.Acknowledged(), new Ending.Fault("JG-601"));
  }

  @ParameterizedTest
  @CsvSource({
    "kind=\"replay\",      kind=\"magic\",       6",
    "id=\"cs-221007\",     id=\"cs-221008\",     3",
    "purpose=\"P04\",      purpose=\"P44\",      6",
    "body=\"card.xml\",    body=\"none.xml\",    6",
    "body=\"card.xml\",    body=\"../card.xml\", 6",
    "operation=\"UpdateCardState\", operation=\"UpdateCard\", 6",
    "outcome=\"JG-601\",   outcome=\"refused\",  10",
    "<node id=\"cardms\"/>, <node id=\"cs-221007\"/>, 4",
    "<title><ja>題</ja><en>Title</en></title>, <title><ja>題</ja></title>, 2",
  })
  void wrongFile_isRefusedWithItsLine(String good, String bad, int line) throws IOException {
    Path file = scenario(GOOD.replace(good, bad));
    assertThat(refusal(ScenarioFile.read(file)))
        .satisfies(
            refusal -> {
              assertThat(refusal.code()).isEqualTo(RefusalCode.FILE_INVALID);
              assertThat(refusal.arguments().get(0)).endsWith("scenario.xml");
              assertThat(refusal.arguments().get(1)).isEqualTo(String.valueOf(line));
            });
  }

  @ParameterizedTest
  @CsvSource({
    "' clock=\"2026-04-01\"', 'advance=\"P31D\"', 0",
    "' clock=\"2026-04-01T09:00:00+09:00\"', 'to=\"2026-05-01\"', 0",
    "'', 'advance=\"P31D\"', 6",
    "' clock=\"April\"', 'advance=\"P31D\"', 1",
    "' clock=\"2026-04-01\"', 'advance=\"31\"', 6",
    "' clock=\"2026-04-01\"', 'to=\"2026-05-01\" advance=\"P31D\"', 6",
    "' clock=\"2026-04-01\"', '', 1",
  })
  void clockStep_needsAClockOfItsOwnAndOneDestination(String clock, String move, int line)
      throws IOException {
    String step =
        "<clock " + move + "><title><ja>進</ja><en>On</en></title><expect/></clock>\n<attempt";
    String xml =
        GOOD.replaceFirst("<attempt", step).replaceFirst("(<scenario[^>]*)>", "$1" + clock + ">");
    var outcome = ScenarioFile.read(scenario(xml));
    if (line == 0) {
      assertThat(outcome.orThrow().getFirst().clock())
          .contains(
              Instant.parse("2026-04-01T00:00:00Z")
                  .minus(clock.contains("T09") ? Duration.ZERO : Duration.ofHours(9)));
      assertThat(outcome.orThrow().getFirst().steps().getFirst()).isInstanceOf(Step.Clock.class);
    } else {
      assertThat(refusal(outcome).code()).isEqualTo(RefusalCode.FILE_INVALID);
      assertThat(refusal(outcome).arguments().get(1)).isEqualTo(String.valueOf(line));
    }
  }

  @ParameterizedTest
  @CsvSource({
    "' clock=\"2026-04-01\"', 'link=\"cs-221007\" fault=\"cut\"', 0",
    "' clock=\"2026-04-01\"', 'link=\"prefectures\" clear=\"true\" direction=\"in\"', 0",
    "'', 'link=\"cs-221007\" fault=\"cut\"', 6",
    "' clock=\"2026-04-01\"', 'link=\"cs-221008\" fault=\"cut\"', 6",
    "' clock=\"2026-04-01\"', 'link=\"all\" fault=\"loss=3%\"', 6",
    "' clock=\"2026-04-01\"', 'link=\"all\" fault=\"cut\" direction=\"up\"', 6",
    "' clock=\"2026-04-01\"', 'link=\"all\" fault=\"cut\" clear=\"true\"', 6",
    "' clock=\"2026-04-01\"', 'link=\"all\"', 6",
  })
  void lineStep_needsAClockAndOneOfFaultAndClear(String clock, String attributes, int line)
      throws IOException {
    String step =
        "<line " + attributes + "><title><ja>線</ja><en>Line</en></title><expect/></line>\n<attempt";
    String xml =
        GOOD.replaceFirst("<attempt", step).replaceFirst("(<scenario[^>]*)>", "$1" + clock + ">");
    var outcome = ScenarioFile.read(scenario(xml));
    if (line == 0) {
      assertThat(outcome.orThrow().getFirst().hasLines()).isTrue();
      assertThat(outcome.orThrow().getFirst().steps().getFirst()).isInstanceOf(Step.Line.class);
    } else {
      assertThat(refusal(outcome).code()).isEqualTo(RefusalCode.FILE_INVALID);
      assertThat(refusal(outcome).arguments().get(1)).isEqualTo(String.valueOf(line));
    }
  }

  @Test
  void missingFolder_isRefused() {
    assertThat(refusal(ScenarioFile.readAll(folder.resolve("none"))).code())
        .isEqualTo(RefusalCode.FILE_UNREADABLE);
  }

  private Path scenario(String xml) throws IOException {
    Files.writeString(folder.resolve("scenario.xml"), xml);
    return folder;
  }

  private static Refusal refusal(Outcome<?> outcome) {
    return switch (outcome) {
      case Outcome.Refused<?>(Refusal refusal) -> refusal;
      case Outcome.Passed<?> passed -> throw new AssertionError("passed");
    };
  }
}

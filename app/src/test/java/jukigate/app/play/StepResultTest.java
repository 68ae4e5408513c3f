package jukigate.app.play;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import jukigate.app.scenario.Ending;
import jukigate.app.scenario.ExpectedMessage;
import jukigate.app.scenario.Form;
import jukigate.app.scenario.Step;
import jukigate.domain.Bilingual;
import jukigate.domain.message.Payload;
import jukigate.domain.node.NodeId;
import org.junit.jupiter.api.Test;

class StepResultTest {
  private static final NodeId FROM = new NodeId("cs-221007");
  private static final NodeId TO = new NodeId("pref-220001");

  @Test
  void exactlyWhatWasExpected_isGood() {
    StepResult result =
        result(List.of("acknowledged", "JG-206"), List.of("JG-206", "acknowledged"));
    assertThat(result.isGood()).isTrue();
  }

  @Test
  void oneTooFew_isMissing() {
    StepResult result = result(List.of("acknowledged", "acknowledged"), List.of("acknowledged"));
    assertThat(result.isGood()).isFalse();
    assertThat(result.missing()).hasSize(1);
    assertThat(result.surplus()).isEmpty();
  }

  @Test
  void oneTooMany_isSurplus() {
    StepResult result = result(List.of("acknowledged"), List.of("acknowledged", "acknowledged"));
    assertThat(result.isGood()).isFalse();
    assertThat(result.surplus()).hasSize(1);
  }

  @Test
  void otherEnding_isBothMissingAndSurplus() {
    StepResult result = result(List.of("JG-206"), List.of("JG-601"));
    assertThat(result.missing()).containsExactly("cs-221007 → pref-220001 UpdateIdentity: JG-206");
    assertThat(result.surplus()).containsExactly("cs-221007 → pref-220001 UpdateIdentity: JG-601");
  }

  @Test
  void answerThatSaysAnotherValue_isMissingAndSurplus_withBothValues() {
    assertThat(valued("2").isGood()).isTrue();
    StepResult result = valued("3");
    assertThat(result.missing())
        .containsExactly("cs-221007 → pref-220001 UpdateIdentity: acknowledged [hitCount=3]");
    assertThat(result.surplus())
        .containsExactly("cs-221007 → pref-220001 UpdateIdentity: acknowledged [hitCount=2]");
  }

  /** The message that came first is the second one expected. */
  @Test
  void messagesThatDifferInTheirBodiesAlone_mayComeInAnyOrder() {
    Form one = new Form(Path.of("one.xml"));
    Form two = new Form(Path.of("two.xml"));
    assertThat(bodied(List.of(one, two), "two.xml", "one.xml").surplus()).isEmpty();
    StepResult other = bodied(List.of(one, two), "two.xml", "changed.xml");
    assertThat(other.missing()).isEmpty();
    assertThat(other.unlike())
        .extracting(unlike -> unlike.file().toString())
        .as("what the other one matches is left to it")
        .containsExactly("one.xml");
    assertThat(other.surplus()).singleElement().asString().contains("is not one.xml");
  }

  /** Each message is the name of the file that it is like. */
  private static StepResult bodied(List<Form> expected, String... bodies) {
    List<ExpectedMessage> wanted =
        expected.stream()
            .map(
                form ->
                    new ExpectedMessage(
                        FROM,
                        TO,
                        "UpdateIdentity",
                        new Ending.Acknowledged(),
                        List.of(),
                        Optional.of(form),
                        Optional.empty(),
                        List.of(),
                        Optional.empty()))
            .toList();
    List<PlayedMessage> messages = Stream.of(bodies).map(StepResultTest::saying).toList();
    Step step =
        new Step.Event(
            new Bilingual("届出", "Notice"),
            wanted,
            FROM,
            new Form(Path.of("e.xml")),
            Optional.empty());
    StepResult.Answers answers =
        new StepResult.Answers() {
          @Override
          public String value(PlayedMessage message, String element) {
            return "";
          }

          @Override
          public List<Unlike> unlike(PlayedMessage message, ExpectedMessage form) {
            Path file = form.body().orElseThrow().file();
            return message.bytes().request().equals(Payload.ofUtf8(file.toString()))
                ? List.of()
                : List.of(
                    new Unlike(
                        message,
                        false,
                        file,
                        Payload.ofUtf8("<a/>"),
                        Payload.ofUtf8("<b/>"),
                        List.of("is not " + file)));
          }
        };
    return StepResult.of(step, messages, List.of(), answers);
  }

  private static PlayedMessage saying(String text) {
    PlayedMessage one = message("acknowledged");
    var bytes = new PlayedMessage.Bytes(Payload.ofUtf8(text), one.bytes().answer());
    return new PlayedMessage(
        one.route(), one.at(), one.took(), one.ending(), one.correlationId(), bytes);
  }

  private static StepResult valued(String count) {
    var value = new ExpectedMessage.Value("hitCount", count);
    var expected =
        new ExpectedMessage(FROM, TO, "UpdateIdentity", new Ending.Acknowledged(), List.of(value));
    Step step =
        new Step.Event(
            new Bilingual("照会", "Inquiry"),
            List.of(expected),
            FROM,
            new Form(Path.of("e.xml")),
            Optional.empty());
    return StepResult.of(
        step, List.of(message("acknowledged")), List.of(), (message, element) -> "2");
  }

  private static StepResult result(List<String> expected, List<String> happened) {
    Step step =
        new Step.Event(
            new Bilingual("届出", "Notice"),
            expected.stream()
                .map(end -> new ExpectedMessage(FROM, TO, "UpdateIdentity", Ending.parse(end)))
                .toList(),
            FROM,
            new Form(Path.of("event.xml")),
            Optional.empty());
    Stream<PlayedMessage> messages = happened.stream().map(StepResultTest::message);
    return StepResult.of(step, messages.toList(), List.of(), (message, element) -> "2");
  }

  private static PlayedMessage message(String ending) {
    return new PlayedMessage(
        new PlayedMessage.Route(FROM, TO, "UpdateIdentity"),
        Instant.EPOCH,
        Duration.ZERO,
        Ending.parse(ending),
        Optional.empty(),
        new PlayedMessage.Bytes(Payload.ofUtf8("<a/>"), Optional.empty()));
  }
}

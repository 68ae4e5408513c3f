package jukigate.app.report;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import jukigate.app.play.PlayResult;
import jukigate.app.play.PlayedMessage;
import jukigate.app.play.ScenarioResult;
import jukigate.app.play.StepResult;
import jukigate.app.scenario.Ending;
import jukigate.app.scenario.ExpectedMessage;
import jukigate.app.scenario.Form;
import jukigate.app.scenario.Scenario;
import jukigate.app.scenario.Step;
import jukigate.domain.Bilingual;
import jukigate.domain.message.Payload;
import jukigate.domain.node.NodeId;

/** A small run made by hand. */
final class Samples {
  static final NodeId SHIZUOKA = new NodeId("cs-221007");
  static final NodeId PREFECTURE = new NodeId("pref-220001");
  static final Instant START = Instant.parse("2026-11-21T01:02:03.004Z");
  static final NodeNames NAMES = node -> new Bilingual("名前:" + node, "name of " + node);

  private Samples() {}

  /** Two messages: one acknowledged, one refused; each step expects what the caller says. */
  static PlayResult run(Ending expectedFirst, Ending expectedSecond) {
    PlayedMessage first =
        message(new Ending.Acknowledged(), Optional.of(Payload.ofUtf8("<a><b>x &amp; y</b></a>")));
    PlayedMessage second = message(new Ending.TlsAlert("certificate_required"), Optional.empty());
    List<StepResult> steps = List.of(step(first, expectedFirst), step(second, expectedSecond));
    Scenario scenario =
        new Scenario(
            Path.of("0001-sample"),
            Optional.empty(),
            new Bilingual("見本 <1>", "Sample <1>"),
            List.of(SHIZUOKA, PREFECTURE),
            1,
            Optional.empty(),
            Optional.empty(),
            steps.stream().map(StepResult::step).toList());
    return new PlayResult(
        START, Duration.ofMillis(1234), "high", List.of(new ScenarioResult(scenario, steps)));
  }

  private static StepResult step(PlayedMessage message, Ending expected) {
    ExpectedMessage expectation =
        new ExpectedMessage(SHIZUOKA, PREFECTURE, "UpdateIdentity", expected);
    Step step =
        new Step.Event(
            new Bilingual("届出", "Notice"),
            List.of(expectation),
            SHIZUOKA,
            new Form(Path.of("event.xml")),
            Optional.empty());
    return StepResult.of(step, List.of(message), List.of(), (any, element) -> "");
  }

  private static PlayedMessage message(Ending ending, Optional<Payload> answer) {
    return new PlayedMessage(
        new PlayedMessage.Route(SHIZUOKA, PREFECTURE, "UpdateIdentity"),
        START,
        Duration.ofMillis(12),
        ending,
        answer.map(bytes -> "correlation-1"),
        new PlayedMessage.Bytes(Payload.ofUtf8("<request><c/>…</request>"), answer));
  }
}

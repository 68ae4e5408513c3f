package jukigate.app.play;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import jukigate.app.scenario.Capture;
import jukigate.app.scenario.ExpectedMessage;
import jukigate.app.scenario.Step;
import jukigate.app.scenario.Values;
import jukigate.domain.Language;
import jukigate.domain.refusal.Outcome;
import jukigate.domain.refusal.Refusal;

/** Finds for each message the expectation that it meets. */
final class Matching {
  private final Step step;
  private final StepResult.Answers answers;
  private final List<ExpectedMessage> open;
  private final List<String> missing = new ArrayList<>();
  private final List<String> surplus = new ArrayList<>();
  private Values captured = Values.NONE;

  Matching(Step step, StepResult.Answers answers) {
    this.step = step;
    this.answers = answers;
    this.open = new ArrayList<>(step.expected());
  }

  StepResult result(List<PlayedMessage> messages, List<String> lacking) {
    messages.forEach(this::match);
    open.stream().map(ExpectedMessage::toString).forEach(missing::add);
    missing.addAll(lacking);
    return new StepResult(step, messages, missing, surplus, 0, captured);
  }

  private void match(PlayedMessage message) {
    Optional<ExpectedMessage> met =
        open.stream().filter(expected -> meets(message, expected)).findFirst();
    met.ifPresentOrElse(expected -> meet(message, expected), () -> surplus.add(told(message)));
  }

  private void meet(PlayedMessage message, ExpectedMessage expected) {
    open.remove(expected);
    expected.body().stream()
        .flatMap(file -> answers.differences(message, file).stream())
        .map(sentence -> message + ": " + sentence)
        .forEach(surplus::add);
    expected
        .within()
        .filter(most -> answers.passed(message).compareTo(most) > 0)
        .map(most -> message + ": " + answers.passed(message) + " > within=" + most)
        .ifPresent(surplus::add);
    expected.captures().forEach(capture -> capture(message, capture));
  }

  private void capture(PlayedMessage message, Capture capture) {
    switch (answers.captured(message, capture)) {
      case Outcome.Passed<String>(String value) -> captured = captured.with(capture.name(), value);
      case Outcome.Refused<String>(Refusal refusal) ->
          missing.add(
              message
                  + ": "
                  + refusal.code().id()
                  + " "
                  + refusal.text(Language.JA)
                  + " / "
                  + refusal.text(Language.EN));
    }
  }

  private boolean meets(PlayedMessage message, ExpectedMessage expected) {
    return message.toString().equals(expected.flow())
        && expected.values().stream()
            .allMatch(
                value ->
                    answers.filled(value.text()).equals(answers.value(message, value.element())));
  }

  /** With the values that somebody asked for, so that the difference can be seen. */
  private String told(PlayedMessage message) {
    String values =
        step.expected().stream()
            .filter(expected -> expected.flow().equals(message.toString()))
            .flatMap(expected -> expected.values().stream())
            .map(ExpectedMessage.Value::element)
            .distinct()
            .map(element -> element + "=" + answers.value(message, element))
            .collect(Collectors.joining(", "));
    return values.isEmpty() ? message.toString() : message + " [" + values + "]";
  }
}

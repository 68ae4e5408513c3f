package jukigate.app.play;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
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
  private final List<Unlike> unlike = new ArrayList<>();
  private Values captured = Values.NONE;

  Matching(Step step, StepResult.Answers answers) {
    this.step = step;
    this.answers = answers;
    this.open = new ArrayList<>(step.expected());
  }

  /**
   * First each message whose bodies are as expected, then the others: two that differ in their
   * bodies alone may come in any order.
   */
  StepResult result(List<PlayedMessage> messages, List<String> lacking) {
    Map<Integer, Met> met = new TreeMap<>();
    for (boolean alike : List.of(true, false)) {
      for (int i = 0; i < messages.size(); i++) {
        if (!met.containsKey(i)) {
          int number = i;
          met(messages.get(i), alike).ifPresent(it -> met.put(number, it));
        }
      }
    }
    for (int i = 0; i < messages.size(); i++) {
      tell(messages.get(i), Optional.ofNullable(met.get(i)));
    }
    open.stream().map(ExpectedMessage::toString).forEach(missing::add);
    missing.addAll(lacking);
    return new StepResult(step, messages, missing, surplus, unlike, 0, captured);
  }

  private record Met(ExpectedMessage expected, List<Unlike> unlike) {}

  /**
   * @param alike whether its bodies must be as expected, too
   */
  private Optional<Met> met(PlayedMessage message, boolean alike) {
    Optional<Met> first =
        open.stream()
            .filter(expected -> meets(message, expected))
            .map(expected -> new Met(expected, answers.unlike(message, expected)))
            .filter(it -> !alike || it.unlike().isEmpty())
            .findFirst();
    first.ifPresent(it -> open.remove(it.expected()));
    return first;
  }

  private void tell(PlayedMessage message, Optional<Met> met) {
    met.ifPresentOrElse(
        it -> {
          it.unlike().stream().flatMap(one -> one.told().stream()).forEach(surplus::add);
          unlike.addAll(it.unlike());
          meet(message, it.expected());
        },
        () -> surplus.add(told(message)));
  }

  private void meet(PlayedMessage message, ExpectedMessage expected) {
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

package jukigate.app.play;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import jukigate.app.scenario.ExpectedMessage;
import jukigate.app.scenario.Form;
import jukigate.app.scenario.Step;

/**
 * What a step caused, compared with what it must cause.
 *
 * @param step what was done
 * @param messages every message that travelled, in the order of their beginning
 * @param missing expectations that no message met
 * @param surplus messages that no expectation covers, and what is in a body that must not be
 * @param lost how many of the messages the line lost, so that they were sent again; none of them is
 *     compared with anything
 */
public record StepResult(
    Step step, List<PlayedMessage> messages, List<String> missing, List<String> surplus, int lost) {
  public StepResult {
    messages = List.copyOf(messages);
    missing = List.copyOf(missing);
    surplus = List.copyOf(surplus);
  }

  /** Reads an element of the answer to a message. */
  @FunctionalInterface
  public interface Answers {
    /** The element's text, several joined by {@code |}; empty when there is none. */
    String value(PlayedMessage message, String element);

    /**
     * How the body of a message differs from a file, a sentence each; nothing where nobody looks at
     * bodies.
     */
    default List<String> differences(PlayedMessage message, Form expected) {
      return List.of();
    }
  }

  /**
   * Each expectation needs a message of its own; what is left over on either side is a failure.
   *
   * @param lacking what else was expected of the step and did not come
   */
  public static StepResult of(
      Step step, List<PlayedMessage> messages, Optional<String> lacking, Answers answers) {
    List<ExpectedMessage> open = new ArrayList<>(step.expected());
    List<String> surplus = new ArrayList<>();
    for (PlayedMessage message : messages) {
      Optional<ExpectedMessage> met =
          open.stream().filter(expected -> meets(message, expected, answers)).findFirst();
      met.ifPresentOrElse(
          expected -> {
            open.remove(expected);
            surplus.addAll(others(message, expected, answers));
          },
          () -> surplus.add(told(message, step, answers)));
    }
    List<String> missing =
        Stream.concat(open.stream().map(ExpectedMessage::toString), lacking.stream()).toList();
    return new StepResult(step, messages, missing, surplus, 0);
  }

  /**
   * The same with what was lost on the way.
   *
   * @param all every message that travelled, the lost ones included
   */
  public StepResult among(List<PlayedMessage> all) {
    return new StepResult(step, all, missing, surplus, all.size() - messages.size());
  }

  public boolean isGood() {
    return missing.isEmpty() && surplus.isEmpty();
  }

  private static boolean meets(PlayedMessage message, ExpectedMessage expected, Answers answers) {
    return message.toString().equals(expected.flow())
        && expected.values().stream()
            .allMatch(value -> value.text().equals(answers.value(message, value.element())));
  }

  private static List<String> others(
      PlayedMessage message, ExpectedMessage expected, Answers answers) {
    return expected.body().stream()
        .flatMap(file -> answers.differences(message, file).stream())
        .map(sentence -> message + ": " + sentence)
        .toList();
  }

  /** With the values that somebody asked for, so that the difference can be seen. */
  private static String told(PlayedMessage message, Step step, Answers answers) {
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

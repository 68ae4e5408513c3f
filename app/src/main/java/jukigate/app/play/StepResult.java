package jukigate.app.play;

import java.util.ArrayList;
import java.util.List;
import jukigate.app.scenario.Step;

/**
 * What a step caused, compared with what it must cause.
 *
 * @param step what was done
 * @param messages every message that travelled, in the order of their beginning
 * @param missing expectations that no message met
 * @param surplus messages that no expectation covers
 */
public record StepResult(
    Step step, List<PlayedMessage> messages, List<String> missing, List<String> surplus) {
  public StepResult {
    messages = List.copyOf(messages);
    missing = List.copyOf(missing);
    surplus = List.copyOf(surplus);
  }

  /** Each expectation needs a message of its own; what is left over on either side is a failure. */
  public static StepResult of(Step step, List<PlayedMessage> messages) {
    List<String> missing = new ArrayList<>(step.expected().stream().map(Object::toString).toList());
    List<String> surplus = new ArrayList<>();
    for (PlayedMessage message : messages) {
      if (!missing.remove(message.toString())) {
        surplus.add(message.toString());
      }
    }
    return new StepResult(step, messages, missing, surplus);
  }

  public boolean isGood() {
    return missing.isEmpty() && surplus.isEmpty();
  }
}

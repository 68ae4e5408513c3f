package jukigate.app.play;

import java.time.Duration;
import java.util.List;
import jukigate.app.scenario.Capture;
import jukigate.app.scenario.ExpectedMessage;
import jukigate.app.scenario.Step;
import jukigate.app.scenario.Values;
import jukigate.domain.refusal.Outcome;

/**
 * What a step caused, compared with what it must cause.
 *
 * @param step what was done
 * @param messages every message that travelled, in the order of their beginning
 * @param missing expectations that no message met
 * @param surplus messages that no expectation covers, and what is in a body that must not be
 * @param unlike bodies that are not as expected; what differs is told in {@code surplus}, too
 * @param lost how many of the messages the line lost, so that they were sent again; none of them is
 *     compared with anything
 * @param captured values for later steps
 */
public record StepResult(
    Step step,
    List<PlayedMessage> messages,
    List<String> missing,
    List<String> surplus,
    List<Unlike> unlike,
    int lost,
    Values captured) {
  public StepResult {
    unlike = List.copyOf(unlike);
    messages = List.copyOf(messages);
    missing = List.copyOf(missing);
    surplus = List.copyOf(surplus);
  }

  /** Of a step that captures nothing. */
  public StepResult(
      Step step,
      List<PlayedMessage> messages,
      List<String> missing,
      List<String> surplus,
      int lost) {
    this(step, messages, missing, surplus, List.of(), lost, Values.NONE);
  }

  /** Looks into messages. */
  @FunctionalInterface
  public interface Answers {
    /** The element's text in the answer, several joined by {@code |}; empty when there is none. */
    String value(PlayedMessage message, String element);

    /** A value that a scenario wants, with what was captured in its place. */
    default String filled(String wanted) {
      return wanted;
    }

    /** How much time of the backbone had passed since the step began when the message was over. */
    default Duration passed(PlayedMessage message) {
      return Duration.ZERO;
    }

    /** A value for later steps. */
    default Outcome<String> captured(PlayedMessage message, Capture capture) {
      throw new UnsupportedOperationException("nobody opens messages here");
    }

    /** What of its bodies is not as expected; nothing where nobody looks at bodies. */
    default List<Unlike> unlike(PlayedMessage message, ExpectedMessage expected) {
      return List.of();
    }
  }

  /**
   * Each expectation needs a message of its own; what is left over on either side is a failure.
   *
   * @param lacking what else was expected of the step and did not come
   */
  public static StepResult of(
      Step step, List<PlayedMessage> messages, List<String> lacking, Answers answers) {
    return new Matching(step, answers).result(messages, lacking);
  }

  /**
   * The same with what was lost on the way.
   *
   * @param all every message that travelled, the lost ones included
   */
  public StepResult among(List<PlayedMessage> all) {
    int onTheWay = all.size() - messages.size();
    return new StepResult(step, all, missing, surplus, unlike, onTheWay, captured);
  }

  /** Whether each value that later steps may ask for is there. */
  public boolean hasAllCaptured() {
    return step.expected().stream()
        .flatMap(message -> message.captures().stream())
        .allMatch(capture -> captured.known().containsKey(capture.name()));
  }

  public boolean isGood() {
    return missing.isEmpty() && surplus.isEmpty();
  }
}

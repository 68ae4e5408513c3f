package jukigate.app.replay;

import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import jukigate.app.play.PlayResult;
import jukigate.app.play.ScenarioResult;
import jukigate.app.play.StepResult;
import jukigate.domain.Bilingual;
import jukigate.domain.Language;
import jukigate.domain.refusal.Refusal;

/** How one playing of a scenario went. */
public sealed interface Went {
  boolean isGood();

  List<Problem> problems();

  int messages();

  Duration took();

  /**
   * What was not as expected.
   *
   * @param step number of the step, from 1; 0 where it is about the whole
   * @param title of the step
   * @param isMissing whether it did not happen; else it happened and was not expected
   * @param what the message and its ending, or the refusal
   */
  record Problem(int step, Bilingual title, boolean isMissing, String what) {}

  /**
   * To its end, good or bad.
   *
   * @param lineChanges how often the schedule of the lines changed them
   */
  record Ended(PlayResult result, int lineChanges) implements Went {
    /** How many messages were lost on the lines and sent again. */
    public int lost() {
      return result.scenarios().stream()
          .flatMap(scenario -> scenario.steps().stream())
          .mapToInt(StepResult::lost)
          .sum();
    }

    @Override
    public boolean isGood() {
      return result.isGood();
    }

    @Override
    public List<Problem> problems() {
      return result.scenarios().stream().flatMap(one -> of(one.steps())).toList();
    }

    @Override
    public int messages() {
      return result.messages().size();
    }

    @Override
    public Duration took() {
      return result.took();
    }
  }

  /**
   * Many copies beside each other on one backbone.
   *
   * @param copies each with the messages that it sent itself
   * @param overall what followed too seldom or too often, over all copies
   */
  record Crowded(PlayResult copies, List<Problem> overall, int followers) implements Went {
    public Crowded {
      overall = List.copyOf(overall);
    }

    @Override
    public boolean isGood() {
      return copies.isGood() && overall.isEmpty();
    }

    @Override
    public List<Problem> problems() {
      return Stream.concat(
              copies.scenarios().stream().map(ScenarioResult::steps).flatMap(Went::of),
              overall.stream())
          .toList();
    }

    @Override
    public int messages() {
      return copies.messages().size() + followers;
    }

    @Override
    public Duration took() {
      return copies.took();
    }
  }

  /** A file was not valid, or a CS did not take an event. */
  record Stopped(Refusal refusal) implements Went {
    private static final Bilingual WHERE = new Bilingual("再生を始められない", "it could not be played");

    @Override
    public boolean isGood() {
      return false;
    }

    @Override
    public List<Problem> problems() {
      return List.of(
          new Problem(0, WHERE, true, refusal.code().id() + " " + refusal.text(Language.EN)));
    }

    @Override
    public int messages() {
      return 0;
    }

    @Override
    public Duration took() {
      return Duration.ZERO;
    }
  }

  private static Stream<Problem> of(List<StepResult> steps) {
    return IntStream.range(0, steps.size()).boxed().flatMap(i -> of(i + 1, steps.get(i)));
  }

  private static Stream<Problem> of(int number, StepResult step) {
    Bilingual title = step.step().title();
    return Stream.concat(
        step.missing().stream().map(it -> new Problem(number, title, true, it)),
        step.surplus().stream().map(it -> new Problem(number, title, false, it)));
  }
}

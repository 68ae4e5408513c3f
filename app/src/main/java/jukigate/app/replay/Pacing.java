package jukigate.app.replay;

import java.time.Duration;
import java.util.function.Consumer;
import jukigate.app.perform.Player;
import jukigate.app.play.PlayedMessage;
import jukigate.app.play.StepResult;
import jukigate.app.scenario.Scenario;
import jukigate.app.scenario.Step;

/**
 * Holds each step back until its time has come.
 *
 * @param letPass lets that much time pass
 * @param asked returns when the person wants the step; told which one it is
 */
public record Pacing(Pace pace, Consumer<Duration> letPass, Consumer<Step> asked)
    implements Player.Audience {
  @Override
  public void begins(Scenario scenario) {}

  @Override
  public void begins(Step step) {
    asked.accept(step);
    if (step instanceof Step.Send send) {
      Duration pause = pace.of(send.after());
      if (pause.isPositive()) {
        letPass.accept(pause);
      }
    }
  }

  @Override
  public void saw(PlayedMessage message) {}

  @Override
  public void ended(StepResult result) {}
}

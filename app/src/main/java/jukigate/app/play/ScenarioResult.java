package jukigate.app.play;

import java.util.List;
import jukigate.app.scenario.Scenario;

/** A scenario and how each of its steps went. */
public record ScenarioResult(Scenario scenario, List<StepResult> steps) {
  public ScenarioResult {
    steps = List.copyOf(steps);
  }

  public boolean isGood() {
    return steps.size() == scenario.steps().size() && steps.stream().allMatch(StepResult::isGood);
  }
}

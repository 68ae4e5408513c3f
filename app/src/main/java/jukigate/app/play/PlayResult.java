package jukigate.app.play;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * One run of one or more scenarios.
 *
 * @param started when the run began
 * @param took from begin to the last answer
 * @param profile name of the security profile
 * @param scenarios in the order in which they were played
 */
public record PlayResult(
    Instant started, Duration took, String profile, List<ScenarioResult> scenarios) {
  public PlayResult {
    scenarios = List.copyOf(scenarios);
  }

  public boolean isGood() {
    return !scenarios.isEmpty() && scenarios.stream().allMatch(ScenarioResult::isGood);
  }

  public List<PlayedMessage> messages() {
    return scenarios.stream()
        .flatMap(scenario -> scenario.steps().stream())
        .flatMap(step -> step.messages().stream())
        .toList();
  }
}

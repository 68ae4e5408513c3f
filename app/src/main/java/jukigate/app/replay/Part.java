package jukigate.app.replay;

import java.util.Optional;
import jukigate.app.scenario.Scenario;

/**
 * Some of the steps of a scenario.
 *
 * @param from number of the first one, from 1
 * @param to number of the last one
 */
public record Part(int from, int to) {
  /** All of them. */
  public static final Part WHOLE = new Part(1, Integer.MAX_VALUE);

  /** The scenario with these steps alone; empty when it has none of them. */
  public Optional<Scenario> of(Scenario scenario) {
    int size = scenario.steps().size();
    if (from < 1 || from > Math.min(to, size)) {
      return Optional.empty();
    }
    return Optional.of(scenario.with(scenario.steps().subList(from - 1, Math.min(to, size))));
  }
}

package jukigate.app.report;

import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import jukigate.app.play.PlayResult;
import jukigate.app.play.ScenarioResult;
import jukigate.domain.Bilingual;

/**
 * The sequence diagram of a run as one HTML file: both languages, light and dark, no network, no
 * other file needed.
 */
public final class SequencePage {
  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss 'JST'", Locale.ROOT)
          .withZone(ZoneId.of("Asia/Tokyo"));

  private final PlayResult result;
  private final NodeNames names;
  private final String journalOption;

  /**
   * @param journalOption of {@code audit}, to find the messages of this run
   */
  public SequencePage(PlayResult result, NodeNames names, String journalOption) {
    this.result = result;
    this.names = names;
    this.journalOption = journalOption;
  }

  /** One scenario as the page shows it. */
  public record ScenarioView(
      String id, Bilingual title, boolean good, Diagram diagram, List<Problem> problems) {}

  /** An expectation that was not met. */
  public record Problem(int step, boolean missing, String text) {}

  public String html() {
    return new Template(SequencePage.class, "sequence.ftlh").fill(model());
  }

  private Map<String, Object> model() {
    List<ScenarioView> scenarios = new ArrayList<>();
    int number = 1;
    for (ScenarioResult scenario : result.scenarios()) {
      scenarios.add(view(scenario, number));
      number += scenario.steps().stream().mapToInt(step -> step.messages().size()).sum();
    }
    return Map.of(
        "good", result.isGood(),
        "started", DAY.format(result.started()),
        "millis", result.took().toMillis(),
        "profile", result.profile(),
        "messages", result.messages().size(),
        "names", names,
        "journalOption", journalOption,
        "scenarios", scenarios);
  }

  private ScenarioView view(ScenarioResult scenario, int firstNumber) {
    List<Problem> problems = new ArrayList<>();
    for (int i = 0; i < scenario.steps().size(); i++) {
      int step = i + 1;
      scenario.steps().get(i).missing().forEach(t -> problems.add(new Problem(step, true, t)));
      scenario.steps().get(i).surplus().forEach(t -> problems.add(new Problem(step, false, t)));
    }
    return new ScenarioView(
        scenario.scenario().id(),
        scenario.scenario().title(),
        scenario.isGood(),
        Diagram.of(scenario, names, firstNumber),
        problems);
  }
}

package jukigate.app.command;

import jukigate.app.play.PlayResult;
import jukigate.app.play.ScenarioResult;
import jukigate.app.play.StepResult;

/** The table with which a run ends. */
final class ResultTable {
  private final Console console;

  ResultTable(Console console) {
    this.console = console;
  }

  void print(PlayResult result) {
    console.line("");
    for (ScenarioResult scenario : result.scenarios()) {
      int messages = scenario.steps().stream().mapToInt(step -> step.messages().size()).sum();
      console.line(
          (scenario.isGood() ? "✓ " : "✗ ")
              + scenario.scenario().id()
              + "  "
              + scenario.scenario().title().in(console.language())
              + "  "
              + console.text("demo.count", scenario.steps().size(), messages));
      scenario.steps().forEach(this::printProblems);
    }
    console.say(
        result.isGood() ? "demo.good" : "demo.bad",
        result.messages().size(),
        String.valueOf(result.took().toMillis()));
  }

  void printProblems(StepResult step) {
    step.missing().forEach(text -> console.say("demo.missing", text));
    step.surplus().forEach(text -> console.say("demo.surplus", text));
  }
}

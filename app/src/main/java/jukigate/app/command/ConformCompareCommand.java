package jukigate.app.command;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import jukigate.app.conform.Comparison;
import jukigate.conformance.kit.Cases;
import jukigate.conformance.kit.TestCase;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code jukigate conform compare}: what changed from one run to another. */
@Command(name = "compare")
final class ConformCompareCommand implements Callable<Integer> {
  private final Surroundings surroundings;

  @Mixin private SharedOptions shared;

  @Parameters(index = "0", paramLabel = "<before>", descriptionKey = "results-before")
  private Path before;

  @Parameters(index = "1", paramLabel = "<after>", descriptionKey = "results-after")
  private Path after;

  ConformCompareCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() {
    Console console = shared.console(surroundings);
    Comparison compared = Comparison.of(before, after).orThrow();
    if (console.json()) {
      console.printJson(
          Map.of(
              "good", compared.isGood(),
              "same", compared.same(),
              "conditions", compared.conditions(),
              "changes", compared.changes()));
    } else {
      say(console, compared);
    }
    return compared.isGood() ? ExitCode.GOOD : ExitCode.BAD;
  }

  private static void say(Console console, Comparison compared) {
    compared
        .conditions()
        .forEach(
            it -> console.say("conform.compare.condition", it.what(), it.before(), it.after()));
    List<Comparison.Change> worse = compared.worse();
    worse.forEach(it -> say(console, "conform.compare.worse", it));
    compared.changes().stream()
        .filter(it -> !it.isWorse())
        .forEach(it -> say(console, "conform.compare.other", it));
    console.say(
        "conform.compare.result",
        worse.size(),
        compared.changes().size() - worse.size(),
        compared.same());
  }

  private static void say(Console console, String key, Comparison.Change change) {
    console.say(
        key,
        change.what(),
        word(console, change.before()),
        word(console, change.after()),
        Cases.ofId(change.what())
            .map(TestCase::title)
            .map(title -> title.in(console.language()))
            .orElse(""));
  }

  private static String word(Console console, String verdict) {
    return console.text("conform.word." + (verdict.equals(Comparison.ABSENT) ? "absent" : verdict));
  }
}

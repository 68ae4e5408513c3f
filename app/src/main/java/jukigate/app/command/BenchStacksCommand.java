package jukigate.app.command;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import jukigate.app.backbone.Backbone;
import jukigate.app.bench.stacks.ForeignStack;
import jukigate.app.bench.stacks.StacksBench;
import jukigate.app.bench.stacks.StepCosts;
import jukigate.domain.node.NodeId;
import jukigate.domain.refusal.Refusal;
import jukigate.domain.refusal.RefusalCode;
import jukigate.gateway.journal.Verdict;
import org.HdrHistogram.Histogram;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code jukigate bench stacks}: good messages of foreign stacks, none of which may be refused. */
@Command(name = "stacks")
final class BenchStacksCommand implements Callable<Integer> {
  private static final int MOST = 1_000_000;
  private static final ObjectMapper JSON =
      new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

  private final Surroundings surroundings;

  @Mixin private SharedOptions shared;

  @Option(names = "--messages", paramLabel = "<n>", defaultValue = "100")
  private int messages;

  @Option(names = "--seed", paramLabel = "<n>", defaultValue = "1")
  private long seed;

  @Option(names = "--report", paramLabel = "<file>")
  private Path report;

  BenchStacksCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  /**
   * One stack of the run.
   *
   * @param said empty when its tools are not there
   */
  private record Run(ForeignStack stack, Optional<StacksBench.Said> said) {}

  @Override
  public Integer call() {
    Console console = shared.console(surroundings);
    if (messages < 1 || messages > MOST) {
      return console.refuse(Refusal.of(RefusalCode.USAGE, "--messages 1.." + MOST));
    }
    Path home = shared.home(surroundings);
    Path work = home.resolve("bench").resolve(Long.toString(surroundings.clock().millis()));
    var setup =
        BenchCommand.setup(
            surroundings, new BenchCommand.Place(home, work), "recommended", nodes());
    try (HomeLock lock = Started.home(home);
        Backbone backbone = Backbone.start(setup).orThrow()) {
      assert lock != null;
      var place = new StacksBench.Place(surroundings.root(), work.resolve("vendors"));
      var bench = new StacksBench(backbone, place, surroundings.random());
      List<Run> runs = new ArrayList<>();
      for (ForeignStack stack : ForeignStack.values()) {
        runs.add(
            new Run(stack, bench.run(stack, messages, seed).map(outcome -> outcome.orThrow())));
      }
      return tell(console, runs, StepCosts.of(backbone.journal()));
    }
  }

  private static Set<NodeId> nodes() {
    Set<NodeId> nodes = new LinkedHashSet<>();
    for (ForeignStack stack : ForeignStack.values()) {
      nodes.add(stack.sender());
      nodes.add(NodeId.prefecture(stack.sender().localGovernment().orElseThrow()));
    }
    return nodes;
  }

  private int tell(Console console, List<Run> runs, StepCosts journal) {
    Map<String, Object> data = data(runs, journal);
    if (console.json()) {
      console.printJson(data);
    } else {
      say(console, runs, journal);
    }
    if (report != null) {
      try {
        JSON.writeValue(report.toFile(), data);
      } catch (IOException e) {
        return console.refuse(
            Refusal.of(RefusalCode.DISK_FULL, report, e.getClass().getSimpleName()));
      }
    }
    return runs.stream().allMatch(run -> isGood(run, journal)) ? ExitCode.GOOD : ExitCode.BAD;
  }

  /** A stack that is left out proves nothing, and spoils nothing. */
  private boolean isGood(Run run, StepCosts journal) {
    return run.said()
        .map(
            said ->
                said.accepted() == messages
                    && journal.count(run.stack().sender().value(), Verdict.ANSWERED) == messages
                    && journal.count(run.stack().sender().value()) == messages)
        .orElse(true);
  }

  private static void say(Console console, List<Run> runs, StepCosts journal) {
    for (Run run : runs) {
      if (run.said().isEmpty()) {
        console.say("bench.stacks.missing", run.stack().name(), run.stack().needs());
        continue;
      }
      var said = run.said().get();
      String sender = run.stack().sender().value();
      console.say(
          "bench.stacks.result",
          said.stack(),
          said.sent(),
          said.accepted(),
          said.refused().size(),
          journal.count(sender),
          journal.count(sender, Verdict.ANSWERED),
          String.format(Locale.ROOT, "%.1f", said.took().toMillis() / 1000.0));
      said.refused().forEach(refused -> console.say("bench.stacks.refused", refused));
    }
    journal
        .micros()
        .forEach(
            (stage, micros) ->
                console.say(
                    "bench.stacks.step",
                    stage.name(),
                    micros.getValueAtPercentile(50),
                    micros.getValueAtPercentile(95),
                    micros.getTotalCount()));
  }

  private Map<String, Object> data(List<Run> runs, StepCosts journal) {
    List<Object> stacks = new ArrayList<>();
    for (Run run : runs) {
      stacks.add(stack(run, journal));
    }
    Map<String, Object> steps = new LinkedHashMap<>();
    journal.micros().forEach((stage, micros) -> steps.put(stage.name(), step(micros)));
    Map<String, Object> data = new LinkedHashMap<>();
    data.put("profile", "recommended");
    data.put("messages", messages);
    data.put("seed", seed);
    data.put("stacks", stacks);
    data.put("stepMicros", steps);
    return data;
  }

  private static Map<String, Object> stack(Run run, StepCosts journal) {
    String sender = run.stack().sender().value();
    Map<String, Object> data = new LinkedHashMap<>();
    if (run.said().isEmpty()) {
      data.put("stack", run.stack().name());
      data.put("leftOut", run.stack().needs());
      return data;
    }
    var said = run.said().get();
    data.put("stack", said.stack());
    data.put("sender", sender);
    data.put("sent", said.sent());
    data.put("accepted", said.accepted());
    data.put("refused", said.refused());
    data.put("journalMessages", journal.count(sender));
    data.put("journalAnswered", journal.count(sender, Verdict.ANSWERED));
    data.put("millis", said.took().toMillis());
    return data;
  }

  private static Map<String, Object> step(Histogram micros) {
    Map<String, Object> data = new LinkedHashMap<>();
    data.put("p50", micros.getValueAtPercentile(50));
    data.put("p95", micros.getValueAtPercentile(95));
    data.put("messages", micros.getTotalCount());
    return data;
  }
}

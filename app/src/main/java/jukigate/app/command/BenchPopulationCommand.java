package jukigate.app.command;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.Callable;
import jukigate.app.bench.population.Asked;
import jukigate.app.bench.population.Grown;
import jukigate.app.bench.population.PopulationBench;
import jukigate.app.bench.population.PopulationReport;
import jukigate.app.bench.population.Projection;
import jukigate.domain.node.NodeId;
import jukigate.domain.refusal.Refusal;
import jukigate.domain.refusal.RefusalCode;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code jukigate bench population}: a national store that grows, and inquiries at each size. */
@Command(name = "population")
final class BenchPopulationCommand implements Callable<Integer> {
  private static final Set<NodeId> NODES = Set.of(BenchCommand.SENDER, NodeId.NATIONAL);
  private static final int MOST_INQUIRIES = 1_000_000;

  /** Progress is told this often. */
  private static final int STEP = 100_000;

  private final Surroundings surroundings;

  @Mixin private SharedOptions shared;

  @Option(names = "--sizes", paramLabel = "<n>", split = ",", defaultValue = "10000,100000,1000000")
  private List<Integer> sizes;

  @Option(names = "--inquiries", paramLabel = "<n>", defaultValue = "1000")
  private int inquiries;

  @Option(names = "--profile", paramLabel = "high|recommended", defaultValue = "high")
  private String profile;

  @Option(names = "--report", paramLabel = "<folder>")
  private Path report;

  @Option(names = "--continue", paramLabel = "<folder>")
  private Path begun;

  BenchPopulationCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() {
    Console console = shared.console(surroundings);
    if (!fits()) {
      return console.refuse(
          Refusal.of(
              RefusalCode.USAGE,
              console.text(
                  "bench.population.usage",
                  Integer.toString(PopulationBench.Plan.FEWEST),
                  Integer.toString(PopulationBench.Plan.MOST))));
    }
    Path home = shared.home(surroundings);
    Path work =
        begun == null
            ? home.resolve("bench").resolve(Long.toString(surroundings.clock().millis()))
            : begun;
    if (begun != null && !Files.isDirectory(begun.resolve("nodes"))) {
      return console.refuse(Refusal.of(RefusalCode.USAGE, "--continue <home>/bench/<number>"));
    }
    try (HomeLock lock = Started.home(home)) {
      assert lock != null;
      var setup =
          BenchCommand.setup(surroundings, new BenchCommand.Place(home, work), profile, NODES);
      var plan = new PopulationBench.Plan(BenchCommand.SENDER, sizes, inquiries);
      var grown = PopulationBench.run(setup, plan, new Told(console));
      return told(console, new PopulationReport(surroundings.clock().instant(), grown));
    }
  }

  private boolean fits() {
    int before = PopulationBench.Plan.FEWEST - 1;
    for (int size : sizes) {
      if (size <= before || size > PopulationBench.Plan.MOST) {
        return false;
      }
      before = size;
    }
    return inquiries >= 1 && inquiries <= MOST_INQUIRIES;
  }

  private int told(Console console, PopulationReport made) {
    if (report != null) {
      made.write(report).orThrow();
    }
    if (console.json()) {
      console.printJson(made.data());
    } else {
      made.projections().forEach(one -> say(console, one));
      console.say(made.isGood() ? "bench.population.good" : "bench.population.bad");
      if (report != null) {
        console.say("bench.population.report", report.resolve("population.html"));
      }
    }
    return made.isGood() ? ExitCode.GOOD : ExitCode.BAD;
  }

  private static void say(Console console, Projection projection) {
    console.say(
        "bench.population.projection",
        Integer.toString(Projection.PEOPLE),
        console.text("bench.population.figure." + projection.figure()),
        one(projection.value()),
        one(projection.worst() * 100));
  }

  private record Told(Console console) implements PopulationBench.Audience {
    @Override
    public void found(int people) {
      console.note("bench.population.found", Integer.toString(people));
    }

    @Override
    public void filled(int people) {
      if (people / STEP != (people - PopulationBench.AT_A_TIME) / STEP) {
        console.note("bench.population.filled", Integer.toString(people));
      }
    }

    @Override
    public void grown(Grown size) {
      console.note(
          "bench.population.grown",
          Integer.toString(size.people()),
          one(size.fillMillis() / 1e3),
          one(size.fillCpuMicros() / 1e6),
          String.format(Locale.ROOT, "%.0f", size.rate()),
          one(size.diskBytes() / 1e6),
          Long.toString(size.diskBytes() / size.people()),
          one(size.heapLiveBytes() / 1e6),
          one(size.heapPeakBytes() / 1e6),
          one(size.load()));
      size.asked().forEach(asked -> say(console, asked));
    }
  }

  private static void say(Console console, Asked asked) {
    console.note(
        asked.way() == Asked.Way.DESK ? "bench.population.asked" : "bench.population.sent",
        console.text("bench.population.question." + asked.question()),
        one(asked.p50() / 1e3),
        one(asked.p99() / 1e3),
        one(asked.cpuMicros() / 1e3),
        Integer.toString(asked.rows()),
        Integer.toString(asked.pages()),
        Integer.toString(asked.height()),
        asked.wrong() == 0 ? "" : "✗ " + asked.wrong(),
        asked.scanned().isEmpty() ? "" : "✗ " + asked.scanned());
  }

  private static String one(double value) {
    return String.format(Locale.ROOT, "%.1f", value);
  }
}

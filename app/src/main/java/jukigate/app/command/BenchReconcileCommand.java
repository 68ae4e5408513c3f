package jukigate.app.command;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import jukigate.app.backbone.Backbone;
import jukigate.app.backbone.Settlement;
import jukigate.app.bench.ReconciliationBench;
import jukigate.domain.node.NodeId;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code jukigate bench reconcile}: a reconciliation with both servers, over the wire. */
@Command(name = "reconcile")
final class BenchReconcileCommand implements Callable<Integer> {
  private static final NodeId MUNICIPALITY = new NodeId("cs-221007");
  private static final NodeId PREFECTURE = new NodeId("pref-220001");

  /** Progress is told this often. */
  private static final int STEP = 100_000;

  private final Surroundings surroundings;

  @Mixin private SharedOptions shared;

  @Option(names = "--residents", paramLabel = "<n>", defaultValue = "100000")
  private int residents;

  @Option(names = "--profile", paramLabel = "high|recommended", defaultValue = "high")
  private String profile;

  BenchReconcileCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() {
    Console console = shared.console(surroundings);
    Path home = shared.home(surroundings);
    Path work = home.resolve("bench").resolve(Long.toString(surroundings.clock().millis()));
    Set<NodeId> nodes = Set.of(MUNICIPALITY, PREFECTURE, NodeId.NATIONAL);
    Settlement settlement = new Settlement(residents, 1).among(nodes).orThrow();
    var setup =
        BenchCommand.setup(surroundings, new BenchCommand.Place(home, work), profile, nodes);
    try (HomeLock lock = Started.home(home);
        Backbone backbone = Backbone.start(setup).orThrow()) {
      assert lock != null;
      Settled settled = settled(console, backbone, settlement, nodes);
      say(console, settled, new ReconciliationBench(backbone, work).run(MUNICIPALITY));
    }
    return ExitCode.GOOD;
  }

  private record Settled(int people, Duration took) {}

  private static Settled settled(
      Console console, Backbone backbone, Settlement settlement, Set<NodeId> nodes) {
    long begin = System.nanoTime();
    var here = backbone.nodes().orElseThrow();
    int people =
        settlement.in(here, nodes, backbone.clock().instant(), count -> tell(console, count));
    return new Settled(people, Duration.ofNanos(System.nanoTime() - begin));
  }

  private static void tell(Console console, int people) {
    if (people / STEP != (people - Settlement.AT_A_TIME) / STEP) {
      console.note("bench.population.filled", Integer.toString(people));
    }
  }

  private static void say(Console console, Settled settled, ReconciliationBench.Measured measured) {
    double seconds = measured.took().toMillis() / 1000.0;
    double perSecond = measured.compared() / Math.max(0.001, seconds);
    long megabytes = measured.heapBytes() >> 20;
    if (console.json()) {
      Map<String, Object> data = new LinkedHashMap<>();
      data.put("settled", settled.people());
      data.put("settlingMillis", settled.took().toMillis());
      data.put("compared", measured.compared());
      data.put("differences", measured.differences());
      data.put("millis", measured.took().toMillis());
      data.put("heapMegabytes", megabytes);
      data.put(
          "livingMegabytes", measured.livingBytes().stream().map(bytes -> bytes >> 20).toList());
      console.printJson(data);
      return;
    }
    console.say(
        "bench.reconcile.settled",
        settled.people(),
        String.format(Locale.ROOT, "%.1f", settled.took().toMillis() / 1000.0));
    console.say(
        "bench.reconcile.result",
        measured.compared(),
        measured.differences(),
        String.format(Locale.ROOT, "%.1f", seconds),
        String.format(Locale.ROOT, "%.0f", perSecond));
    console.say("bench.reconcile.heap", megabytes);
    console.say(
        "bench.reconcile.living",
        Long.toString(measured.livingBytes().getFirst() >> 20),
        Long.toString(Collections.max(measured.livingBytes()) >> 20),
        Long.toString(measured.livingBytes().getLast() >> 20),
        measured.livingBytes().size());
  }
}

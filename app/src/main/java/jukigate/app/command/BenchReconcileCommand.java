package jukigate.app.command;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import jukigate.app.backbone.Backbone;
import jukigate.app.bench.ReconciliationBench;
import jukigate.domain.node.NodeId;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code jukigate bench reconcile}: a reconciliation with both servers, over the wire. */
@Command(name = "reconcile")
final class BenchReconcileCommand implements Callable<Integer> {
  private static final List<NodeId> MUNICIPALITIES =
      List.of(new NodeId("cs-221007"), new NodeId("cs-222101"), new NodeId("cs-222038"));
  private static final NodeId PREFECTURE = new NodeId("pref-220001");

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
    Set<NodeId> nodes = new HashSet<>(MUNICIPALITIES);
    nodes.addAll(Set.of(PREFECTURE, NodeId.NATIONAL));
    var setup =
        BenchCommand.setup(surroundings, new BenchCommand.Place(home, work), profile, nodes);
    try (HomeLock lock = Started.home(home);
        Backbone backbone = Backbone.start(setup).orThrow()) {
      assert lock != null;
      var bench = new ReconciliationBench(backbone);
      say(console, bench.run(settled(console, bench)));
    }
    return ExitCode.GOOD;
  }

  private List<NodeId> settled(Console console, ReconciliationBench bench) {
    List<NodeId> used = new ArrayList<>();
    int left = residents;
    for (NodeId cs : MUNICIPALITIES) {
      if (left > 0) {
        used.add(cs);
        int settled = bench.settle(cs, left, there -> {});
        left -= settled;
        if (!console.json()) {
          console.say("bench.reconcile.settled", cs.value(), settled);
        }
      }
    }
    return used;
  }

  private static void say(Console console, ReconciliationBench.Measured measured) {
    double seconds = measured.took().toMillis() / 1000.0;
    double perSecond = measured.compared() / Math.max(0.001, seconds);
    long megabytes = measured.heapBytes() >> 20;
    if (console.json()) {
      Map<String, Object> data = new LinkedHashMap<>();
      data.put("compared", measured.compared());
      data.put("differences", measured.differences());
      data.put("millis", measured.took().toMillis());
      data.put("heapMegabytes", megabytes);
      console.printJson(data);
      return;
    }
    console.say(
        "bench.reconcile.result",
        measured.compared(),
        measured.differences(),
        String.format(Locale.ROOT, "%.1f", seconds),
        String.format(Locale.ROOT, "%.0f", perSecond));
    console.say("bench.reconcile.heap", megabytes);
  }
}

package jukigate.app.command;

import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import jukigate.app.backbone.Backbone;
import jukigate.app.backbone.BackboneSetup;
import jukigate.app.backbone.HomeClock;
import jukigate.app.bench.RelayBench;
import jukigate.domain.node.NodeId;
import jukigate.gateway.config.GatewayConfig;
import jukigate.line.Link;
import jukigate.line.Ticker;
import jukigate.simulators.SimulatorConfig.Sending;
import jukigate.simulators.observe.MessageObserver;
import org.HdrHistogram.Histogram;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code jukigate bench}: start-up and latency of one relayed identity update. */
@Command(name = "bench")
final class BenchCommand implements Callable<Integer> {
  static final NodeId SENDER = new NodeId("cs-221007");
  private static final NodeId RECEIVER = new NodeId("pref-220001");

  private final Surroundings surroundings;

  @Mixin private SharedOptions shared;

  @Option(names = "--rounds", paramLabel = "<n>", defaultValue = "500")
  private int rounds;

  @Option(names = "--warm-up", paramLabel = "<n>", defaultValue = "3000")
  private int warmUp;

  @Option(names = "--profile", paramLabel = "high|recommended", defaultValue = "high")
  private String profile;

  @Option(names = "--line")
  private boolean line;

  private BenchCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  static CommandLine line(Surroundings surroundings) {
    return new CommandLine(new BenchCommand(surroundings))
        .addSubcommand("all", new BenchAllCommand(surroundings))
        .addSubcommand("audit", new BenchAuditCommand(surroundings))
        .addSubcommand("console", new BenchConsoleCommand(surroundings))
        .addSubcommand("country", new BenchCountryCommand(surroundings))
        .addSubcommand("load", new BenchLoadCommand(surroundings))
        .addSubcommand("memory", new BenchMemoryCommand(surroundings))
        .addSubcommand("parts", new BenchPartsCommand(surroundings))
        .addSubcommand("population", new BenchPopulationCommand(surroundings))
        .addSubcommand("processes", new BenchProcessesCommand(surroundings))
        .addSubcommand("start", new BenchStartCommand(surroundings))
        .addSubcommand("reconcile", new BenchReconcileCommand(surroundings))
        .addSubcommand("revocation", new BenchRevocationCommand(surroundings))
        .addSubcommand("soak", new BenchSoakCommand(surroundings))
        .addSubcommand("stacks", new BenchStacksCommand(surroundings));
  }

  @Override
  public Integer call() {
    Console console = shared.console(surroundings);
    Path home = shared.home(surroundings);
    Path work = home.resolve("bench").resolve(Long.toString(surroundings.clock().millis()));
    try (HomeLock lock = Started.home(home);
        Backbone backbone =
            Backbone.start(setup(surroundings, new Place(home, work), profile).over(lines()))
                .orThrow();
        RelayBench bench =
            new RelayBench(backbone, SENDER, backbone.clock(), surroundings.random())) {
      assert lock != null;
      bench.run(1);
      long first =
          surroundings.clock().millis() - ManagementFactory.getRuntimeMXBean().getStartTime();
      bench.run(warmUp);
      say(console, first, bench.run(rounds), bench.requestBytes());
    }
    return ExitCode.GOOD;
  }

  private Optional<Link.Setting> lines() {
    return line ? Optional.of(new Link.Setting(Ticker.SYSTEM, 1)) : Optional.empty();
  }

  /**
   * @param home folder with the PKI
   * @param work folder of this run
   */
  record Place(Path home, Path work) {}

  static BackboneSetup setup(Surroundings surroundings, Place place, String profile) {
    return setup(surroundings, place, profile, Set.of(SENDER, RECEIVER));
  }

  static BackboneSetup setup(
      Surroundings surroundings, Place place, String profile, Set<NodeId> nodes) {
    return setup(surroundings, place, profile, nodes, Sending.WHEN_ASKED);
  }

  static BackboneSetup setup(
      Surroundings surroundings, Place place, String profile, Set<NodeId> nodes, Sending sending) {
    Path work = place.work();
    GatewayConfig config =
        GatewayConfig.of(Map.of())
            .with("profile", profile)
            .then(made -> made.with("listen.port", "0"))
            .then(made -> made.with("journal.folder", work.resolve("gateway").toString()))
            .orThrow();
    var clock = new HomeClock(place.home(), surroundings.clock()).open();
    return new BackboneSetup(
        Started.pki(place.home(), clock, surroundings).simulatingAll(),
        config,
        new BackboneSetup.Nodes(nodes, 0, work.resolve("nodes"), sending),
        new BackboneSetup.Around(clock, surroundings.random()),
        MessageObserver.NONE);
  }

  private static void say(Console console, long first, Histogram micros, int requestBytes) {
    if (console.json()) {
      Map<String, Object> data = new LinkedHashMap<>();
      data.put("firstMillis", first);
      data.put("rounds", micros.getTotalCount());
      data.put("p50Micros", micros.getValueAtPercentile(50));
      data.put("p90Micros", micros.getValueAtPercentile(90));
      data.put("p99Micros", micros.getValueAtPercentile(99));
      data.put("maxMicros", micros.getMaxValue());
      data.put("requestBytes", requestBytes);
      console.printJson(data);
      return;
    }
    console.say("bench.first", Long.toString(first));
    console.say(
        "bench.latency",
        micros.getTotalCount(),
        millis(micros.getValueAtPercentile(50)),
        millis(micros.getValueAtPercentile(90)),
        millis(micros.getValueAtPercentile(99)),
        millis(micros.getMaxValue()));
    console.say("bench.size", Integer.toString(requestBytes));
  }

  private static String millis(long micros) {
    return String.format(Locale.ROOT, "%.1f", micros / 1000.0);
  }
}

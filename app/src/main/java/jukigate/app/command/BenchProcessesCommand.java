package jukigate.app.command;

import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import jukigate.app.bench.load.Machine;
import jukigate.app.bench.load.ProcessesBench;
import jukigate.app.bench.load.ProcessesBench.Load;
import jukigate.app.bench.load.ProcessesBench.Result;
import jukigate.app.bench.load.Spread;
import jukigate.bench.load.OpenLoop;
import jukigate.bench.work.Batch;
import jukigate.bench.work.Parties;
import jukigate.domain.refusal.Refusal;
import jukigate.domain.refusal.RefusalCode;
import jukigate.store.DatabasePlace;
import jukigate.store.ServerAddress;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code jukigate bench processes}: what several gateways with one journal get done. */
@Command(name = "processes")
final class BenchProcessesCommand implements Callable<Integer> {
  private static final int MOST = 8;

  private final Surroundings surroundings;

  @Mixin private SharedOptions shared;

  @Option(names = "--db", paramLabel = "<url>", required = true)
  private String database;

  @Option(names = "--db-user", paramLabel = "<role>", defaultValue = "jukigate")
  private String user;

  @Option(names = "--db-password-file", paramLabel = "<file>", required = true)
  private Path password;

  @Option(names = "--processes", paramLabel = "<n>", split = ",", defaultValue = "1,2,4")
  private List<Integer> processes;

  @Option(names = "--callers", paramLabel = "<n>", defaultValue = "8")
  private int callers;

  @Option(names = "--seconds", paramLabel = "<n>", defaultValue = "10")
  private int seconds;

  @Option(names = "--rounds", paramLabel = "<n>", defaultValue = "3")
  private int rounds;

  @Option(names = "--warm-up", paramLabel = "<seconds>", defaultValue = "15")
  private int warmUp;

  BenchProcessesCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() {
    Console console = shared.console(surroundings);
    Path home = shared.home(surroundings);
    Optional<ServerAddress> address = ServerAddress.parse(database);
    if (address.isEmpty() || !fits()) {
      return console.refuse(
          Refusal.of(RefusalCode.USAGE, console.text("bench.processes.usage", ServerAddress.FORM)));
    }
    var place = new BenchHome(home, surroundings);
    if (!place.runsOnRealTime()) {
      return console.refuse(Refusal.of(RefusalCode.USAGE, console.text("bench.load.clock")));
    }
    var server = new DatabasePlace.Server(address.get(), user, password);
    Machine machine = Machine.here();
    try (HomeLock lock = Started.home(home)) {
      assert lock != null;
      return told(console, machine, run(console, place, server));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("ended by somebody", e);
    }
  }

  private boolean fits() {
    return processes.stream().allMatch(it -> it >= 1 && it <= MOST)
        && callers >= 1
        && callers <= OpenLoop.MOST
        && seconds >= 1
        && rounds >= 1
        && warmUp >= 0;
  }

  private List<Result> run(Console console, BenchHome place, DatabasePlace.Server server)
      throws InterruptedException {
    Parties parties = place.parties(new Batch());
    var plan =
        new ProcessesBench.Plan(
            processes.stream().distinct().toList(),
            callers,
            rounds,
            Duration.ofSeconds(seconds),
            Duration.ofSeconds(warmUp));
    Path pki = place.home().resolve("pki");
    try (var bench = ProcessesBench.start(plan, parties, pki, place.work(), server)) {
      return bench.run(load -> say(console, load));
    }
  }

  private static void say(Console console, Load load) {
    console.note(
        "bench.processes.measured",
        load.round(),
        load.processes(),
        decimal(load.figures().perSecond(), 0),
        decimal(load.figures().micros().p99() / 1e3, 1),
        load.figures().errors());
  }

  private static int told(Console console, Machine machine, List<Result> results) {
    int errors = results.stream().mapToInt(Result::errors).sum();
    if (console.json()) {
      Map<String, Object> data = new LinkedHashMap<>();
      data.put("machine", machine);
      data.put("results", results);
      data.put("errors", errors);
      console.printJson(data);
    } else {
      new RowTable(console, "bench.processes")
          .print(results.stream().map(BenchProcessesCommand::row).toList());
      console.line("");
      console.say(errors == 0 ? "bench.load.good" : "bench.load.bad", errors);
    }
    return errors == 0 ? ExitCode.GOOD : ExitCode.BAD;
  }

  private static Map<String, String> row(Result result) {
    Map<String, String> row = new LinkedHashMap<>();
    row.put("journal", result.processes() == 0 ? "OWN" : "SHARED");
    row.put("gateways", Integer.toString(Math.max(1, result.processes())));
    row.put("perSecond", spread(result.perSecond(), 0));
    row.put("p50", decimal(result.p50Millis().median(), 2));
    row.put("p99", spread(result.p99Millis(), 1));
    row.put("gateway", decimal(result.gatewayMicros().median(), 0));
    row.put("machine", decimal(result.machineMicros().median(), 0));
    row.put("errors", Integer.toString(result.errors()));
    return row;
  }

  private static String spread(Spread value, int places) {
    return decimal(value.median(), places)
        + " ["
        + decimal(value.min(), places)
        + "–"
        + decimal(value.max(), places)
        + "]";
  }

  private static String decimal(double value, int places) {
    return String.format(Locale.ROOT, "%." + places + "f", value);
  }
}

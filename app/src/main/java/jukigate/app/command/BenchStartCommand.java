package jukigate.app.command;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.Function;
import jukigate.app.backbone.BackboneSetup;
import jukigate.app.bench.StartBench;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code jukigate bench start}: how soon the gateway alone has relayed its first message. */
@Command(name = "start")
final class BenchStartCommand implements Callable<Integer> {
  private final Surroundings surroundings;

  @Mixin private SharedOptions shared;

  @Option(names = "--rounds", paramLabel = "<n>", defaultValue = "7")
  private int rounds;

  @Option(names = "--warm-up", paramLabel = "<n>", defaultValue = "1000")
  private int warmUp;

  @Option(names = "--profile", paramLabel = "high|recommended", defaultValue = "high")
  private String profile;

  BenchStartCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() {
    Console console = shared.console(surroundings);
    Path home = shared.home(surroundings);
    try (HomeLock free = Started.home(home)) {
      assert free != null; // the gateway will need the folder for itself
    }
    Path work = home.resolve("bench").resolve(Long.toString(surroundings.clock().millis()));
    var place =
        new StartBench.Place(surroundings.root().resolve("jukigate"), home, work.resolve("alone"));
    BackboneSetup setup =
        BenchCommand.setup(surroundings, new BenchCommand.Place(home, work), profile);
    try (StartBench bench = StartBench.warm(place, setup, BenchCommand.SENDER, warmUp).orThrow()) {
      StartBench.Launch firstEver = bench.launch().orThrow();
      List<StartBench.Launch> again = new ArrayList<>();
      for (int round = 0; round < Math.max(1, rounds); round++) {
        again.add(bench.launch().orThrow());
      }
      say(console, firstEver, again);
    }
    return ExitCode.GOOD;
  }

  private static void say(
      Console console, StartBench.Launch firstEver, List<StartBench.Launch> again) {
    List<Long> took = sorted(again, StartBench.Launch::took);
    List<Long> cpu = sorted(again, StartBench.Launch::cpu);
    if (console.json()) {
      Map<String, Object> data = new LinkedHashMap<>();
      data.put("newJournalMillis", firstEver.took().toMillis());
      data.put("rounds", again.size());
      data.put("minMillis", took.getFirst());
      data.put("medianMillis", median(took));
      data.put("maxMillis", took.getLast());
      data.put("medianCpuMillis", median(cpu));
      console.printJson(data);
      return;
    }
    console.say("bench.start.new", Long.toString(firstEver.took().toMillis()));
    console.say(
        "bench.start.again",
        again.size(),
        Long.toString(took.getFirst()),
        Long.toString(median(took)),
        Long.toString(took.getLast()));
    console.say("bench.start.cpu", Long.toString(median(cpu)));
  }

  private static List<Long> sorted(
      List<StartBench.Launch> launches, Function<StartBench.Launch, Duration> value) {
    return launches.stream().map(value).map(Duration::toMillis).sorted().toList();
  }

  private static long median(List<Long> sorted) {
    return (sorted.get((sorted.size() - 1) / 2) + sorted.get(sorted.size() / 2)) / 2;
  }
}

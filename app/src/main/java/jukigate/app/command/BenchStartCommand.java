package jukigate.app.command;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
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
      long firstEver = bench.launch().orThrow().toMillis();
      List<Long> millis = new ArrayList<>();
      for (int round = 0; round < Math.max(1, rounds); round++) {
        Duration took = bench.launch().orThrow();
        millis.add(took.toMillis());
      }
      say(console, firstEver, millis);
    }
    return ExitCode.GOOD;
  }

  private static void say(Console console, long firstEver, List<Long> millis) {
    List<Long> sorted = millis.stream().sorted().toList();
    long median = (sorted.get((sorted.size() - 1) / 2) + sorted.get(sorted.size() / 2)) / 2;
    if (console.json()) {
      Map<String, Object> data = new LinkedHashMap<>();
      data.put("newJournalMillis", firstEver);
      data.put("minMillis", sorted.getFirst());
      data.put("medianMillis", median);
      data.put("maxMillis", sorted.getLast());
      data.put("roundsMillis", millis);
      console.printJson(data);
      return;
    }
    console.say("bench.start.new", Long.toString(firstEver));
    console.say(
        "bench.start.again",
        millis.size(),
        sorted.getFirst().toString(),
        Long.toString(median),
        sorted.getLast().toString());
  }
}

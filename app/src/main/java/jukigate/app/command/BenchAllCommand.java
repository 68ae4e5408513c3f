package jukigate.app.command;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import jukigate.app.bench.all.BenchAll;
import jukigate.app.bench.all.Part;
import jukigate.app.bench.all.Plan;
import jukigate.app.bench.all.Played;
import jukigate.domain.refusal.Refusal;
import jukigate.domain.refusal.RefusalCode;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code jukigate bench all}: every figure of docs/performance.md by one command. */
@Command(name = "all")
final class BenchAllCommand implements Callable<Integer> {
  private final Surroundings surroundings;

  @Mixin private SharedOptions shared;

  @Option(names = "--plan", paramLabel = "quick|full", defaultValue = "quick")
  private String plan;

  @Option(names = "--report", paramLabel = "<folder>", required = true)
  private Path report;

  @Option(names = "--only", paramLabel = "<name>", split = ",")
  private List<String> only = new ArrayList<>();

  BenchAllCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() {
    Console console = shared.console(surroundings);
    List<Part> all = parts();
    List<String> names = all.stream().map(Part::name).toList();
    if (all.isEmpty() || !names.containsAll(only)) {
      return console.refuse(
          Refusal.of(RefusalCode.USAGE, "--plan quick|full, --only " + String.join(",", names)));
    }
    Path home = shared.home(surroundings);
    try (HomeLock free = Started.home(home)) {
      assert free != null; // each bench will need the folder for itself
    }
    var place =
        new BenchAll.Place(
            surroundings.root().resolve("jukigate"), home, report.toAbsolutePath().normalize());
    List<Part> chosen =
        all.stream().filter(it -> only.isEmpty() || only.contains(it.name())).toList();
    var played =
        new BenchAll(place, surroundings.clock())
            .play(chosen, it -> console.note("bench.all.begun", it.name()));
    return told(console, played);
  }

  /** Empty for no plan. */
  private List<Part> parts() {
    return switch (plan) {
      case "quick" -> Plan.QUICK.parts();
      case "full" -> Plan.FULL.parts();
      default -> List.of();
    };
  }

  private int told(Console console, List<Played> played) {
    if (console.json()) {
      console.printJson(data(played));
    } else {
      played.forEach(
          it ->
              console.say(
                  it.wentWell() ? "bench.all.good" : "bench.all.bad",
                  it.name(),
                  Long.toString(it.seconds()),
                  report.resolve(it.name()).resolve("output.txt")));
      console.say("bench.all.report", report.resolve("figures.md"));
    }
    return played.stream().allMatch(Played::wentWell) ? ExitCode.GOOD : ExitCode.BAD;
  }

  private static Map<String, Object> data(List<Played> played) {
    Map<String, Object> data = new LinkedHashMap<>();
    data.put("verdict", played.stream().allMatch(Played::wentWell) ? "good" : "bad");
    data.put("benches", played);
    return data;
  }
}

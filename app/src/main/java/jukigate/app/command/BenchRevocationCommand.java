package jukigate.app.command;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import jukigate.app.backbone.Backbone;
import jukigate.app.backbone.BackboneSetup;
import jukigate.app.bench.RevocationBench;
import jukigate.gateway.config.RevocationMode;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code jukigate bench revocation}: how soon a revoked node is out. */
@Command(name = "revocation")
final class BenchRevocationCommand implements Callable<Integer> {
  private final Surroundings surroundings;

  @Mixin private SharedOptions shared;

  @Option(names = "--rounds", paramLabel = "<n>", defaultValue = "5")
  private int rounds;

  @Option(names = "--profile", paramLabel = "high|recommended", defaultValue = "high")
  private String profile;

  BenchRevocationCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() {
    Console console = shared.console(surroundings);
    Path home = shared.home(surroundings);
    Path work = home.resolve("bench").resolve(Long.toString(surroundings.clock().millis()));
    Map<String, Object> data = new LinkedHashMap<>();
    try (HomeLock lock = Started.home(home)) {
      assert lock != null;
      for (RevocationMode mode : RevocationMode.values()) {
        String label = mode.name().toLowerCase(Locale.ROOT);
        Path own = work.resolve(label); // with a PKI of its own: nobody's keys are revoked
        say(console, label, measured(setup(new BenchCommand.Place(own, own), label)), data);
      }
    }
    if (console.json()) {
      console.printJson(data);
    }
    return ExitCode.GOOD;
  }

  private BackboneSetup setup(BenchCommand.Place place, String mode) {
    BackboneSetup usual = BenchCommand.setup(surroundings, place, profile);
    return new BackboneSetup(
        usual.pki(),
        usual
            .config()
            .with("revocation.mode", mode)
            .then(made -> made.with("revocation.port", "0"))
            .orThrow(),
        usual.simulated(),
        usual.around(),
        usual.observer());
  }

  private List<Long> measured(BackboneSetup setup) {
    try (Backbone backbone = Backbone.start(setup).orThrow()) {
      var bench = new RevocationBench(backbone, BenchCommand.SENDER, setup.around());
      List<Long> millis = new ArrayList<>();
      for (int round = 0; round < Math.max(1, rounds); round++) {
        millis.add(bench.round().toMillis());
      }
      return millis.stream().sorted().toList();
    }
  }

  private static void say(
      Console console, String mode, List<Long> millis, Map<String, Object> data) {
    long median = (millis.get((millis.size() - 1) / 2) + millis.get(millis.size() / 2)) / 2;
    data.put(
        mode,
        Map.of(
            "minMillis", millis.getFirst(), "medianMillis", median, "maxMillis", millis.getLast()));
    if (!console.json()) {
      console.say(
          "bench.revocation.result",
          mode,
          millis.size(),
          seconds(millis.getFirst()),
          seconds(median),
          seconds(millis.getLast()));
    }
  }

  private static String seconds(long millis) {
    return String.format(Locale.ROOT, "%.2f", millis / 1000.0);
  }
}

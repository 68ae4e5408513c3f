package jukigate.app.command;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import jukigate.app.backbone.Country;
import jukigate.app.bench.country.CountryBench;
import jukigate.app.bench.country.CountryReport;
import jukigate.app.bench.country.CountryResult;
import jukigate.app.bench.country.Stage;
import jukigate.domain.refusal.Refusal;
import jukigate.domain.refusal.RefusalCode;
import jukigate.simulators.SimulatorConfig.Sending;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code jukigate bench country}: every node of the country, and people who move within it. */
@Command(name = "country")
final class BenchCountryCommand implements Callable<Integer> {
  private static final int FASTEST = 1_000;
  private static final Duration LONGEST = Duration.ofHours(1);

  private final Surroundings surroundings;

  @Mixin private SharedOptions shared;

  @Option(names = "--rates", paramLabel = "<n>", split = ",", defaultValue = "25,50,100,150")
  private List<Integer> rates;

  @Option(names = "--for", paramLabel = "<duration>", defaultValue = "PT1M")
  private Duration time;

  @Option(names = "--profile", paramLabel = "high|recommended", defaultValue = "high")
  private String profile;

  @Option(names = "--report", paramLabel = "<folder>")
  private Path report;

  BenchCountryCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() {
    Console console = shared.console(surroundings);
    if (!fits()) {
      return console.refuse(Refusal.of(RefusalCode.USAGE, console.text("bench.country.usage")));
    }
    Path home = shared.home(surroundings);
    Path work = home.resolve("bench").resolve(Long.toString(surroundings.clock().millis()));
    var setup =
        BenchCommand.setup(
            surroundings,
            new BenchCommand.Place(home, work),
            profile,
            Country.nodes(),
            Sending.BY_ITSELF);
    try (HomeLock lock = Started.home(home)) {
      assert lock != null;
      var plan = new CountryBench.Plan(rates, time);
      return told(console, CountryBench.run(setup, plan, new Told(console)));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("ended by somebody", e);
    }
  }

  private boolean fits() {
    return rates.stream().allMatch(rate -> rate >= 1 && rate <= FASTEST)
        && time.isPositive()
        && time.compareTo(LONGEST) <= 0;
  }

  private int told(Console console, CountryResult result) {
    var made = new CountryReport(surroundings.clock().instant(), result);
    if (report != null) {
      made.write(report).orThrow();
    }
    if (console.json()) {
      console.printJson(made.data());
    } else {
      console.say(
          "bench.country.start",
          Integer.toString(result.nodes()),
          seconds(result.startMillis()),
          Integer.toString(result.minted()),
          megabytes(result.idle().heapBytes()),
          megabytes(result.idle().residentBytes()),
          megabytes(result.worked().residentBytes()));
      console.say(result.isGood() ? "bench.country.good" : "bench.country.bad");
      if (report != null) {
        console.say("bench.country.report", report.resolve("country.html"));
      }
    }
    return result.isGood() ? ExitCode.GOOD : ExitCode.BAD;
  }

  private record Told(Console console) implements CountryBench.Audience {
    @Override
    public void minted(int keys) {
      console.note("bench.country.minted", Integer.toString(keys));
    }

    @Override
    public void over(Stage stage) {
      say(console, stage);
    }
  }

  private static void say(Console console, Stage stage) {
    console.note(
        "bench.country.stage",
        stage.keptUp() ? "✓" : "✗",
        Integer.toString(stage.rate()),
        one(stage.achieved()),
        stage.ended() + "/" + stage.moves(),
        one(stage.exchange().p50() / 1_000.0),
        one(stage.exchange().p99() / 1_000.0),
        one(stage.move().p99() / 1_000.0),
        Long.toString(stage.behind()),
        one(stage.cpuMicros() / 1_000.0),
        stage.refused().isEmpty() ? "" : stage.refused().toString());
  }

  private static String seconds(long millis) {
    return one(millis / 1_000.0);
  }

  private static String megabytes(long bytes) {
    return String.format(Locale.ROOT, "%.0f", bytes / 1_000_000.0);
  }

  private static String one(double value) {
    return String.format(Locale.ROOT, "%.1f", value);
  }
}

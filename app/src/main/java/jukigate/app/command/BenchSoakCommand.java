package jukigate.app.command;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.Callable;
import jukigate.app.backbone.Backbone;
import jukigate.app.bench.Soak;
import jukigate.app.bench.SoakFindings;
import jukigate.app.bench.SoakReport;
import jukigate.app.bench.SoakSample;
import jukigate.domain.node.NodeId;
import jukigate.domain.refusal.Refusal;
import jukigate.domain.refusal.RefusalCode;
import jukigate.simulators.SimulatorConfig.Sending;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code jukigate bench soak}: a steady rate for long, and whether anything grows. */
@Command(name = "soak")
final class BenchSoakCommand implements Callable<Integer> {
  private static final Set<NodeId> NODES =
      Set.of(BenchCommand.SENDER, new NodeId("pref-220001"), NodeId.NATIONAL);
  private static final int FASTEST = 1_000;

  private final Surroundings surroundings;

  @Mixin private SharedOptions shared;

  @Option(names = "--rate", paramLabel = "<n>", defaultValue = "20")
  private int rate;

  @Option(names = "--for", paramLabel = "<duration>", defaultValue = "PT1H")
  private Duration time;

  @Option(names = "--interval", paramLabel = "<duration>", defaultValue = "PT1M")
  private Duration interval;

  @Option(names = "--profile", paramLabel = "high|recommended", defaultValue = "high")
  private String profile;

  @Option(names = "--report", paramLabel = "<folder>")
  private Path report;

  BenchSoakCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() {
    Console console = shared.console(surroundings);
    if (!fits()) {
      return console.refuse(Refusal.of(RefusalCode.USAGE, console.text("bench.soak.usage")));
    }
    Path home = shared.home(surroundings);
    Path work = home.resolve("bench").resolve(Long.toString(surroundings.clock().millis()));
    try (HomeLock lock = Started.home(home);
        Backbone backbone =
            Backbone.start(
                    BenchCommand.setup(
                        surroundings,
                        new BenchCommand.Place(home, work),
                        profile,
                        NODES,
                        Sending.BY_ITSELF))
                .orThrow()) {
      assert lock != null;
      return soak(console, backbone, work);
    }
  }

  private boolean fits() {
    return rate >= 1
        && rate <= FASTEST
        && interval.isPositive()
        && time.compareTo(interval.multipliedBy(SoakFindings.FEWEST)) >= 0;
  }

  private int soak(Console console, Backbone backbone, Path work) {
    var plan = new Soak.Plan(rate, time, interval);
    try (Soak soak = new Soak(backbone, BenchCommand.SENDER, plan, work, surroundings.random())) {
      Soak.Result result = soak.run(sample -> say(console, sample));
      SoakReport made = new SoakReport(surroundings.clock().instant(), result);
      if (report != null) {
        made.write(report).orThrow();
      }
      end(console, made);
      return made.isGood() ? ExitCode.GOOD : ExitCode.BAD;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("ended by somebody", e);
    }
  }

  private void end(Console console, SoakReport made) {
    if (console.json()) {
      console.printJson(made.data());
      return;
    }
    for (SoakFindings.Curve curve : made.findings().curves()) {
      console.say(
          "bench.soak.curve",
          curve.isFlat() ? "✓" : "✗",
          curve.name(),
          one(curve.begin()),
          one(curve.end()),
          one(curve.allowed()));
    }
    Soak.Result result = made.result();
    console.say(
        made.isGood() ? "bench.soak.good" : "bench.soak.bad",
        Long.toString(result.sent()),
        result.failed() == 0 ? "0" : result.failed() + " " + result.failures(),
        result.waiting());
    if (report != null) {
      console.say("bench.soak.report", report.resolve("soak.html"));
    }
  }

  private static void say(Console console, SoakSample sample) {
    console.note(
        "bench.soak.sample",
        Long.toString(sample.second()),
        Long.toString(sample.sent()),
        one(sample.p50Micros() / 1_000.0),
        one(sample.p99Micros() / 1_000.0),
        one(sample.heapBytes() / 1_000_000.0),
        Long.toString(sample.handles()),
        sample.threads(),
        one(sample.diskBytes() / 1_000_000.0));
  }

  private static String one(double value) {
    return String.format(Locale.ROOT, "%.1f", value);
  }
}

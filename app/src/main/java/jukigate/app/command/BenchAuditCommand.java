package jukigate.app.command;

import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import jukigate.app.backbone.HomeClock;
import jukigate.app.bench.AuditBench;
import jukigate.domain.node.NodeId;
import jukigate.domain.refusal.Refusal;
import jukigate.domain.refusal.RefusalCode;
import jukigate.wire.profile.SecurityProfile;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code jukigate bench audit}: how long a verification of the audit log takes. */
@Command(name = "audit")
final class BenchAuditCommand implements Callable<Integer> {
  private static final int MOST = 10_000_000;

  private final Surroundings surroundings;

  @Mixin private SharedOptions shared;

  @Option(names = "--leaves", paramLabel = "<n>", defaultValue = "100000")
  private int leaves;

  @Option(names = "--bytes", paramLabel = "<n>", defaultValue = "1024", descriptionKey = "size")
  private int bytes;

  BenchAuditCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() {
    Console console = shared.console(surroundings);
    if (leaves < 2 || leaves > MOST || bytes < 1 || bytes > 1 << 20) {
      return console.refuse(
          Refusal.of(RefusalCode.USAGE, "--leaves 2.." + MOST + ", --bytes 1.." + (1 << 20)));
    }
    Path home = shared.home(surroundings);
    Path work = home.resolve("bench").resolve(Long.toString(surroundings.clock().millis()));
    try (HomeLock lock = Started.home(home)) {
      assert lock != null;
      var clock = new HomeClock(home, surroundings.clock()).open();
      var pki = Started.pki(home, clock, surroundings);
      pki.prepare(List.of(NodeId.GATEWAY), SecurityProfile.HIGH_2026).orThrow();
      var signer = pki.signing(NodeId.GATEWAY, SecurityProfile.HIGH_2026);
      var bench = new AuditBench(pki, signer, clock, surroundings.random());
      return say(console, bench.run(work.resolve("gateway"), leaves / 2, bytes));
    }
  }

  private static int say(Console console, AuditBench.Measured measured) {
    var report = measured.report();
    if (console.json()) {
      Map<String, Object> data = new LinkedHashMap<>();
      data.put("leaves", report.leaves());
      data.put("heads", report.checkpoints());
      data.put("fillingMillis", measured.filled().toMillis());
      data.put("verifyingMillis", measured.verified().toMillis());
      console.printJson(data);
    } else {
      console.say(
          "bench.audit.filled", report.leaves(), report.checkpoints(), seconds(measured.filled()));
      console.say(
          "bench.audit.verified",
          seconds(measured.verified()),
          report.leaves() * 1_000 / Math.max(1, measured.verified().toMillis()));
    }
    return report.isGood() ? ExitCode.GOOD : ExitCode.BAD;
  }

  private static String seconds(Duration took) {
    return String.format(Locale.ROOT, "%.1f", took.toMillis() / 1000.0);
  }
}

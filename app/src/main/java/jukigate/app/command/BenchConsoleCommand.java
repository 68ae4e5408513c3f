package jukigate.app.command;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import jukigate.app.backbone.Country;
import jukigate.app.bench.console.Answered;
import jukigate.app.bench.console.ConsoleBench;
import jukigate.domain.node.NodeId;
import jukigate.domain.refusal.Refusal;
import jukigate.domain.refusal.RefusalCode;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code jukigate bench console}: how soon the console answers with much on record. */
@Command(name = "console")
final class BenchConsoleCommand implements Callable<Integer> {
  private static final int MOST = 10_000_000;
  private static final int MOST_ROUNDS = 10_000;
  private static final Set<NodeId> FEW =
      Set.of(BenchCommand.SENDER, new NodeId("pref-220001"), NodeId.NATIONAL);

  private final Surroundings surroundings;

  @Mixin private SharedOptions shared;

  @Option(names = "--messages", paramLabel = "<n>", defaultValue = "100000")
  private int messages;

  @Option(names = "--rounds", paramLabel = "<n>", defaultValue = "20")
  private int rounds;

  @Option(names = "--country")
  private boolean country;

  BenchConsoleCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() {
    Console console = shared.console(surroundings);
    if (messages < 2 || messages > MOST || rounds < 1 || rounds > MOST_ROUNDS) {
      return console.refuse(
          Refusal.of(RefusalCode.USAGE, "--messages 2.." + MOST + ", --rounds 1.." + MOST_ROUNDS));
    }
    Path home = shared.home(surroundings);
    Path work = home.resolve("bench").resolve(Long.toString(surroundings.clock().millis()));
    var place = new BenchCommand.Place(home, work);
    try (HomeLock lock = Started.home(home)) {
      assert lock != null;
      var bench =
          new ConsoleBench(
              BenchCommand.setup(surroundings, place, "high", FEW),
              BenchCommand.setup(surroundings, place, "high", country ? Country.nodes() : FEW),
              work.resolve("console"),
              surroundings.clock());
      var measured = bench.run(BenchCommand.SENDER, messages, rounds, route -> say(console, route));
      return told(console, measured);
    }
  }

  private static void say(Console console, Answered route) {
    console.note(
        "bench.console.route",
        String.format(Locale.ROOT, "%-60s", route.route()),
        millis(route.p50()),
        millis(route.p95()),
        millis(route.max()),
        millis(route.first()),
        Integer.toString(route.bytes()),
        route.isGood() ? "" : "✗");
  }

  private static int told(Console console, ConsoleBench.Measured measured) {
    if (console.json()) {
      Map<String, Object> data = new LinkedHashMap<>();
      data.put("messages", measured.messages());
      data.put("nodes", measured.nodes());
      data.put("fillingMillis", measured.filled().toMillis());
      data.put("limitMillis", Answered.LIMIT.toMillis());
      data.put("good", measured.isGood());
      data.put("routes", measured.routes());
      console.printJson(data);
    } else {
      console.say(
          measured.isGood() ? "bench.console.good" : "bench.console.bad",
          measured.messages(),
          measured.nodes(),
          Long.toString(Answered.LIMIT.toMillis()),
          String.format(Locale.ROOT, "%.1f", measured.filled().toMillis() / 1000.0));
    }
    return measured.isGood() ? ExitCode.GOOD : ExitCode.BAD;
  }

  private static String millis(long micros) {
    return String.format(Locale.ROOT, "%7.1f", micros / 1000.0);
  }
}

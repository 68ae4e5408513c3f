package jukigate.app.command;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import jukigate.app.backbone.HomeClock;
import jukigate.app.bench.load.Cell;
import jukigate.app.bench.load.LoadBench;
import jukigate.app.bench.load.LoadPlan;
import jukigate.app.bench.load.LoadReport;
import jukigate.app.bench.load.Machine;
import jukigate.app.bench.load.Measured;
import jukigate.app.bench.load.Ratio;
import jukigate.app.bench.load.Spread;
import jukigate.app.process.Launch;
import jukigate.bench.load.OpenLoop;
import jukigate.bench.member.Contender;
import jukigate.bench.member.Order;
import jukigate.bench.work.Batch;
import jukigate.bench.work.Parties;
import jukigate.bench.work.Work;
import jukigate.domain.message.Operation;
import jukigate.domain.node.NodeId;
import jukigate.domain.refusal.Refusal;
import jukigate.domain.refusal.RefusalCode;
import jukigate.domain.time.ClockState;
import jukigate.store.OwnerOnly;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code jukigate bench load}: the gateway beside stock CXF and beside its own floor. */
@Command(name = "load")
final class BenchLoadCommand implements Callable<Integer> {
  private static final Pattern SIZE = Pattern.compile("[1-9][0-9]{0,3}k");
  private static final List<String> SIZES = List.of("1k", "10k", "100k");
  private static final int FASTEST = 10_000;

  private final Surroundings surroundings;

  @Mixin private SharedOptions shared;

  @Option(names = "--exchange", paramLabel = "<name>", defaultValue = "update")
  private String exchange;

  @Option(names = "--sizes", paramLabel = "<n>k", split = ",")
  private List<String> sizes;

  @Option(names = "--callers", paramLabel = "<n>", split = ",", defaultValue = "1,4,16")
  private List<Integer> callers;

  @Option(names = "--rates", paramLabel = "<n>", split = ",", defaultValue = "100,500")
  private List<Integer> rates;

  @Option(names = "--seconds", paramLabel = "<n>", defaultValue = "5")
  private int seconds;

  @Option(names = "--rounds", paramLabel = "<n>", defaultValue = "3")
  private int rounds;

  @Option(names = "--warm-up", paramLabel = "<seconds>", defaultValue = "20")
  private int warmUp;

  @Option(names = "--subjects", paramLabel = "<name>", split = ",")
  private List<String> subjects;

  @Option(names = "--report", paramLabel = "<folder>")
  private Path report;

  @Option(names = "--check", paramLabel = "<results.json>")
  private Path before;

  BenchLoadCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() {
    Console console = shared.console(surroundings);
    Path home = shared.home(surroundings);
    if (!fits()) {
      return console.refuse(Refusal.of(RefusalCode.USAGE, console.text("bench.load.usage")));
    }
    Optional<Integer> tooLarge = tooLarge();
    if (tooLarge.isPresent()) {
      return console.refuse(
          Refusal.of(RefusalCode.USAGE, console.text("bench.load.too-large", tooLarge.get())));
    }
    if (new HomeClock(home, surroundings.clock()).open().state().mode() != ClockState.Mode.REAL) {
      return console.refuse(Refusal.of(RefusalCode.USAGE, console.text("bench.load.clock")));
    }
    try (HomeLock free = Started.home(home)) {
      assert free != null; // the gateway will need the folder for itself
      mint(home);
    }
    Machine machine = Machine.here();
    LoadPlan plan = plan();
    wanted()
        .filter(it -> !it.runsHere())
        .forEach(it -> console.note("bench.load.left-out", it.label()));
    try (LoadBench bench = LoadBench.start(plan, place(home))) {
      List<Measured> measured = bench.run(it -> say(console, it));
      return tell(console, new LoadReport(surroundings.clock().instant(), machine, plan, measured));
    }
  }

  private Work<?, ?> work() {
    return Work.of(exchange).orElseThrow();
  }

  private boolean fits() {
    return Work.of(exchange).isPresent()
        && (sizes == null
            || (work().most() > 1 && sizes.stream().allMatch(it -> SIZE.matcher(it).matches())))
        && callers.stream().allMatch(it -> it >= 1 && it <= OpenLoop.MOST)
        && rates.stream().allMatch(it -> it >= 1 && it <= FASTEST)
        && seconds >= 1
        && rounds >= 1
        && warmUp >= 0
        && (subjects == null || subjects.stream().allMatch(it -> Contender.of(it).isPresent()));
  }

  private Stream<Contender> wanted() {
    return subjects == null
        ? Stream.of(Contender.values())
        : subjects.stream().map(Contender::of).flatMap(Optional::stream);
  }

  private LoadPlan plan() {
    Set<Contender> here =
        wanted()
            .filter(Contender::runsHere)
            .collect(Collectors.toCollection(() -> EnumSet.noneOf(Contender.class)));
    return new LoadPlan(
        work(),
        here,
        sizes(),
        callers.stream().distinct().toList(),
        rates.stream().distinct().toList(),
        rounds,
        Duration.ofSeconds(seconds),
        Duration.ofSeconds(warmUp));
  }

  private List<LoadPlan.Size> sizes() {
    return work() instanceof Batch batch
        ? labels().distinct().map(it -> size(batch, it)).toList()
        : List.of(LoadPlan.Size.of(exchange, work(), 1));
  }

  private Stream<String> labels() {
    return sizes == null ? SIZES.stream() : sizes.stream();
  }

  private static LoadPlan.Size size(Batch batch, String label) {
    return LoadPlan.Size.of(label, batch, batch.entries(bytes(label)));
  }

  /** The largest body that the contract takes, in kilobytes, where a larger one was asked for. */
  private Optional<Integer> tooLarge() {
    return work() instanceof Batch batch
            && labels().anyMatch(it -> batch.entries(bytes(it)) > batch.most())
        ? Optional.of(batch.requestBytes(batch.most()) / 1_000)
        : Optional.empty();
  }

  private static int bytes(String label) {
    return Integer.parseInt(label.substring(0, label.length() - 1)) * 1_000;
  }

  /** Before the processes start, which would wait for each other. */
  private void mint(Path home) {
    var clock = new HomeClock(home, surroundings.clock()).open();
    int unused =
        Started.pki(home, clock, surroundings)
            .prepare(List.of(NodeId.GATEWAY, work().sender(), work().receiver()), Parties.PROFILE)
            .orThrow();
  }

  private LoadBench.Place place(Path home) {
    try {
      Path work =
          OwnerOnly.home(
              home.resolve("bench").resolve(Long.toString(surroundings.clock().millis())));
      Path vendor = surroundings.root().resolve("app/target/jukigate/vendor");
      return new LoadBench.Place(home, work, Launch.here(), vendor);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private int tell(Console console, LoadReport made) {
    if (report != null) {
      made.write(report).orThrow();
    }
    List<LoadReport.Worse> worse = before == null ? List.of() : made.comparedWith(before).orThrow();
    if (console.json()) {
      Map<String, Object> data = made.data();
      if (before != null) {
        data.put("worse", worse);
      }
      console.printJson(data);
    } else {
      say(console, made, worse);
    }
    return made.isGood() && worse.isEmpty() ? ExitCode.GOOD : ExitCode.BAD;
  }

  private void say(Console console, LoadReport made, List<LoadReport.Worse> worse) {
    Operation operation = made.plan().work().operation();
    console.say(
        "bench.load.exchange",
        operation.exchange(),
        operation.title().in(console.language()),
        operation.name());
    table(console, made, Order.Kind.CALLERS);
    table(console, made, Order.Kind.RATE);
    if (!made.ratios().isEmpty()) {
      console.line("");
      new RowTable(console, "bench.load")
          .print(made.ratios().stream().map(BenchLoadCommand::row).toList());
    }
    console.line("");
    console.say(made.isGood() ? "bench.load.good" : "bench.load.bad", made.errors());
    for (LoadReport.Worse each : worse) {
      Ratio now = each.now();
      console.say(
          "bench.load.worse",
          now.name(),
          now.size(),
          two(each.before()),
          two(now.value().median()));
    }
    if (before != null && worse.isEmpty()) {
      console.say("bench.load.no-worse");
    }
    if (report != null) {
      console.say("bench.load.report", report.resolve("load.html"));
    }
  }

  private static void table(Console console, LoadReport made, Order.Kind kind) {
    List<Map<String, String>> rows = new ArrayList<>();
    for (Cell cell : made.cells()) {
      if (cell.key().kind() == kind) {
        rows.add(row(cell, made.plan().size(cell.key().size())));
      }
    }
    if (!rows.isEmpty()) {
      console.line("");
      new RowTable(console, "bench.load").print(rows);
    }
  }

  private static Map<String, String> row(Cell cell, LoadPlan.Size size) {
    boolean closed = cell.key().kind() == Order.Kind.CALLERS;
    Map<String, String> row = new LinkedHashMap<>();
    row.put("size", size.label());
    row.put("bytes", size.requestBytes() + "/" + size.answerBytes());
    row.put(closed ? "callers" : "rate", String.valueOf(cell.key().load()));
    row.put("subject", cell.key().contender());
    row.put("perSecond", spread(cell.perSecond(), 0));
    row.put("p50", decimal(cell.p50().median(), 2));
    row.put("p90", decimal(cell.p90().median(), 2));
    row.put("p99", spread(cell.p99(), 1));
    row.put("max", decimal(cell.max().max(), 1));
    row.put("cpu", spread(cell.cpu(), 0));
    row.put("gateway", decimal(cell.gatewayCpu().median(), 0));
    row.put("errors", String.valueOf(cell.errors()));
    row.put("unsent", String.valueOf(cell.unsent()));
    return row;
  }

  private static Map<String, String> row(Ratio ratio) {
    Map<String, String> row = new LinkedHashMap<>();
    row.put("ratio", ratio.name());
    row.put("size", ratio.size());
    row.put("value", spread(ratio.value(), 2));
    return row;
  }

  private static void say(Console console, Measured measured) {
    console.note(
        "bench.load.measured",
        measured.round(),
        measured.size(),
        measured.kind() == Order.Kind.CALLERS
            ? console.text("bench.load.of-callers", measured.load())
            : console.text("bench.load.of-rate", measured.load()),
        measured.contender(),
        decimal(measured.figures().perSecond(), 0),
        decimal(measured.figures().micros().p99() / 1e3, 1),
        measured.figures().errors());
  }

  private static String spread(Spread value, int places) {
    return decimal(value.median(), places)
        + " ["
        + decimal(value.min(), places)
        + "–"
        + decimal(value.max(), places)
        + "]";
  }

  private static String two(double value) {
    return decimal(value, 2);
  }

  private static String decimal(double value, int places) {
    return String.format(Locale.ROOT, "%." + places + "f", value);
  }
}

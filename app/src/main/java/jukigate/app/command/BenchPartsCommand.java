package jukigate.app.command;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import jukigate.app.backbone.HomeClock;
import jukigate.app.bench.load.Machine;
import jukigate.app.bench.parts.Measured;
import jukigate.app.bench.parts.PartsBench;
import jukigate.app.bench.parts.PartsPlan;
import jukigate.app.bench.parts.PartsReport;
import jukigate.app.bench.parts.Step;
import jukigate.app.process.Launch;
import jukigate.bench.work.Parties;
import jukigate.bench.work.Work;
import jukigate.domain.refusal.Refusal;
import jukigate.domain.refusal.RefusalCode;
import jukigate.store.OwnerOnly;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code jukigate bench parts}: each step of the gateway by itself, at several sizes. */
@Command(name = "parts")
final class BenchPartsCommand implements Callable<Integer> {
  private static final Pattern SIZE = Pattern.compile("([1-9][0-9]{0,2}|1000)k");

  private final Surroundings surroundings;

  @Mixin private SharedOptions shared;

  @Option(names = "--parts", paramLabel = "<name>", split = ",")
  private List<String> parts;

  @Option(names = "--sizes", paramLabel = "<n>k", split = ",", defaultValue = "1k,10k,100k,1000k")
  private List<String> sizes;

  @Option(names = "--forks", paramLabel = "<n>", defaultValue = "1")
  private int forks;

  @Option(names = "--rounds", paramLabel = "<n>", defaultValue = "5")
  private int rounds;

  @Option(names = "--seconds", paramLabel = "<n>", defaultValue = "1")
  private int seconds;

  @Option(names = "--report", paramLabel = "<folder>")
  private Path report;

  BenchPartsCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() {
    Console console = shared.console(surroundings);
    if (!fits()) {
      return console.refuse(
          Refusal.of(RefusalCode.USAGE, console.text("bench.parts.usage", labels())));
    }
    Path home = shared.home(surroundings);
    try (HomeLock lock = Started.home(home)) {
      assert lock != null;
      Machine machine = Machine.here();
      PartsPlan plan = plan();
      PartsBench.narrowThisJvm();
      var bench = new PartsBench(parties(home), work(home), Launch.here());
      List<Measured> measured = bench.run(plan, it -> note(console, it));
      return tell(
          console, new PartsReport(surroundings.clock().instant(), machine, plan, measured));
    }
  }

  private boolean fits() {
    return sizes.stream().allMatch(it -> SIZE.matcher(it).matches())
        && forks >= 1
        && rounds >= 1
        && seconds >= 1
        && (parts == null || parts.stream().allMatch(it -> Step.of(it).isPresent()));
  }

  private static String labels() {
    return Stream.of(Step.values()).map(Step::label).collect(Collectors.joining(", "));
  }

  private PartsPlan plan() {
    List<Step> steps =
        parts == null
            ? List.of(Step.values())
            : parts.stream().map(Step::of).flatMap(Optional::stream).distinct().sorted().toList();
    return new PartsPlan(
        steps,
        sizes.stream()
            .distinct()
            .map(BenchPartsCommand::size)
            .sorted(Comparator.comparingInt(PartsPlan.Size::bytes))
            .toList(),
        forks,
        rounds,
        Duration.ofSeconds(seconds));
  }

  private static PartsPlan.Size size(String label) {
    return new PartsPlan.Size(
        label, 1_000 * Integer.parseInt(label.substring(0, label.length() - 1)));
  }

  /** All that the processes find: none of them makes a key. */
  private Parties parties(Path home) {
    var clock = new HomeClock(home, surroundings.clock()).open();
    var pki = Started.pki(home, clock, surroundings);
    pki.prepare(List.of(Work.CITY, Work.PREFECTURE), Parties.PROFILE).orThrow();
    pki.mintEncryption(List.of(Work.PREFECTURE)).orThrow();
    return new Parties(pki, clock, surroundings.random());
  }

  private Path work(Path home) {
    try {
      return OwnerOnly.home(
          home.resolve("bench").resolve(Long.toString(surroundings.clock().millis())));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private int tell(Console console, PartsReport made) {
    if (report != null) {
      made.write(report).orThrow();
    }
    if (console.json()) {
      console.printJson(made.data());
      return ExitCode.GOOD;
    }
    new RowTable(console, "bench.parts")
        .print(made.lines().stream().map(BenchPartsCommand::row).toList());
    if (report != null) {
      console.line("");
      console.say("bench.parts.report", report.resolve("parts.html"));
    }
    return ExitCode.GOOD;
  }

  private static Map<String, String> row(PartsReport.Line line) {
    Measured measured = line.measured();
    Map<String, String> row = new LinkedHashMap<>();
    row.put("part", measured.step().label());
    row.put("size", measured.message().size());
    row.put("bytes", Integer.toString(measured.message().bytes()));
    row.put("micros", one(measured.micros()));
    row.put("error", known(measured.error(), 1));
    row.put("allocated", decimal(measured.allocated(), 0));
    row.put("perKilobyte", decimal(measured.microsPerKilobyte(), 2));
    row.put("toFloor", known(line.toFloor(), 1));
    row.put("exponent", known(line.exponent(), 2));
    return row;
  }

  private static void note(Console console, Measured measured) {
    console.note(
        "bench.parts.measured",
        measured.step().label(),
        measured.message().size(),
        Integer.toString(measured.message().records()),
        Integer.toString(measured.message().bytes()),
        one(measured.micros()));
  }

  private static String known(OptionalDouble value, int places) {
    return value.isPresent() ? decimal(value.getAsDouble(), places) : "–";
  }

  private static String one(double value) {
    return decimal(value, 1);
  }

  private static String decimal(double value, int places) {
    return String.format(Locale.ROOT, "%." + places + "f", value);
  }
}

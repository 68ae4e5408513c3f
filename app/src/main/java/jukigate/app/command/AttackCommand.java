package jukigate.app.command;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import jukigate.app.attack.AttackReport;
import jukigate.app.attack.ForeignEndpoint;
import jukigate.app.attack.OwnGateway;
import jukigate.app.attack.ReportFolder;
import jukigate.app.backbone.BackboneSetup;
import jukigate.app.report.RunFolder;
import jukigate.conformance.attack.Attack;
import jukigate.conformance.attack.AttackResult;
import jukigate.conformance.attack.AttackRun;
import jukigate.conformance.attack.Attacks;
import jukigate.conformance.attack.Elsewhere;
import jukigate.conformance.attack.Target;
import jukigate.conformance.matrix.Cell;
import jukigate.conformance.matrix.CellResult;
import jukigate.conformance.matrix.MatrixRun;
import jukigate.keystores.TestPki;
import jukigate.wire.profile.SecurityProfile;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code jukigate attack}: every known attack against a gateway of its own. */
@Command(name = "attack")
final class AttackCommand implements Callable<Integer> {
  private static final String PROFILE = "high";
  private static final String OTHER_PROFILE = "recommended";

  private final Surroundings surroundings;

  @Mixin private SharedOptions shared;

  @Spec private CommandSpec spec;

  @Option(names = "--list")
  private boolean list;

  @Mixin private TargetOptions target;

  @Option(names = "--matrix")
  private boolean matrixOnly;

  @Option(names = "--report", paramLabel = "<folder>")
  private Path report;

  @Option(names = "--seed", paramLabel = "<n>")
  private Optional<Long> seed = Optional.empty();

  @Option(names = "--generated", paramLabel = "<n>", defaultValue = "40")
  private int generated;

  @Parameters(paramLabel = "<attack>", descriptionKey = "attack-id", arity = "0..*")
  private List<String> ids = List.of();

  AttackCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() {
    Console console = shared.console(surroundings);
    List<Attack> attacks = asked();
    if (list) {
      return list(console, attacks);
    }
    return target.isForeign() ? foreign(console, attacks) : run(console, attacks);
  }

  private List<Attack> asked() {
    if (matrixOnly) {
      return List.of();
    }
    return ids.isEmpty() ? Attacks.all() : ids.stream().map(this::attack).toList();
  }

  private Attack attack(String id) {
    return Attacks.ofId(id.toUpperCase(Locale.ROOT))
        .orElseThrow(() -> new ParameterException(spec.commandLine(), "attack " + id + "?"));
  }

  private int list(Console console, List<Attack> attacks) {
    List<Elsewhere> others = ids.isEmpty() ? Elsewhere.all() : List.of();
    if (console.json()) {
      List<Map<String, Object>> rows =
          new ArrayList<>(attacks.stream().map(attack -> row(console, attack)).toList());
      others.forEach(other -> rows.add(row(console, other)));
      console.printJson(rows);
      return ExitCode.GOOD;
    }
    for (Attack attack : attacks) {
      console.line(
          String.format(
              Locale.ROOT,
              "%-8s %-8s %3d  %s",
              attack.id(),
              attack.severity(),
              Attacks.variants(attack),
              attack.title().in(console.language())));
    }
    for (Elsewhere other : others) {
      console.line(
          String.format(
              Locale.ROOT,
              "%-8s -         0  %s: %s (%s)",
              other.id(),
              other.title().in(console.language()),
              other.reason().in(console.language()),
              other.provenBy().isEmpty() ? "-" : String.join(", ", other.provenBy())));
    }
    return ExitCode.GOOD;
  }

  private static Map<String, Object> row(Console console, Attack attack) {
    Map<String, Object> row = new LinkedHashMap<>();
    row.put("id", attack.id());
    row.put("severity", attack.severity().name());
    row.put("variants", Attacks.variants(attack));
    row.put("title", attack.title().in(console.language()));
    row.put("source", attack.source());
    return row;
  }

  private static Map<String, Object> row(Console console, Elsewhere other) {
    Map<String, Object> row = new LinkedHashMap<>();
    row.put("id", other.id());
    row.put("title", other.title().in(console.language()));
    row.put("reason", other.reason().in(console.language()));
    row.put("provenBy", other.provenBy());
    return row;
  }

  private int run(Console console, List<Attack> attacks) {
    Path home = shared.home(surroundings);
    Path folder = Started.newFolder(home, "attack", surroundings);
    Begin begin = begin();
    List<AttackResult> results;
    List<CellResult> matrix = new ArrayList<>();
    try (HomeLock lock = Started.home(home)) {
      assert lock != null;
      try (OwnGateway gateway = gateway(home, folder, PROFILE)) {
        results = attack(console, gateway.target(), begin, attacks);
        matrix.addAll(matrix(console, gateway, PROFILE, begin.seed()));
      }
      if (ids.isEmpty()) {
        try (OwnGateway gateway = gateway(home, folder.resolve(OTHER_PROFILE), OTHER_PROFILE)) {
          matrix.addAll(matrix(console, gateway, OTHER_PROFILE, begin.seed()));
        }
      }
    }
    var run = of(begin, "jukigate", PROFILE, RunFolder.journalOption(folder));
    return finish(console, new AttackReport(run, results, matrix));
  }

  /** Somebody else's endpoint: nothing is seen of it but the wire. */
  private int foreign(Console console, List<Attack> attacks) {
    Path home = shared.home(surroundings);
    ForeignEndpoint endpoint = target.endpoint(home).orThrow();
    var clock = shared.clock(surroundings);
    TestPki pki =
        endpoint
            .pki()
            .map(folder -> TestPki.openOrMint(folder, clock, surroundings.random()).orThrow())
            .orElseGet(() -> Started.pki(home, clock, surroundings));
    AttackRun.prepare(pki);
    Target attacked = endpoint.target(pki, clock, TargetOptions.TICKER).orThrow();
    List<Attack> suited =
        attacks.stream().filter(it -> Attacks.suitsForeign(it, target.withDos())).toList();
    console.note("attack.foreign", endpoint.url(), endpoint.rate(), attacks.size() - suited.size());
    Begin begin = begin();
    List<AttackResult> results = attack(console, attacked, begin, suited);
    var run = of(begin, endpoint.url().toString(), endpoint.profile().name(), "");
    return finish(console, new AttackReport(run, results, List.of()));
  }

  private record Begin(long seed, Instant at) {}

  private Begin begin() {
    return new Begin(
        seed.orElseGet(() -> (long) surroundings.random().nextInt(Integer.MAX_VALUE)),
        surroundings.clock().instant());
  }

  private AttackReport.Run of(Begin begin, String target, String profile, String journalOption) {
    Duration took = Duration.between(begin.at(), surroundings.clock().instant());
    return new AttackReport.Run(target, begin.seed(), profile, begin.at(), took, journalOption);
  }

  private List<AttackResult> attack(
      Console console, Target target, Begin begin, List<Attack> attacks) {
    console.note("attack.started", attacks.size(), Long.toString(begin.seed()));
    AtomicInteger done = new AtomicInteger();
    return new AttackRun(target, begin.seed(), generated)
        .run(attacks, result -> progress(console, result, done, attacks.size()));
  }

  /** The connections of a profile; not where somebody asked for certain attacks. */
  private List<CellResult> matrix(
      Console console, OwnGateway gateway, String profile, long chosen) {
    if (!ids.isEmpty()) {
      return List.of();
    }
    List<Cell> cells = Cell.of(SecurityProfile.byName(profile).orElseThrow());
    List<CellResult> played =
        new MatrixRun(gateway.ends(), new Random(~chosen))
            .run(
                cells,
                cell -> {
                  if (!cell.isRight()) {
                    console.note("attack.cell", cell.cell().name(), cell.broken(), cell.answer());
                  }
                });
    long right = played.stream().filter(CellResult::isRight).count();
    console.note("attack.cells", right, played.size(), profile);
    return played;
  }

  private OwnGateway gateway(Path home, Path folder, String profile) {
    var clock = shared.clock(surroundings);
    return OwnGateway.start(
            Started.pki(home, clock, surroundings),
            profile,
            RunFolder.journal(folder).getParent(),
            new BackboneSetup.Around(clock, surroundings.random()))
        .orThrow();
  }

  private static void progress(Console console, AttackResult result, AtomicInteger done, int of) {
    console.note(
        result.isRefused() ? "attack.refused" : "attack.through",
        done.incrementAndGet(),
        of,
        result.attack().id(),
        result.variants().size(),
        result.attack().title().in(console.language()));
  }

  private int finish(Console console, AttackReport made) {
    if (report != null) {
      ReportFolder.write(report, made).orThrow();
    }
    if (console.json()) {
      console.printJson(made.data());
      return exit(made);
    }
    if (!made.results().isEmpty()) {
      console.say(
          "attack.result",
          made.refused(),
          made.results().size(),
          made.variants(),
          Long.toString(made.run().seed()));
    }
    if (!made.matrix().isEmpty()) {
      console.say("attack.matrix", made.rightCells(), made.matrix().size());
    }
    if (report != null) {
      console.say("attack.report", report.resolve("attack.html"));
    }
    if (!made.run().journalOption().isEmpty()) {
      console.say("attack.journal", made.run().journalOption());
    }
    return exit(made);
  }

  private static int exit(AttackReport made) {
    return made.isGood() ? ExitCode.GOOD : ExitCode.BAD;
  }
}

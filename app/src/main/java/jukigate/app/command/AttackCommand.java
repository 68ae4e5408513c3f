package jukigate.app.command;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import jukigate.app.attack.AttackReport;
import jukigate.app.attack.ForeignEndpoint;
import jukigate.app.attack.OwnGateway;
import jukigate.app.attack.OwnGateways;
import jukigate.app.attack.ReportFolder;
import jukigate.app.attack.RunProgress;
import jukigate.app.backbone.BackboneSetup;
import jukigate.app.report.Progress;
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
  private static final int MOST_LANES = 16;

  private final Surroundings surroundings;

  /** Which of our own is attacked. */
  private enum Against {
    gateway,
    node
  }

  @Mixin private SharedOptions shared;

  @Spec private CommandSpec spec;

  @Option(names = "--list")
  private boolean list;

  @Mixin private TargetOptions target;

  @Option(names = "--against", paramLabel = "gateway|node", defaultValue = "gateway")
  private Against against;

  @Option(names = "--profile", paramLabel = "high|recommended", defaultValue = "high")
  private String profile;

  @Option(names = "--matrix")
  private boolean matrixOnly;

  @Option(names = "--report", paramLabel = "<folder>")
  private Path report;

  @Option(names = "--resume")
  private boolean resume;

  @Option(names = "--parallel", paramLabel = "<n>", defaultValue = "1")
  private int parallel;

  @Option(names = "--seed", paramLabel = "<n>")
  private Optional<Long> seed = Optional.empty();

  @Option(names = "--generated", paramLabel = "<n>", defaultValue = "40")
  private int generated;

  @Mixin private KeysOption keys;

  @Mixin private ProgressOption watched;

  @Parameters(paramLabel = "<attack>", descriptionKey = "attack-id", arity = "0..*")
  private List<String> ids = List.of();

  AttackCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() {
    Console console = shared.console(surroundings);
    check();
    if (list) {
      AttackList.print(console, attacks(ids), ids.isEmpty() ? Elsewhere.all() : List.of());
      return ExitCode.GOOD;
    }
    return target.isForeign() ? foreign(console) : own(console);
  }

  private void check() {
    if (SecurityProfile.byName(profile).isEmpty()) {
      throw wrong("--profile high|recommended");
    }
    if (parallel < 1 || parallel > MOST_LANES) {
      throw wrong("--parallel 1–" + MOST_LANES);
    }
    if (resume && (report == null || !ids.isEmpty())) {
      throw wrong("--resume --report <folder>");
    }
    attacks(ids);
  }

  private ParameterException wrong(String usage) {
    return new ParameterException(spec.commandLine(), usage);
  }

  private List<Attack> attacks(List<String> asked) {
    if (matrixOnly) {
      return List.of();
    }
    return asked.isEmpty() ? Attacks.all() : asked.stream().map(this::attack).toList();
  }

  private Attack attack(String id) {
    return Attacks.ofId(id.toUpperCase(Locale.ROOT)).orElseThrow(() -> wrong("attack " + id + "?"));
  }

  private int own(Console console) {
    Path home = shared.home(surroundings);
    try (HomeLock lock = Started.home(home);
        Progress progress = watched.open();
        AttackSession session = session(console, "own " + against, profile)) {
      assert lock != null;
      var plan = session.plan();
      List<AttackResult> results;
      List<CellResult> matrix = new ArrayList<>();
      boolean whole = plan.ids().isEmpty() && against == Against.gateway;
      String other = other(plan.profile());
      Told told = new Told(console, progress);
      int cells = whole ? cells(plan.profile()).size() + cells(other).size() : 0;
      try (OwnGateways gateways = gateways(plan.work(), plan.profile(), parallel)) {
        List<Target> targets = gateways.targets(against == Against.node);
        Target first = targets.getFirst().accepting().orThrow();
        List<Attack> suited = suited(plan.ids(), first);
        progress.begin(suited.size() + cells);
        results = session.run(suited, targets, progress);
        if (whole) {
          matrix.addAll(matrix(told, gateways.first(), plan.profile(), plan.seed()));
        }
      }
      if (whole) {
        try (OwnGateways gateways = gateways(plan.work().resolve(other), other, 1)) {
          matrix.addAll(matrix(told, gateways.first(), other, plan.seed()));
        }
      }
      // A run that goes on may have had more gateways before.
      int lanes = 1 + results.stream().mapToInt(AttackResult::lane).max().orElse(0);
      List<String> journals =
          against == Against.gateway ? OwnGateways.journals(plan.work(), lanes) : List.of();
      return finish(console, session, new AttackReport(run(plan, journals), results, matrix));
    }
  }

  private List<Attack> suited(List<String> asked, Target target) {
    return attacks(asked).stream().filter(it -> Attacks.suits(it, target)).toList();
  }

  private static String other(String profile) {
    return Stream.of("high", "recommended")
        .filter(name -> !name.equals(profile))
        .findFirst()
        .orElseThrow();
  }

  /** Somebody else's endpoint: nothing is seen of it but the wire. */
  private int foreign(Console console) {
    Path home = shared.home(surroundings);
    ForeignEndpoint endpoint = target.endpoint(home).orThrow();
    var clock = keys.clock(home, surroundings);
    TestPki pki =
        endpoint
            .pki()
            .map(folder -> TestPki.openOrMint(folder, clock, surroundings.random()).orThrow())
            .orElseGet(() -> Started.pki(keys.home(home), clock, surroundings));
    AttackRun.prepare(pki);
    Target attacked = endpoint.target(pki, clock, TargetOptions.TICKER).orThrow();
    String url = endpoint.url().toString();
    try (Progress progress = watched.open();
        AttackSession session = session(console, url, endpoint.profile().name())) {
      List<Attack> asked = attacks(session.plan().ids());
      List<Attack> suited =
          asked.stream().filter(it -> Attacks.suitsForeign(it, target.withDos())).toList();
      console.note("attack.foreign", url, endpoint.rate(), asked.size() - suited.size());
      progress.begin(suited.size());
      List<AttackResult> results =
          session.run(suited, Collections.nCopies(parallel, attacked), progress);
      var run = run(session.plan(), List.of());
      return finish(console, session, new AttackReport(run, results, List.of()));
    }
  }

  /** A new run, or one that goes on. */
  private AttackSession session(Console console, String attacked, String profile) {
    if (resume) {
      return AttackSession.of(console, RunProgress.resume(report, attacked).orThrow());
    }
    var plan =
        new RunProgress.Plan(
            attacked,
            profile,
            seed.orElseGet(() -> (long) surroundings.random().nextInt(Integer.MAX_VALUE)),
            generated,
            ids,
            surroundings.clock().instant(),
            Started.newFolder(shared.home(surroundings), "attack", surroundings).toAbsolutePath(),
            0);
    if (report == null) {
      return AttackSession.of(console, plan);
    }
    if (RunProgress.isIn(report)) {
      console.note("attack.aside", report.resolve(RunProgress.ASIDE));
    }
    return AttackSession.of(console, RunProgress.begin(report, plan).orThrow());
  }

  private AttackReport.Run run(RunProgress.Plan plan, List<String> journals) {
    Duration took = Duration.between(plan.started(), surroundings.clock().instant());
    return new AttackReport.Run(
        plan.attacked(), plan.seed(), plan.profile(), plan.started(), took, journals);
  }

  /** The connections of a profile. */
  private static List<CellResult> matrix(
      Told told, OwnGateway gateway, String profile, long chosen) {
    List<CellResult> played =
        new MatrixRun(gateway.ends(), new Random(~chosen)).run(cells(profile), told::cell);
    long right = played.stream().filter(CellResult::isRight).count();
    told.console().note("attack.cells", right, played.size(), profile);
    return played;
  }

  private static List<Cell> cells(String profile) {
    return Cell.of(SecurityProfile.byName(profile).orElseThrow());
  }

  /** Where connections are told of. */
  private record Told(Console console, Progress progress) {
    void cell(CellResult cell) {
      progress.ended(cell.cell().name(), cell.isRight());
      if (!cell.isRight()) {
        console.note("attack.cell", cell.cell().name(), cell.broken(), cell.answer());
      }
    }
  }

  private OwnGateways gateways(Path folder, String profile, int count) {
    Path home = shared.home(surroundings);
    var clock = keys.clock(home, surroundings);
    return OwnGateways.start(
            Started.pki(keys.home(home), clock, surroundings).simulatingAll(),
            profile,
            folder,
            count,
            new BackboneSetup.Around(clock, surroundings.random()))
        .orThrow();
  }

  private int finish(Console console, AttackSession session, AttackReport made) {
    if (report != null) {
      ReportFolder.write(report, made).orThrow();
    }
    session.end();
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
    made.run().journals().forEach(journal -> console.say("attack.journal", journal));
    return exit(made);
  }

  private static int exit(AttackReport made) {
    return made.isGood() ? ExitCode.GOOD : ExitCode.BAD;
  }
}

package jukigate.app.command;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import jukigate.app.conform.ConformFolder;
import jukigate.app.conform.ConformReport;
import jukigate.app.conform.KnownFailures;
import jukigate.app.conform.Laboratory;
import jukigate.app.conform.SignedStatement;
import jukigate.app.conform.SutFile;
import jukigate.app.report.Progress;
import jukigate.conformance.contract.Contract;
import jukigate.conformance.kit.CaseResult;
import jukigate.conformance.kit.Cases;
import jukigate.conformance.kit.Finding;
import jukigate.conformance.kit.KitRun;
import jukigate.conformance.kit.Readiness;
import jukigate.conformance.kit.ServerReadiness;
import jukigate.conformance.kit.Stage;
import jukigate.conformance.kit.TestCase;
import jukigate.conformance.kit.Verdict;
import jukigate.conformance.requirement.Side;
import jukigate.domain.node.NodeId;
import jukigate.wire.key.SigningIdentity;
import jukigate.wire.profile.SecurityProfile;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code jukigate conform}: does a municipal CS do what the protocol asks of it? */
@Command(name = "conform")
final class ConformCommand implements Callable<Integer> {
  private static final int BAR = 20;
  private static final NodeId OWN = new NodeId("cs-221007");

  private final Surroundings surroundings;

  @Mixin private SharedOptions shared;

  @Spec private CommandSpec spec;

  @Option(names = "--list")
  private boolean list;

  @Option(names = "--self")
  private boolean self;

  @Option(names = "--sut", paramLabel = "<file>")
  private Optional<Path> sut = Optional.empty();

  @Option(names = "--profile", paramLabel = "high|recommended")
  private Optional<String> profile = Optional.empty();

  @Option(names = "--strict")
  private boolean strict;

  @Option(names = "--plain")
  private boolean plain;

  @Option(names = "--expect", paramLabel = "<file>")
  private Optional<Path> expect = Optional.empty();

  @Option(names = "--report", paramLabel = "<folder>")
  private Path report;

  @Option(names = "--seed", paramLabel = "<n>")
  private Optional<Long> seed = Optional.empty();

  @Mixin private KeysOption keys;

  @Mixin private ProgressOption watched;

  @Parameters(paramLabel = "<case>", descriptionKey = "case-id", arity = "0..*")
  private List<String> ids = List.of();

  private ConformCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  static CommandLine line(Surroundings surroundings) {
    return new CommandLine(new ConformCommand(surroundings))
        .addSubcommand(new ConformVerifyCommand(surroundings))
        .addSubcommand(new ConformCompareCommand(surroundings))
        .addSubcommand(new ConformPackCommand(surroundings));
  }

  @Override
  public Integer call() {
    Console console = shared.console(surroundings);
    List<TestCase> cases = chosen();
    if (list) {
      CaseList.print(console, cases);
      return ExitCode.GOOD;
    }
    if (self == sut.isPresent()) {
      throw wrong("--self | --sut <file>");
    }
    return run(console, cases);
  }

  private ParameterException wrong(String usage) {
    return new ParameterException(spec.commandLine(), usage);
  }

  /** By id, or by its beginning: {@code http} and {@code http/answer} name all below. */
  private List<TestCase> chosen() {
    ids.forEach(
        id -> {
          if (Cases.all().stream().noneMatch(it -> isBelow(it, id))) {
            throw wrong("conform " + id + "?");
          }
        });
    return Cases.all().stream()
        .filter(it -> ids.isEmpty() || ids.stream().anyMatch(id -> isBelow(it, id)))
        .toList();
  }

  private static boolean isBelow(TestCase testCase, String id) {
    return testCase.id().equals(id) || testCase.id().startsWith(id + "/");
  }

  private int run(Console console, List<TestCase> chosen) {
    Optional<SutFile> described = sut.map(file -> SutFile.read(file).orThrow());
    SecurityProfile spoken =
        profile
            .map(name -> SecurityProfile.byName(name).orElseThrow(() -> wrong("--profile " + name)))
            .or(() -> described.map(SutFile::profile))
            .orElse(SecurityProfile.HIGH_2026);
    Set<String> expected = expect.map(file -> KnownFailures.read(file).orThrow()).orElse(Set.of());
    long chosenSeed = seed.orElseGet(() -> (long) surroundings.random().nextInt(Integer.MAX_VALUE));
    Path home = shared.home(surroundings);
    Path work = Started.newFolder(home, "conform", surroundings).toAbsolutePath();
    Instant started = surroundings.clock().instant();
    try (HomeLock lock = Started.home(home)) {
      assert lock != null;
      var clock = keys.clock(home, surroundings);
      var place =
          new Laboratory.Place(
              Started.pki(keys.home(home), clock, surroundings),
              clock,
              new Random(chosenSeed),
              work);
      Optional<List<CaseResult>> results;
      Contract contract;
      try (Laboratory laboratory = laboratory(described, spoken, place)) {
        contract = laboratory.stage().network().contract();
        boolean sends = described.map(it -> it.command().isPresent()).orElse(true);
        results = results(console, laboratory, chosen, chosenSeed, sends);
      }
      if (results.isEmpty()) {
        return ExitCode.BAD;
      }
      var run =
          new ConformReport.Run(
              described.map(SutFile::name).orElse("jukigate"),
              described.map(SutFile::node).orElse(OWN).value(),
              spoken.name(),
              Version.number(),
              ConformReport.Run.contract(contract),
              chosenSeed,
              strict,
              plain,
              started,
              Duration.between(started, surroundings.clock().instant()),
              again(spoken, chosenSeed));
      return finish(
          console,
          new ConformReport(run, results.get(), expected),
          place.pki().signing(NodeId.GATEWAY, spoken));
    }
  }

  private static Laboratory laboratory(
      Optional<SutFile> described, SecurityProfile spoken, Laboratory.Place place) {
    return described
        .map(file -> Laboratory.of(file, spoken, place))
        .orElseGet(() -> Laboratory.own(OWN, spoken, place))
        .orThrow();
  }

  /** Empty where nothing can be run, which has been told then. */
  private Optional<List<CaseResult>> results(
      Console console,
      Laboratory laboratory,
      List<TestCase> chosen,
      long chosenSeed,
      boolean sends) {
    Stage stage = laboratory.stage();
    List<TestCase> cases =
        stage.fitting(chosen).stream().filter(it -> sends || it.side() == Side.server).toList();
    Contract contract = stage.network().contract();
    console.note("conform.started", cases.size(), laboratory.name(), Long.toString(chosenSeed));
    if (!contract.isOwn()) {
      console.note("conform.contract", contract.name(), contract.operations().size());
    }
    console.note("conform.listening", laboratory.gateway());
    if (cases.isEmpty()) {
      console.note("conform.unfit");
      return Optional.empty();
    }
    return isReady(console, stage, cases, sends)
        ? Optional.of(results(console, kit(stage, chosenSeed), cases))
        : Optional.empty();
  }

  private List<CaseResult> results(Console console, KitRun kit, List<TestCase> cases) {
    AtomicInteger done = new AtomicInteger();
    try (Progress progress = watched.open()) {
      progress.begin(cases.size());
      return kit.run(
          cases,
          result -> {
            progress.ended(result.testCase().id(), result.verdict().word());
            tell(console, result, done.incrementAndGet(), cases.size());
          });
    }
  }

  private KitRun kit(Stage stage, long chosenSeed) {
    return plain ? KitRun.plain(stage, strict) : KitRun.greased(stage, strict, chosenSeed);
  }

  /** In each part that one of the cases is about. */
  private static boolean isReady(
      Console console, Stage stage, List<TestCase> cases, boolean sends) {
    boolean sending = sends && stage.sends() && cases.stream().anyMatch(TestCase::isAboutSending);
    boolean answering = cases.stream().anyMatch(TestCase::isAboutAnswering);
    return (!sending || isReady(console, Readiness.of(stage)))
        && (!answering || answers(console, ServerReadiness.of(stage)));
  }

  /** A good first message; what keeps it from coming is told at once, instead of in every case. */
  private static boolean isReady(Console console, Readiness found) {
    found.reached().forEach(step -> console.note("conform.ready." + step));
    found
        .trouble()
        .ifPresent(
            trouble -> {
              console.note("conform.trouble", trouble.words().in(console.language()));
              console.note("conform.trouble." + trouble.step());
            });
    return found.isReady();
  }

  /** The same of a good call, where the system is one that is called. */
  private static boolean answers(Console console, Optional<ServerReadiness> called) {
    called.ifPresent(
        found -> {
          found.reached().forEach(step -> console.note("conform.called." + step));
          found
              .trouble()
              .ifPresent(
                  trouble -> {
                    console.note("conform.trouble", trouble.words().in(console.language()));
                    console.note("conform.called.trouble." + trouble.step());
                  });
        });
    return called.map(ServerReadiness::isReady).orElse(true);
  }

  private String again(SecurityProfile spoken, long chosenSeed) {
    return "./jukigate conform "
        + sut.map(file -> "--sut " + file).orElse("--self")
        + " --profile "
        + spoken.name()
        + (strict ? " --strict" : "")
        + (plain ? " --plain" : "")
        + " --seed "
        + chosenSeed;
  }

  private static void tell(Console console, CaseResult result, int done, int of) {
    int full = BAR * done / of;
    console.note(
        "conform." + result.verdict().word(),
        done,
        of,
        result.testCase().id(),
        result.testCase().title().in(console.language()),
        "█".repeat(full) + "░".repeat(BAR - full),
        reason(console, result));
  }

  private static String reason(Console console, CaseResult result) {
    return switch (result.verdict()) {
      case Verdict.Fail(Finding.Bad bad) -> text(console, bad) + habits(console, result);
      case Verdict.Warn(Finding.Bad bad) -> text(console, bad) + habits(console, result);
      case Verdict.Skipped(var why) -> why.in(console.language());
      case Verdict.NotApplicable(var why) -> why.in(console.language());
      case Verdict.KitError(String what) -> what;
      case Verdict.Pass pass -> "";
    };
  }

  private static String text(Console console, Finding.Bad bad) {
    return console.text("conform.bad", bad.where(), bad.expected(), bad.found());
  }

  private static String habits(Console console, CaseResult result) {
    return result.habits().isEmpty()
        ? ""
        : console.text(
            "conform.habits",
            result.habits().stream()
                .sorted()
                .map(it -> it.text().in(console.language()))
                .collect(Collectors.joining(", ")));
  }

  /**
   * @param kit signs the statement
   */
  private int finish(Console console, ConformReport made, SigningIdentity kit) {
    if (report != null) {
      ConformFolder.write(report, made, kit, surroundings.random()).orThrow();
    }
    if (console.json()) {
      console.printJson(made.data());
      return exit(made);
    }
    console.say(
        "conform.result",
        made.run().sut(),
        made.count("pass"),
        made.count("warn"),
        made.count("fail"),
        made.count("skipped") + made.count("not-applicable"),
        made.count("kit-error"));
    if (made.judged() == 0) {
      console.say("conform.nothing");
    }
    made.surprises()
        .forEach(id -> console.say("conform.surprise", id, made.run().again() + " " + id));
    made.mended().forEach(id -> console.say("conform.mended", id));
    if (report != null) {
      console.say("conform.report", report.resolve("conform.html"));
      console.say("conform.statement", report.resolve(SignedStatement.FILE));
    }
    return exit(made);
  }

  private static int exit(ConformReport made) {
    return made.isGood() ? ExitCode.GOOD : ExitCode.BAD;
  }
}

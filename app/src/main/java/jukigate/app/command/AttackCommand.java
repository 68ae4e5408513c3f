package jukigate.app.command;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import jukigate.app.attack.AttackReport;
import jukigate.app.attack.OwnGateway;
import jukigate.app.attack.ReportFolder;
import jukigate.app.backbone.BackboneSetup;
import jukigate.app.report.RunFolder;
import jukigate.conformance.attack.Attack;
import jukigate.conformance.attack.AttackResult;
import jukigate.conformance.attack.AttackRun;
import jukigate.conformance.attack.Attacks;
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

  private final Surroundings surroundings;

  @Mixin private SharedOptions shared;

  @Spec private CommandSpec spec;

  @Option(names = "--list")
  private boolean list;

  @Option(names = "--report", paramLabel = "<folder>")
  private Path report;

  @Option(names = "--seed", paramLabel = "<n>")
  private Optional<Long> seed = Optional.empty();

  @Parameters(paramLabel = "<attack>", descriptionKey = "attack-id", arity = "0..*")
  private List<String> ids = List.of();

  AttackCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() {
    Console console = shared.console(surroundings);
    List<Attack> attacks = asked();
    return list ? list(console, attacks) : run(console, attacks);
  }

  private List<Attack> asked() {
    return ids.isEmpty() ? Attacks.all() : ids.stream().map(this::attack).toList();
  }

  private Attack attack(String id) {
    return Attacks.ofId(id.toUpperCase(Locale.ROOT))
        .orElseThrow(() -> new ParameterException(spec.commandLine(), "attack " + id + "?"));
  }

  private static int list(Console console, List<Attack> attacks) {
    if (console.json()) {
      console.printJson(attacks.stream().map(attack -> row(console, attack)).toList());
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

  private int run(Console console, List<Attack> attacks) {
    Path home = shared.home(surroundings);
    Path folder = Started.newFolder(home, "attack", surroundings);
    long chosen = seed.orElseGet(() -> (long) surroundings.random().nextInt(Integer.MAX_VALUE));
    Instant started = surroundings.clock().instant();
    try (HomeLock lock = Started.home(home);
        OwnGateway gateway = gateway(home, folder)) {
      assert lock != null;
      console.note("attack.started", attacks.size(), Long.toString(chosen));
      AtomicInteger done = new AtomicInteger();
      List<AttackResult> results =
          new AttackRun(gateway.target(), chosen, Integer.MAX_VALUE)
              .run(attacks, result -> progress(console, result, done, attacks.size()));
      AttackReport made =
          new AttackReport(
              chosen,
              PROFILE,
              started,
              Duration.between(started, surroundings.clock().instant()),
              results,
              RunFolder.journalOption(folder));
      finish(console, made);
      return made.isGood() ? ExitCode.GOOD : ExitCode.BAD;
    }
  }

  private OwnGateway gateway(Path home, Path folder) {
    var clock = shared.clock(surroundings);
    return OwnGateway.start(
            Started.pki(home, clock, surroundings),
            PROFILE,
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

  private void finish(Console console, AttackReport made) {
    if (report != null) {
      ReportFolder.write(report, made).orThrow();
    }
    if (console.json()) {
      console.printJson(made.data(false));
      return;
    }
    console.say(
        "attack.result",
        made.refused(),
        made.results().size(),
        made.results().stream().mapToInt(result -> result.variants().size()).sum(),
        Long.toString(made.seed()));
    if (report != null) {
      console.say("attack.report", report.resolve("attack.html"));
    }
    console.say("attack.journal", made.journalOption());
  }
}

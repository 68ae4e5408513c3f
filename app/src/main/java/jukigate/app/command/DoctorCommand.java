package jukigate.app.command;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import jukigate.app.attack.OwnGateway;
import jukigate.app.backbone.BackboneSetup;
import jukigate.app.backbone.HomeClock;
import jukigate.app.doctor.Check;
import jukigate.app.doctor.Doctor;
import jukigate.app.doctor.Enforced;
import jukigate.app.report.RunFolder;
import jukigate.domain.time.BackboneClock;
import jukigate.wire.profile.SecurityProfile;
import jukigate.wire.tls.JvmSecurity;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code jukigate doctor}: what this installation enforces. */
@Command(name = "doctor")
final class DoctorCommand implements Callable<Integer> {
  private final Surroundings surroundings;

  @Mixin private SharedOptions shared;

  @Option(names = "--profile", paramLabel = "high|recommended", defaultValue = "high")
  private Level profile;

  @Option(names = "--look-only")
  private boolean lookOnly;

  DoctorCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  /** What {@code --profile} accepts. */
  @SuppressWarnings("MemberName") // the names are the values that a person types
  enum Level {
    high,
    recommended
  }

  @Override
  public Integer call() {
    JvmSecurity.harden();
    Console console = shared.console(surroundings);
    Path home = shared.home(surroundings);
    var clock = shared.clock(surroundings);
    List<Check> checks =
        new ArrayList<>(
            Doctor.examine(
                new Doctor.Installation(
                    home,
                    SecurityProfile.byName(profile.name()).orElseThrow(),
                    surroundings.clock().instant(),
                    clock.instant())));
    if (!lookOnly) {
      checks.addAll(tried(console, home));
    }
    print(console, checks);
    return checks.stream().noneMatch(check -> check.state() == Check.State.FAIL)
        ? ExitCode.GOOD
        : ExitCode.BAD;
  }

  /** Attacks a gateway of its own, with a test PKI of its own: the home folder is left as it is. */
  private List<Check> tried(Console console, Path home) {
    console.note("doctor.trying", Enforced.attacks().size());
    Path folder = Started.newFolder(home, "doctor", surroundings);
    BackboneClock clock = new HomeClock(folder, surroundings.clock()).open();
    try (OwnGateway gateway =
        OwnGateway.start(
                Started.pki(folder, clock, surroundings),
                profile.name(),
                RunFolder.journal(folder).getParent(),
                new BackboneSetup.Around(clock, surroundings.random()))
            .orThrow()) {
      return Enforced.by(gateway.target(), surroundings.random().nextInt());
    }
  }

  private static void print(Console console, List<Check> checks) {
    if (console.json()) {
      console.printJson(checks.stream().map(check -> json(console, check)).toList());
      return;
    }
    String group = "";
    for (Check check : checks) {
      if (!check.group().equals(group)) {
        group = check.group();
        console.say("doctor.group." + group);
      }
      console.line(line(console, check));
    }
    console.say(
        "doctor.result",
        count(checks, Check.State.PASS),
        count(checks, Check.State.FAIL),
        count(checks, Check.State.ABSENT));
  }

  private static String line(Console console, Check check) {
    String state = console.text("doctor.state." + check.state());
    String title = title(console, check);
    return check.state() == Check.State.FAIL
        ? String.format(
            Locale.ROOT,
            "  %s  %s%n        %s",
            state,
            title,
            console.text("doctor.instead", check.wanted(), check.found()))
        : String.format(Locale.ROOT, "  %s  %s: %s", state, title, check.found());
  }

  /** What the id says, and about what. */
  private static String title(Console console, Check check) {
    String key = "doctor." + check.id();
    Optional<String> about = check.about().map(what -> what.in(console.language()));
    return Texts.of(console.language()).bundle().containsKey(key)
        ? console.text(key) + about.map(": "::concat).orElse("")
        : about.orElse(check.id());
  }

  private static Map<String, Object> json(Console console, Check check) {
    Map<String, Object> row = new LinkedHashMap<>();
    row.put("id", check.id());
    row.put("title", title(console, check));
    row.put("state", check.state().name());
    row.put("wanted", check.wanted());
    row.put("found", check.found());
    return row;
  }

  private static long count(List<Check> checks, Check.State state) {
    return checks.stream().filter(check -> check.state() == state).count();
  }
}

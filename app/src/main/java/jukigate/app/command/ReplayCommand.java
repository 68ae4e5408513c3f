package jukigate.app.command;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import jukigate.app.courier.Courier;
import jukigate.app.perform.Stage;
import jukigate.app.replay.Copies;
import jukigate.app.replay.Crowd;
import jukigate.app.replay.ExactReplay;
import jukigate.app.replay.Pace;
import jukigate.app.replay.Pacing;
import jukigate.app.replay.Part;
import jukigate.app.replay.ReplayReport;
import jukigate.app.replay.Replayed;
import jukigate.app.replay.Went;
import jukigate.app.report.DirectoryNames;
import jukigate.app.report.NodeNames;
import jukigate.app.report.Progress;
import jukigate.app.scenario.Library;
import jukigate.app.scenario.Scenario;
import jukigate.app.scenario.Step;
import jukigate.domain.SuppressForbidden;
import jukigate.domain.message.Exchange;
import jukigate.domain.node.NodeId;
import jukigate.domain.refusal.Refusal;
import jukigate.domain.refusal.RefusalCode;
import jukigate.domain.refusal.RefusedException;
import jukigate.domain.time.BackboneClock;
import jukigate.keystores.TestPki;
import jukigate.wire.profile.SecurityProfile;
import jukigate.wire.trust.Trust;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code jukigate replay}: scenarios and recordings, played again as often as one likes. */
@Command(name = "replay")
final class ReplayCommand implements Callable<Integer> {
  private static final NodeNames NAMES = new DirectoryNames();
  private static final int REWRITE = 20;

  private final Surroundings surroundings;

  @Mixin private SharedOptions shared;

  @Mixin private ReplayOptions how;

  @Parameters(paramLabel = "<folder>", descriptionKey = "scenario-folder", arity = "0..*")
  private List<String> folders = new ArrayList<>();

  @Option(names = "--all")
  private boolean all;

  @Option(names = "--exchange", paramLabel = "X01..X20")
  private String exchange;

  @Option(names = "--profile", paramLabel = "high|recommended", defaultValue = "high")
  private String profile;

  @Option(names = "--scenarios", paramLabel = "<folder>")
  private Path scenarios;

  @Option(names = "--report", paramLabel = "<folder>")
  private Path report;

  @Mixin private KeysOption keys;

  @Mixin private ProgressOption watched;

  ReplayCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  /**
   * One playing that is to be: which scenario, and for which time.
   *
   * @param name below the folder of scenarios; elsewhere the whole path, for two may be called
   *     alike
   */
  private record Planned(String name, Scenario scenario, int time) {
    /** {@code x05/arrived} becomes {@code x05-arrived}: no two share a folder, nor a database. */
    String folder(int times) {
      String plain = name.replaceFirst("^/", "").replaceAll("[/\\\\:]", "-").replace('#', '.');
      return times == 1 ? plain : plain + "-" + time;
    }

    /** As results tell them apart. */
    String id(int times) {
      return times == 1 ? name : name + " " + time;
    }
  }

  @Override
  public Integer call() {
    Console console = shared.console(surroundings);
    if ((folders.isEmpty() ? 0 : 1) + (all ? 1 : 0) + (exchange == null ? 0 : 1) != 1) {
      return console.refuse(Refusal.of(RefusalCode.USAGE, console.text("replay.choose")));
    }
    if (!how.fits() || (folders.isEmpty() && !how.values().isEmpty())) {
      return console.refuse(Refusal.of(RefusalCode.USAGE, console.text("replay.together")));
    }
    Path root = Started.scenarios(scenarios, surroundings);
    List<Scenario> chosen = chosen(root);
    if (chosen.isEmpty()) {
      String which = exchange == null ? root.toString() : exchange;
      return console.refuse(Refusal.of(RefusalCode.USAGE, console.text("replay.nothing", which)));
    }
    Library library = new Library(root.toAbsolutePath().normalize(), chosen);
    List<Planned> planned =
        IntStream.rangeClosed(1, how.times())
            .boxed()
            .flatMap(time -> library.scenarios().stream().map(it -> planned(library, it, time)))
            .toList();
    return how.exact() ? playExact(console, planned) : playOnOwn(console, planned);
  }

  private List<Scenario> chosen(Path root) {
    if (!folders.isEmpty()) {
      return folders.stream().flatMap(it -> found(root, it)).toList();
    }
    Library library = Library.read(root).orThrow();
    return exchange == null
        ? library.scenarios()
        : Exchange.ofId(exchange).map(library::exercising).orElse(List.of());
  }

  private Stream<Scenario> found(Path root, String name) {
    return Library.find(root, name, how.values()).orThrow().stream();
  }

  private Planned planned(Library library, Scenario scenario, int time) {
    Part part = how.part();
    Scenario some =
        part.of(scenario)
            .orElseThrow(
                () ->
                    new RefusedException(
                        Refusal.of(
                            RefusalCode.STEPS_NOT_THERE,
                            scenario.folder(),
                            scenario.steps().size(),
                            part.from(),
                            part.to())));
    String name = library.name(scenario);
    return new Planned(
        name.startsWith("..") ? scenario.folder().resolveSibling(scenario.id()).toString() : name,
        some,
        time);
  }

  private int playOnOwn(Console console, List<Planned> planned) {
    Path home = shared.home(surroundings);
    try (HomeLock lock = Started.home(home)) {
      assert lock != null;
      Path folder = Started.newFolder(home, "replay", surroundings);
      BackboneClock clock = keys.clock(home, surroundings);
      Map<NodeId, URI> foreign = how.foreign();
      TestPki minted = Started.pki(keys.home(home), clock, surroundings);
      TestPki pki = foreign.isEmpty() ? minted.simulatingAll() : minted;
      var setting =
          new Stage.Setting(pki, profile, folder, clock, surroundings.random())
              .besides(foreign)
              .over(how.schedule().orThrow());
      return play(console, planned, folder, it -> played(console, setting, it));
    }
  }

  /** At the backbone that is up, which has seen them. */
  private int playExact(Console console, List<Planned> planned) {
    Path home = shared.home(surroundings);
    BackboneClock clock = shared.clock(surroundings);
    SecurityProfile spoken =
        SecurityProfile.byName(profile)
            .orElseThrow(() -> new RefusedException(Refusal.of(RefusalCode.USAGE, profile)));
    TestPki pki = Started.pki(home, clock, surroundings);
    var trust = new Trust(pki.trustMaterial(), spoken, clock);
    var line = new Courier.Line(pki, spoken, trust, how.gateway(), clock);
    var exact = new ExactReplay(new Courier(line, surroundings.random()), pki, clock);
    return play(
        console,
        planned,
        home,
        it ->
            new Replayed(
                it.name(),
                it.scenario(),
                it.time(),
                it.scenario().folder(),
                exact.play(it.scenario(), profile).orThrow()));
  }

  private interface Playing {
    Replayed of(Planned planned);
  }

  /** The report is there from the first playing on, so that one that is cut short has one, too. */
  private int play(Console console, List<Planned> planned, Path folder, Playing playing) {
    Instant started = shared.clock(surroundings).instant();
    List<Replayed> played = new ArrayList<>();
    ReplayView view = new ReplayView(console);
    try (Progress progress = watched.open()) {
      progress.begin(planned.size());
      for (Planned each : planned) {
        Replayed one = playing.of(each);
        played.add(one);
        view.played(one, played.size(), planned.size());
        progress.ended(each.id(how.times()), one.went().isGood());
        boolean isDue = played.size() <= REWRITE || played.size() % REWRITE == 0;
        if (report != null && (isDue || played.size() == planned.size())) {
          report(started, planned.size(), played).write(report).orThrow();
        }
      }
    }
    ReplayReport made = report(started, planned.size(), played);
    view.ended(made, folder);
    if (report != null && !console.json()) {
      console.say("replay.report", report.resolve("replay.html"));
    }
    return made.isGood() ? ExitCode.GOOD : ExitCode.BAD;
  }

  private ReplayReport report(Instant started, int planned, List<Replayed> played) {
    return new ReplayReport(started, planned, played, again());
  }

  private String again() {
    String which =
        all
            ? " --all"
            : exchange == null
                ? folders.stream().map(it -> " " + it).reduce("", String::concat)
                : " --exchange " + exchange;
    return "./jukigate replay" + which + " --profile " + profile + how.again();
  }

  /** A step that cannot even be done is the end of its scenario, not of the others. */
  private Replayed played(Console console, Stage.Setting all, Planned planned) {
    Path own = all.folder().resolve(planned.folder(how.times()));
    return new Replayed(
        planned.name(),
        planned.scenario(),
        planned.time(),
        own,
        went(console, all.in(own), planned.scenario()));
  }

  private Went went(Console console, Stage.Setting all, Scenario scenario) {
    try {
      return went(console, scenario, all.playing(scenario).orThrow());
    } catch (RefusedException e) {
      return new Went.Stopped(e.refusal());
    }
  }

  private Went went(Console console, Scenario scenario, Stage.Setting setting) {
    try (Stage stage = Stage.open(setting, List.of(scenario), Set.of()).orThrow()) {
      if (how.copies() > 0) {
        return crowded(console, stage, setting, scenario);
      }
      var result = stage.play(List.of(scenario), pacing(console));
      stage.leave(result, NAMES).orThrow();
      return new Went.Ended(result, stage.lineChanges());
    }
  }

  private Went crowded(Console console, Stage stage, Stage.Setting setting, Scenario scenario) {
    Copies copies = new Copies(scenario, setting.folder().resolve("copies"), new HashSet<>());
    List<Scenario> made =
        IntStream.rangeClosed(1, how.copies()).mapToObj(i -> copies.copy(i).orThrow()).toList();
    return new Crowd(stage, pacing(console), how.parallel())
        .play(made, done -> console.note("replay.copies", done, made.size()));
  }

  private Pacing pacing(Console console) {
    Pace pace = how.pace();
    return new Pacing(pace, ReplayCommand::sleep, step -> ask(console, step));
  }

  private void ask(Console console, Step step) {
    if (how.stepping()) {
      console.note("replay.step", step.title().in(console.language()));
      Typing.untilEnter(surroundings.in());
    }
  }

  @SuppressForbidden(reason = "the pauses of a recording are what is played here")
  private static void sleep(Duration pause) {
    try {
      Thread.sleep(pause);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted between two steps", e);
    }
  }
}

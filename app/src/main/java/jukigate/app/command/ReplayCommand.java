package jukigate.app.command;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import jukigate.app.perform.Player;
import jukigate.app.perform.Stage;
import jukigate.app.play.PlayResult;
import jukigate.app.play.PlayedMessage;
import jukigate.app.play.StepResult;
import jukigate.app.report.DirectoryNames;
import jukigate.app.report.NodeNames;
import jukigate.app.report.ResultTables;
import jukigate.app.scenario.Library;
import jukigate.app.scenario.Scenario;
import jukigate.app.scenario.Step;
import jukigate.domain.message.Exchange;
import jukigate.domain.refusal.Refusal;
import jukigate.domain.refusal.RefusalCode;
import jukigate.domain.refusal.RefusedException;
import jukigate.domain.time.BackboneClock;
import jukigate.keystores.TestPki;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code jukigate replay}: scenarios, each by itself on an embedded backbone of its own. */
@Command(name = "replay")
final class ReplayCommand implements Callable<Integer> {
  private static final NodeNames NAMES = new DirectoryNames();

  private final Surroundings surroundings;

  @Mixin private SharedOptions shared;

  @Parameters(paramLabel = "<folder>", descriptionKey = "scenario-folder", arity = "0..*")
  private List<Path> folders = new ArrayList<>();

  @Option(names = "--all")
  private boolean all;

  @Option(names = "--exchange", paramLabel = "X01..X20")
  private String exchange;

  @Option(names = "--profile", paramLabel = "high|recommended", defaultValue = "high")
  private String profile;

  @Option(names = "--scenarios", paramLabel = "<folder>")
  private Path scenarios;

  ReplayCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() {
    Console console = shared.console(surroundings);
    if ((folders.isEmpty() ? 0 : 1) + (all ? 1 : 0) + (exchange == null ? 0 : 1) != 1) {
      return console.refuse(Refusal.of(RefusalCode.USAGE, console.text("replay.choose")));
    }
    Path root = Started.scenarios(scenarios, surroundings);
    List<Scenario> chosen = chosen(root);
    if (chosen.isEmpty()) {
      String which = exchange == null ? root.toString() : exchange;
      return console.refuse(Refusal.of(RefusalCode.USAGE, console.text("replay.nothing", which)));
    }
    Path home = shared.home(surroundings);
    try (HomeLock lock = Started.home(home)) {
      assert lock != null;
      Path folder = Started.newFolder(home, "replay", surroundings);
      Library library = new Library(root.toAbsolutePath().normalize(), chosen);
      BackboneClock clock = shared.clock(surroundings);
      TestPki pki = Started.pki(home, clock, surroundings).simulatingAll();
      var all = new Stage.Setting(pki, profile, folder, clock, surroundings.random());
      return play(console, library, all);
    }
  }

  private List<Scenario> chosen(Path root) {
    if (!folders.isEmpty()) {
      return folders.stream().map(folder -> Library.find(root, folder).orThrow()).toList();
    }
    Library library = Library.read(root).orThrow();
    return exchange == null
        ? library.scenarios()
        : Exchange.ofId(exchange).map(library::exercising).orElse(List.of());
  }

  private int play(Console console, Library library, Stage.Setting all) {
    List<Object> results = new ArrayList<>();
    int bad = 0;
    for (Scenario scenario : library.scenarios()) {
      Path own = all.folder().resolve(fileName(library.name(scenario)));
      Went one = played(all.in(own).playing(scenario).orThrow(), scenario);
      bad += one.isGood() ? 0 : 1;
      results.add(one.data(library.name(scenario), own));
      if (!console.json()) {
        one.print(console, library.name(scenario), scenario);
      }
    }
    finish(console, all.folder(), results, bad);
    return bad == 0 ? ExitCode.GOOD : ExitCode.BAD;
  }

  private static void finish(Console console, Path folder, List<Object> results, int bad) {
    if (console.json()) {
      Map<String, Object> data = new LinkedHashMap<>();
      data.put("verdict", bad == 0 ? "good" : "bad");
      data.put("folder", folder.toString());
      data.put("runs", results);
      console.printJson(data);
      return;
    }
    console.say(bad == 0 ? "replay.good" : "replay.bad", results.size(), bad);
    console.say("replay.folder", folder);
  }

  /** A step that cannot even be done is the end of its scenario, not of the others. */
  private static Went played(Stage.Setting setting, Scenario scenario) {
    try (Stage stage = Stage.open(setting, List.of(scenario), Set.of()).orThrow()) {
      PlayResult result;
      try {
        result = stage.play(List.of(scenario), new Nobody());
      } catch (RefusedException e) {
        return new Went.Stopped(e.refusal());
      }
      stage.leave(result, NAMES).orThrow();
      return new Went.Ended(result);
    }
  }

  /** {@code x05/arrived} becomes {@code x05-arrived}; the way to another place does not matter. */
  private static String fileName(String name) {
    return name.replace("../", "").replace('/', '-');
  }

  /** How a scenario went. */
  private sealed interface Went {
    boolean isGood();

    void print(Console console, String name, Scenario scenario);

    Map<String, Object> data(String name, Path folder);

    /** To its end, good or bad. */
    record Ended(PlayResult result) implements Went {
      @Override
      public boolean isGood() {
        return result.isGood();
      }

      @Override
      public void print(Console console, String name, Scenario scenario) {
        console.say(
            isGood() ? "replay.played" : "replay.failed",
            name,
            scenario.title().in(console.language()),
            result.messages().size(),
            String.valueOf(result.took().toMillis()));
        result.scenarios().stream()
            .flatMap(one -> one.steps().stream())
            .forEach(new ResultTable(console)::printProblems);
      }

      @Override
      public Map<String, Object> data(String name, Path folder) {
        Map<String, Object> data = new ResultTables(result, NAMES).data();
        data.put("scenario", name);
        data.put("folder", folder.toString());
        return data;
      }
    }

    /** A file was not valid, or a CS did not take an event. */
    record Stopped(Refusal refusal) implements Went {
      @Override
      public boolean isGood() {
        return false;
      }

      @Override
      public void print(Console console, String name, Scenario scenario) {
        var language = console.language();
        console.say(
            "replay.refused",
            name,
            scenario.title().in(language),
            refusal.code().id(),
            refusal.text(language));
      }

      @Override
      public Map<String, Object> data(String name, Path folder) {
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("verdict", "bad");
        data.put("scenario", name);
        data.put("refused", refusal.code().id());
        data.put("folder", folder.toString());
        return data;
      }
    }
  }

  /** The table says it all. */
  private static final class Nobody implements Player.Audience {
    @Override
    public void begins(Scenario scenario) {}

    @Override
    public void begins(Step step) {}

    @Override
    public void saw(PlayedMessage message) {}

    @Override
    public void ended(StepResult result) {}
  }
}

package jukigate.app.command;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import jukigate.app.perform.Stage;
import jukigate.app.play.PlayResult;
import jukigate.app.report.DirectoryNames;
import jukigate.app.report.NodeNames;
import jukigate.app.report.ResultTables;
import jukigate.app.report.RunFolder;
import jukigate.app.scenario.Scenario;
import jukigate.app.scenario.ScenarioFile;
import jukigate.domain.time.BackboneClock;
import jukigate.keystores.TestPki;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code jukigate demo}: the main job on an embedded backbone, from the files in scenarios/. */
@Command(name = "demo")
final class DemoCommand implements Callable<Integer> {
  private static final NodeNames NAMES = new DirectoryNames();

  private final Surroundings surroundings;

  @Mixin private SharedOptions shared;

  @Option(names = "--profile", paramLabel = "high|recommended", defaultValue = "high")
  private String profile;

  @Option(names = "--scenarios", paramLabel = "<folder>")
  private Path scenarios;

  @Option(names = "--keep")
  private boolean keep;

  DemoCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() {
    Console console = shared.console(surroundings);
    Path home = shared.home(surroundings);
    List<Scenario> read =
        ScenarioFile.readAll(Started.scenarios(scenarios, surroundings)).orThrow();
    Path folder = Started.newFolder(home, "demo", surroundings);
    try (HomeLock lock = Started.home(home)) {
      assert lock != null;
      return run(console, new Place(home, folder), read);
    }
  }

  /**
   * @param home folder with the PKI
   * @param folder folder of this run
   */
  private record Place(Path home, Path folder) {}

  private int run(Console console, Place place, List<Scenario> read) {
    BackboneClock clock = shared.clock(surroundings);
    TestPki pki = Started.pki(place.home(), clock, surroundings).simulatingAll();
    var setting = new Stage.Setting(pki, profile, place.folder(), clock, surroundings.random());
    try (Stage stage = Stage.open(setting, read, Set.copyOf(Started.EIGHT)).orThrow()) {
      if (!console.json()) {
        var backbone = stage.backbone();
        console.say(
            "demo.started", backbone.gatewayUrl(), stage.nodes().size(), backbone.profile().name());
      }
      PlayResult result = stage.play(read, new DemoAudience(console, NAMES));
      stage.leave(result, NAMES).orThrow();
      finish(console, result, place.folder());
      if (keep) {
        Started.untilStopped(console, place.home(), stage.backbone(), stage.nodes());
      }
      return result.isGood() ? ExitCode.GOOD : ExitCode.BAD;
    }
  }

  private static void finish(Console console, PlayResult result, Path folder) {
    if (console.json()) {
      Map<String, Object> data = new ResultTables(result, NAMES).data();
      data.put("folder", folder.toString());
      console.printJson(data);
      return;
    }
    new ResultTable(console).print(result);
    console.say("demo.folder", folder, folder.resolve("sequence.html"));
    console.say("demo.audit", RunFolder.journalOption(folder));
  }
}

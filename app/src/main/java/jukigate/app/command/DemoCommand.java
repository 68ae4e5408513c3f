package jukigate.app.command;

import java.nio.file.Path;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import jukigate.app.attempt.Attempts;
import jukigate.app.backbone.Backbone;
import jukigate.app.backbone.BackboneSetup;
import jukigate.app.courier.Courier;
import jukigate.app.perform.Player;
import jukigate.app.perform.Recorder;
import jukigate.app.play.PlayResult;
import jukigate.app.report.DirectoryNames;
import jukigate.app.report.JournalTable;
import jukigate.app.report.NodeNames;
import jukigate.app.report.ResultTables;
import jukigate.app.report.RunFolder;
import jukigate.app.scenario.Scenario;
import jukigate.app.scenario.ScenarioFile;
import jukigate.domain.node.NodeId;
import jukigate.gateway.config.GatewayConfig;
import jukigate.keystores.TestPki;
import jukigate.simulators.SimulatorConfig.Sending;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code jukigate demo}: the main job on an embedded backbone, from the files in scenarios/. */
@Command(name = "demo")
final class DemoCommand implements Callable<Integer> {
  private static final DateTimeFormatter STAMP =
      DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss-SSS", Locale.ROOT)
          .withZone(ZoneId.of("Asia/Tokyo"));
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
        ScenarioFile.readAll(
                scenarios == null ? surroundings.root().resolve("scenarios") : scenarios)
            .orThrow();
    Path folder = home.resolve("demo").resolve(STAMP.format(surroundings.clock().instant()));
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
    TestPki pki = Started.pki(place.home(), surroundings);
    read.forEach(scenario -> Attempts.prepare(pki, scenario));
    Recorder recorder = new Recorder();
    try (Backbone backbone =
        Backbone.start(setup(pki, place.folder(), nodes(read), recorder)).orThrow()) {
      if (!console.json()) {
        console.say(
            "demo.started", backbone.gatewayUrl(), nodes(read).size(), backbone.profile().name());
      }
      var line =
          new Courier.Line(
              pki,
              backbone.profile(),
              backbone.trust(),
              backbone.gatewayUrl(),
              surroundings.clock());
      Player player =
          new Player(
              backbone, recorder, new Courier(line, surroundings.random()), surroundings.clock());
      PlayResult result = player.play(read, new DemoAudience(console, NAMES));
      RunFolder.write(place.folder(), result, NAMES).orThrow();
      JournalTable.write(backbone.journal(), place.folder()).orThrow();
      finish(console, result, place.folder());
      if (keep) {
        Started.untilStopped(console, place.home(), backbone, nodes(read));
      }
      return result.isGood() ? ExitCode.GOOD : ExitCode.BAD;
    }
  }

  private BackboneSetup setup(TestPki pki, Path folder, Set<NodeId> nodes, Recorder recorder) {
    Path work = folder.resolve("work");
    GatewayConfig config =
        GatewayConfig.of(Map.of())
            .with("profile", profile)
            .then(made -> made.with("listen.port", "0"))
            .then(made -> made.with("journal.folder", RunFolder.journal(folder).toString()))
            .orThrow();
    return new BackboneSetup(
        pki,
        config,
        new BackboneSetup.Nodes(nodes, 0, work.resolve("nodes"), Sending.WHEN_ASKED),
        new BackboneSetup.Around(surroundings.clock(), surroundings.random()),
        recorder);
  }

  /** The nodes of the scenarios, and the eight of the story. */
  private static Set<NodeId> nodes(List<Scenario> read) {
    Set<NodeId> nodes =
        read.stream().flatMap(scenario -> scenario.nodes().stream()).collect(Collectors.toSet());
    nodes.addAll(Started.EIGHT);
    return nodes;
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

package jukigate.app.perform;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import jukigate.app.attempt.Attempts;
import jukigate.app.backbone.Backbone;
import jukigate.app.backbone.BackboneSetup;
import jukigate.app.backbone.LineActs;
import jukigate.app.courier.Courier;
import jukigate.app.line.LineScheduleFile;
import jukigate.app.line.LineTimetable;
import jukigate.app.play.PlayResult;
import jukigate.app.play.PlayedMessage;
import jukigate.app.play.StepResult;
import jukigate.app.report.JournalTable;
import jukigate.app.report.NodeNames;
import jukigate.app.report.RunFolder;
import jukigate.app.scenario.Scenario;
import jukigate.app.scenario.Step;
import jukigate.app.scenario.Values;
import jukigate.domain.node.NodeId;
import jukigate.domain.refusal.Outcome;
import jukigate.domain.refusal.RefusedException;
import jukigate.domain.time.BackboneClock;
import jukigate.gateway.config.GatewayConfig;
import jukigate.keystores.TestPki;
import jukigate.line.Link;
import jukigate.line.Ticker;
import jukigate.line.schedule.LineSchedule;
import jukigate.simulators.SimulatorConfig.Sending;

/**
 * A backbone in this process with everything that the given scenarios need: on free ports, with a
 * journal and databases of its own below one folder.
 */
public final class Stage implements AutoCloseable {
  private final Setting setting;
  private final Set<NodeId> nodes;
  private final Backbone backbone;
  private final Optional<ScheduledTime> time;
  private final Player player;

  private Stage(Setting setting, Set<NodeId> nodes, Backbone backbone, Recorder recorder) {
    this.setting = setting;
    this.nodes = Set.copyOf(nodes);
    this.backbone = backbone;
    var clock = setting.around().clock();
    var line =
        new Courier.Line(
            setting.pki(), backbone.profile(), backbone.trust(), backbone::gatewayUrl, clock);
    var courier = new Courier(line, setting.around().random());
    this.time =
        setting
            .schedule()
            .map(schedule -> LineTimetable.of(new LineActs(backbone), schedule, clock.instant()))
            .map(timetable -> new ScheduledTime(backbone, timetable.orThrow()));
    this.player = new Player(backbone, recorder, courier, clock, time);
  }

  /**
   * @param pki whose keys sign and connect
   * @param profile name of the security profile
   * @param folder for journal and databases, below {@code work/}, and for what {@link #leave}
   *     writes
   * @param foreign nodes that are not simulated, and where they listen
   * @param schedule of the lines, if they have one
   */
  public record Setting(
      TestPki pki,
      String profile,
      Path folder,
      BackboneClock clock,
      SecureRandom random,
      Map<NodeId, URI> foreign,
      Optional<LineSchedule> schedule) {
    public Setting {
      foreign = Map.copyOf(foreign);
    }

    /** With every node simulated, over no lines. */
    public Setting(
        TestPki pki, String profile, Path folder, BackboneClock clock, SecureRandom random) {
      this(pki, profile, folder, clock, random, Map.of(), Optional.empty());
    }

    /** With what it writes in another folder. */
    public Setting in(Path other) {
      return new Setting(pki, profile, other, clock, random, foreign, schedule);
    }

    /** With nodes that are somebody else's. */
    public Setting besides(Map<NodeId, URI> others) {
      return new Setting(pki, profile, folder, clock, random, others, schedule);
    }

    /** Over lines that follow a schedule, or none. */
    public Setting over(Optional<LineSchedule> other) {
      return new Setting(pki, profile, folder, clock, random, foreign, other);
    }

    /**
     * For one scenario: this setting, or one with clock and PKI of its own below the folder if the
     * scenario begins at a time of its own or the lines follow a schedule, be it this setting's or
     * the one in the scenario's folder. Refused as {@link TestPki#openOrMint} and {@link
     * LineScheduleFile#read}.
     */
    public Outcome<Setting> playing(Scenario scenario) {
      return schedule(scenario).then(followed -> over(followed).onClockOf(scenario));
    }

    private Outcome<Optional<LineSchedule>> schedule(Scenario scenario) {
      Path own = scenario.folder().resolve(LineScheduleFile.NAME);
      return schedule.isEmpty() && Files.exists(own)
          ? LineScheduleFile.read(own).map(Optional::of)
          : Outcome.passed(schedule);
    }

    private Outcome<Setting> onClockOf(Scenario scenario) {
      if (scenario.clock().isEmpty() && schedule.isEmpty()) {
        return Outcome.passed(this);
      }
      var own = BackboneClock.frozen(scenario.clock().orElseGet(clock::instant), clock);
      return TestPki.openOrMint(folder.resolve("work").resolve("pki"), own, random)
          .map(minted -> new Setting(minted, profile, folder, own, random, foreign, schedule));
    }

    private BackboneSetup.Around around() {
      return new BackboneSetup.Around(clock, random);
    }
  }

  /**
   * Starts the nodes of the scenarios. Refused as {@link Backbone#start}, and CONFIG_INVALID_VALUE
   * for an unknown profile.
   *
   * @param besides nodes that are there in any case
   */
  public static Outcome<Stage> open(
      Setting setting, List<Scenario> scenarios, Set<NodeId> besides) {
    scenarios.forEach(scenario -> Attempts.prepare(setting.pki(), scenario));
    Set<NodeId> nodes = new HashSet<>(besides);
    scenarios.forEach(scenario -> nodes.addAll(scenario.nodes()));
    nodes.removeAll(setting.foreign().keySet());
    var simulated =
        new BackboneSetup.Nodes(
            nodes, 0, setting.folder().resolve("work").resolve("nodes"), Sending.WHEN_ASKED);
    Recorder recorder = new Recorder();
    return GatewayConfig.of(Map.of())
        .with("profile", setting.profile())
        .then(made -> made.with("listen.port", "0"))
        .then(made -> made.with("journal.folder", RunFolder.journal(setting.folder()).toString()))
        .map(made -> made.withNodes(setting.foreign()))
        .then(
            config ->
                Backbone.start(
                    new BackboneSetup(setting.pki(), config, simulated, setting.around(), recorder)
                        .over(lines(setting, scenarios))))
        .then(backbone -> staged(setting, nodes, backbone, recorder));
  }

  private static Outcome<Stage> staged(
      Setting setting, Set<NodeId> nodes, Backbone backbone, Recorder recorder) {
    try {
      return Outcome.passed(new Stage(setting, nodes, backbone, recorder));
    } catch (RefusedException e) {
      backbone.close();
      return Outcome.refused(e.refusal());
    }
  }

  /** The seed of their chance is that of the first scenario that wants lines. */
  private static Optional<Link.Setting> lines(Setting setting, List<Scenario> scenarios) {
    return scenarios.stream()
        .filter(scenario -> scenario.hasLines() || setting.schedule().isPresent())
        .findFirst()
        .map(scenario -> new Link.Setting(Ticker.SYSTEM, scenario.seed()));
  }

  public Backbone backbone() {
    return backbone;
  }

  /** How often the schedule of the lines has changed them. */
  public int lineChanges() {
    return time.map(ScheduledTime::changes).orElse(0);
  }

  /** Every simulated node. */
  public Set<NodeId> nodes() {
    return nodes;
  }

  /** Plays them in order, see {@link Player#play}. */
  public PlayResult play(List<Scenario> scenarios, Player.Audience audience) {
    return player.play(scenarios, audience);
  }

  /** What the clock of the backbone shows. */
  public Instant now() {
    return setting.clock().instant();
  }

  /** Sends one message, and does not wait for what follows from it. For many threads. */
  public PlayedMessage send(Step.Send send) {
    return player.send(send.sending(), Values.NONE);
  }

  /** Lets the nodes send what is due, and tells what they sent since it was last asked. */
  public List<PlayedMessage> settle() {
    return player.settle();
  }

  /** A message compared with what the step expects. */
  public StepResult judged(Step step, PlayedMessage message) {
    return player.judged(step, List.of(message));
  }

  /** Writes messages, diagram, result and journal. Refused: DISK_FULL. */
  public Outcome<Path> leave(PlayResult result, NodeNames names) {
    return RunFolder.write(setting.folder(), result, names)
        .then(written -> JournalTable.write(backbone.journal(), written));
  }

  @Override
  public void close() {
    backbone.close();
  }
}

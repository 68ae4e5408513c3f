package jukigate.app.perform;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import jukigate.app.attempt.Attempts;
import jukigate.app.backbone.Backbone;
import jukigate.app.backbone.BackboneSetup;
import jukigate.app.courier.Courier;
import jukigate.app.play.PlayedMessage;
import jukigate.app.play.ScenarioResult;
import jukigate.app.play.StepResult;
import jukigate.app.report.ExchangePagesTest;
import jukigate.app.report.ExchangePicture;
import jukigate.app.scenario.Library;
import jukigate.app.scenario.Scenario;
import jukigate.app.scenario.Step;
import jukigate.domain.Language;
import jukigate.domain.message.Exchange;
import jukigate.domain.node.NodeId;
import jukigate.domain.time.BackboneClock;
import jukigate.gateway.config.GatewayConfig;
import jukigate.keystores.TestPki;
import jukigate.simulators.SimulatorConfig.Sending;
import jukigate.wire.tls.JvmSecurity;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Plays every scenario, one after the other on one backbone. Each brings its own residents, so none
 * depends on another; the order is that of their names. What a run shows is what docs/exchanges
 * draws.
 */
class ScenarioLibraryTest {
  private static final List<Scenario> LIBRARY =
      Library.read(Path.of("..", "scenarios")).orThrow().scenarios();

  @TempDir static Path home;
  private static Backbone backbone;
  private static Player player;

  @BeforeAll
  static void start() {
    JvmSecurity.harden();
    var random = new SecureRandom();
    var clock = InstantSource.system();
    TestPki pki = TestPki.openOrMint(home.resolve("pki"), clock, random).orThrow();
    LIBRARY.forEach(scenario -> Attempts.prepare(pki, scenario));
    GatewayConfig config =
        GatewayConfig.of(Map.of())
            .with("listen.port", "0")
            .then(made -> made.with("journal.folder", home.resolve("gateway").toString()))
            .orThrow();
    Set<NodeId> ids =
        LIBRARY.stream()
            .filter(one -> one.clock().isEmpty())
            .flatMap(scenario -> scenario.nodes().stream())
            .collect(Collectors.toSet());
    var nodes = new BackboneSetup.Nodes(ids, 0, home.resolve("nodes"), Sending.WHEN_ASKED);
    var around = new BackboneSetup.Around(clock, random);
    var recorder = new Recorder();
    backbone = Backbone.start(new BackboneSetup(pki, config, nodes, around, recorder)).orThrow();
    var line =
        new Courier.Line(pki, backbone.profile(), backbone.trust(), backbone.gatewayUrl(), clock);
    player = new Player(backbone, recorder, new Courier(line, random), clock);
  }

  @AfterAll
  static void stop() {
    backbone.close();
  }

  static Stream<Scenario> library() {
    return LIBRARY.stream();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("library")
  void scenario_endsAsItSays(Scenario scenario) throws IOException {
    ScenarioResult result =
        scenario.clock().isPresent() ? playedAlone(scenario) : played(player, scenario);

    assertThat(result.steps())
        .allSatisfy(
            step -> {
              assertThat(step.missing()).as("missing: " + step.step().title().en()).isEmpty();
              assertThat(step.surplus()).as("surplus: " + step.step().title().en()).isEmpty();
            });
    assertThat(result.isGood()).isTrue();
    for (Exchange exchange : ExchangePagesTest.shownBy(scenario)) {
      for (Language language : Language.values()) {
        assertPicture(
            ExchangePagesTest.picture(exchange, language), ExchangePicture.svg(result, language));
      }
    }
  }

  /** The pictures of docs/exchanges are what this run shows. */
  private static void assertPicture(Path file, String drawn) throws IOException {
    if (Boolean.getBoolean("jukigate.write-docs")) {
      Files.writeString(file, drawn);
    }
    assertThat(Files.readString(file)).as(file.toString()).isEqualTo(drawn);
  }

  private static ScenarioResult played(Player player, Scenario scenario) {
    return player.play(List.of(scenario), new Nobody()).scenarios().getFirst();
  }

  /** A scenario that moves the clock must not move it for the others. */
  private static ScenarioResult playedAlone(Scenario scenario) {
    Path folder =
        home.resolve(
            scenario.folder().getParent().getFileName() + "-" + scenario.id().replace('#', '.'));
    var shared =
        new Stage.Setting(
            backbone.pki(),
            "high",
            folder,
            BackboneClock.real(InstantSource.system()),
            new SecureRandom());
    try (Stage stage =
        Stage.open(shared.playing(scenario).orThrow(), List.of(scenario), Set.of()).orThrow()) {
      return stage.play(List.of(scenario), new Nobody()).scenarios().getFirst();
    }
  }

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

package jukigate.app.line;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import jukigate.app.backbone.Backbone;
import jukigate.app.backbone.BackboneSetup;
import jukigate.app.backbone.LineActs;
import jukigate.domain.node.NodeId;
import jukigate.domain.refusal.Outcome;
import jukigate.domain.refusal.RefusalCode;
import jukigate.domain.time.BackboneClock;
import jukigate.gateway.config.GatewayConfig;
import jukigate.keystores.TestPki;
import jukigate.line.Direction;
import jukigate.line.Link;
import jukigate.line.Place;
import jukigate.line.Ticker;
import jukigate.line.fault.FaultKind;
import jukigate.line.schedule.LineSchedule;
import jukigate.line.schedule.Once;
import jukigate.line.schedule.Window;
import jukigate.simulators.SimulatorConfig.Sending;
import jukigate.simulators.observe.MessageObserver;
import jukigate.wire.tls.JvmSecurity;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** On the lines of a real backbone. */
class LineTimetableTest {
  private static final NodeId CITY = new NodeId("cs-221007");
  private static final NodeId PREFECTURE = new NodeId("pref-220001");
  private static final Instant BEGIN = Instant.parse("2027-04-01T00:00:00Z");

  @TempDir private Path home;
  private Backbone backbone;

  @BeforeEach
  void start() {
    JvmSecurity.harden();
    var clock = BackboneClock.frozen(BEGIN, InstantSource.system());
    TestPki pki =
        TestPki.openOrMint(home.resolve("pki"), clock, new SecureRandom(), Map.of()).orThrow();
    GatewayConfig config =
        GatewayConfig.of(Map.of())
            .with("listen.port", "0")
            .then(made -> made.with("journal.folder", home.resolve("gateway").toString()))
            .orThrow();
    var nodes =
        new BackboneSetup.Nodes(
            Set.of(CITY, PREFECTURE), 0, home.resolve("nodes"), Sending.WHEN_ASKED);
    backbone =
        Backbone.start(
                new BackboneSetup(
                        pki,
                        config,
                        nodes,
                        new BackboneSetup.Around(clock, new SecureRandom()),
                        MessageObserver.NONE)
                    .over(Optional.of(new Link.Setting(Ticker.SYSTEM, 1))))
            .orThrow();
  }

  @AfterEach
  void stop() {
    backbone.close();
  }

  @Test
  void lines_areWhatTheScheduleSaysAtEachMoment_onRecord() {
    LineTimetable timetable = timetable(window("pref-220001", "cut", 5, 10)).orThrow();
    assertThat(timetable.follow(BEGIN)).isZero();
    assertThat(isPassable(PREFECTURE)).isTrue();
    assertThat(timetable.change(BEGIN)).contains(BEGIN.plusSeconds(5));
    assertThat(timetable.follow(BEGIN.plusSeconds(5))).isEqualTo(1);
    assertThat(isPassable(PREFECTURE)).isFalse();
    assertThat(isPassable(CITY)).isTrue();
    assertThat(timetable.follow(BEGIN.plusSeconds(9))).isZero();
    assertThat(timetable.follow(BEGIN.plusSeconds(15))).isEqualTo(1);
    assertThat(isPassable(PREFECTURE)).isTrue();
    backbone.witness();
    assertThat(backbone.auditLog().of(0))
        .filteredOn(leaf -> leaf.content().startsWith("ACT act=line "))
        .hasSize(2);
  }

  /** Nobody looked while it opened and closed. */
  @Test
  void windowThatIsOverBeforeAnybodyLooks_isNotOpened() {
    LineTimetable timetable = timetable(window("pref-220001", "cut", 5, 10)).orThrow();
    assertThat(timetable.follow(BEGIN.plusSeconds(60))).isZero();
    assertThat(isPassable(PREFECTURE)).isTrue();
  }

  @Test
  void windowThatEnds_leavesWhatAnotherOneStillWants() {
    LineTimetable timetable =
        timetable(window("all", "cut", 0, 10), window("pref-220001", "cut", 5, 10)).orThrow();
    timetable.follow(BEGIN.plusSeconds(6));
    assertThat(isPassable(CITY)).isFalse();
    timetable.follow(BEGIN.plusSeconds(11));
    assertThat(isPassable(CITY)).isTrue();
    assertThat(isPassable(PREFECTURE)).isFalse();
  }

  @Test
  void faultOfAnotherKindThatSomebodySet_stays() {
    LineTimetable timetable = timetable(window("all", "cut", 0, 10)).orThrow();
    timetable.follow(BEGIN);
    new LineActs(backbone)
        .set(Place.read("cs-221007", "both").orThrow(), FaultKind.parse("slice=512B").orThrow())
        .orThrow();
    timetable.follow(BEGIN.plusSeconds(11));
    assertThat(backbone.line().orElseThrow().link(CITY).orElseThrow().state(Direction.OUT).faults())
        .singleElement()
        .matches(fault -> fault.kind() == FaultKind.SLICE);
  }

  @Test
  void lineThatIsNotThere_isRefusedBeforeAnythingChanges() {
    var outcome = timetable(window("all", "cut", 0, 10), window("pref-140007", "cut", 0, 10));
    assertThat(outcome)
        .isInstanceOfSatisfying(
            Outcome.Refused.class,
            refused -> assertThat(refused.refusal().code()).isEqualTo(RefusalCode.LINE_UNKNOWN));
    assertThat(isPassable(CITY)).isTrue();
  }

  private boolean isPassable(NodeId node) {
    return backbone.line().orElseThrow().link(node).orElseThrow().isPassable();
  }

  private Outcome<LineTimetable> timetable(Window... windows) {
    return LineTimetable.of(new LineActs(backbone), new LineSchedule(List.of(windows)), BEGIN);
  }

  private static Window window(String link, String fault, long after, long seconds) {
    return new Window(
        Place.read(link, "both").orThrow(),
        FaultKind.parse(fault).orThrow(),
        new Once(Duration.ofSeconds(after), Optional.of(Duration.ofSeconds(seconds))));
  }
}

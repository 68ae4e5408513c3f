package jukigate.app.desk;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import jukigate.app.backbone.Backbone;
import jukigate.app.backbone.BackboneSetup;
import jukigate.app.command.HomeLock;
import jukigate.app.command.Typed;
import jukigate.domain.node.NodeId;
import jukigate.domain.time.BackboneClock;
import jukigate.gateway.config.GatewayConfig;
import jukigate.keystores.TestPki;
import jukigate.line.Direction;
import jukigate.line.Link;
import jukigate.line.Ticker;
import jukigate.simulators.SimulatorConfig.Sending;
import jukigate.simulators.observe.MessageObserver;
import jukigate.wire.tls.JvmSecurity;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The lines of a backbone that is up, by the command line. */
class FaultTest {
  private static final NodeId CS = new NodeId("cs-221007");
  private static final NodeId PREFECTURE = new NodeId("pref-220001");

  @TempDir Path home;
  private Backbone backbone;
  private Desk desk;
  private HomeLock lock;

  @BeforeEach
  void start() {
    JvmSecurity.harden();
    lock = HomeLock.take(home).orThrow();
  }

  @AfterEach
  void stop() {
    desk.close();
    backbone.close();
    lock.close();
  }

  @Test
  void line_carriesWhatNodeAndGatewaySay() {
    up(Optional.of(new Link.Setting(Ticker.SYSTEM, 1)));

    assertThat(Typed.command("line", "check", "--home", home.toString()).out())
        .contains("All are up.");
    Typed shown = typed("show", "cs-221007");
    assertThat(shown.out()).contains("cs-221007", "up", "no fault").doesNotContain("pref-");
    Link link = backbone.line().orElseThrow().link(CS).orElseThrow();
    assertThat(link.state(Direction.OUT).bytes()).isGreaterThan(5_000);
    assertThat(link.state(Direction.IN).bytes()).isGreaterThan(5_000);
  }

  @Test
  void cut_isNoticedHealedAndOnRecord() {
    up(Optional.of(new Link.Setting(Ticker.SYSTEM, 1)));

    assertThat(typed("set", "prefectures", "cut").out()).contains("pref-220001", "CUT");
    Typed dead = Typed.command("line", "check", "--home", home.toString());
    assertThat(dead.out()).containsPattern("pref-220001 .*down JG-701.*down JG-701");
    assertThat(dead.out()).containsPattern("cs-221007 .*up .*up");

    assertThat(typed("clear", "all").exit()).isZero();
    assertThat(Typed.command("line", "check", "--home", home.toString()).exit()).isZero();
    backbone.witness();
    assertThat(backbone.auditLog().of(0))
        .extracting(leaf -> leaf.content())
        .anyMatch(act -> act.contains("act=line") && act.contains("set=cut"))
        .anyMatch(act -> act.contains("act=line") && act.contains("clear=all"));
  }

  @Test
  void faultOfOneDirection_isShownForIt() {
    up(Optional.of(new Link.Setting(Ticker.SYSTEM, 1)));

    Typed set = typed("set", "cs-221007", "latency=5ms~1ms", "--direction", "in", "--json");

    assertThat(set.out()).contains("\"faults\" : [ ]", "\"faults\" : [ \"latency=5ms~1ms\" ]");
    assertThat(typed("clear", "cs-221007", "latency").out()).doesNotContain("latency");
  }

  @Test
  void tap_seesOnlyTls() {
    up(Optional.of(new Link.Setting(Ticker.SYSTEM, 1)));
    String file = home.resolve("line.pcap").toString();

    assertThat(typed("tap", "all", "--out", file, "--json").out()).contains("\"tapped\" : true");
    assertThat(typed("check").exit()).isZero();
    assertThat(typed("tap", "all", "--stop", "--json").out()).contains("\"tapped\" : false");

    Typed report = typed("report", file, "--word", "架空");
    assertThat(report.out())
        .contains("TLS 1.3 TLS_AES_256_GCM_SHA384", "words found: 0 of ", "TLS and nothing else");
    assertThat(report.exit()).isZero();
    assertThat(typed("report", file, "--word", "cs-221007.jukigate", "--json").exit())
        .as("the server name is in the clear")
        .isEqualTo(1);
    assertThat(typed("tap", "all", "--out", file).err()).startsWith("JG-O26");
    assertThat(typed("report", home.resolve("gateway").toString()).err()).startsWith("JG-O");
  }

  @Test
  void whatIsNoFaultLineOrDirection_isRefused() {
    up(Optional.of(new Link.Setting(Ticker.SYSTEM, 1)));

    assertThat(typed("set", "cs-221007", "loss=3%").err()).startsWith("JG-O60");
    assertThat(typed("clear", "cs-221007", "loss").err()).startsWith("JG-O60");
    assertThat(typed("set", "national", "cut").err())
        .startsWith("JG-O62")
        .contains("cs-221007, pref-220001");
    assertThat(typed("show", "nobody").err()).startsWith("JG-O62");
    assertThat(typed("set", "all", "cut", "--direction", "up").err()).startsWith("JG-O14");
  }

  @Test
  void backboneWithoutLines_saysSo() {
    up(Optional.empty());

    Typed shown = typed("show");

    assertThat(shown.err()).startsWith("JG-O63").contains("--line");
    assertThat(shown.exit()).isNotZero();
  }

  private Typed typed(String... words) {
    String[] all = new String[words.length + 3];
    all[0] = "line";
    System.arraycopy(words, 0, all, 1, words.length);
    all[words.length + 1] = "--home";
    all[words.length + 2] = home.toString();
    return Typed.command(all);
  }

  private void up(Optional<Link.Setting> lines) {
    var clock = BackboneClock.frozen(Instant.parse("2027-04-01T00:00:00Z"), InstantSource.system());
    var random = new SecureRandom();
    TestPki pki = TestPki.openOrMint(home.resolve("pki"), clock, random, Map.of()).orThrow();
    GatewayConfig config =
        GatewayConfig.of(Map.of())
            .with("listen.port", "0")
            .then(made -> made.with("trust.reload-interval", "1h"))
            .then(made -> made.with("journal.folder", home.resolve("gateway").toString()))
            .orThrow();
    var nodes =
        new BackboneSetup.Nodes(
            Set.of(CS, PREFECTURE), 0, home.resolve("nodes"), Sending.WHEN_ASKED);
    var around = new BackboneSetup.Around(clock, random);
    var setup = new BackboneSetup(pki, config, nodes, around, MessageObserver.NONE).over(lines);
    backbone = Backbone.start(setup).orThrow();
    desk = new Desk(DeskFolder.of(home), backbone, Set.of(CS, PREFECTURE));
    desk.open();
  }
}

package jukigate.app.desk;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import jukigate.app.backbone.Backbone;
import jukigate.app.backbone.BackboneSetup;
import jukigate.app.backbone.HomeClock;
import jukigate.app.command.HomeLock;
import jukigate.app.command.Typed;
import jukigate.domain.node.NodeId;
import jukigate.domain.refusal.Outcome;
import jukigate.domain.time.ClockState;
import jukigate.gateway.config.GatewayConfig;
import jukigate.keystores.TestPki;
import jukigate.simulators.SimulatorConfig.Sending;
import jukigate.simulators.observe.MessageObserver;
import jukigate.wire.tls.JvmSecurity;
import jukigate.wire.trust.CertificateUsage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The clock of a backbone that is up, by the command line. */
class ClockTest {
  private static final Instant START = Instant.parse("2027-04-01T00:00:00Z");
  private static final NodeId NODE = new NodeId("pref-220001");

  @TempDir Path home;
  private Backbone backbone;
  private Desk desk;
  private HomeLock lock;

  @BeforeEach
  void start() {
    JvmSecurity.harden();
    lock = HomeLock.take(home).orThrow();
    backbone = Backbone.start(setup()).orThrow();
    desk = new Desk(DeskFolder.of(home), backbone, Set.of(NODE));
    desk.open();
  }

  @AfterEach
  void stop() {
    desk.close();
    backbone.close();
    lock.close();
  }

  @Test
  void clock_isMovedAndEverythingFollows() {
    assertThat(typed("show").out()).contains("2027-04-01T09:00:00+09:00, stands");

    Typed advanced = typed("advance", "P400D");
    assertThat(advanced.out()).contains("2028-05-05T09:00:00+09:00").contains("renewed: 4");
    assertThat(advanced.exit()).isZero();
    var verified =
        backbone.trust().verify(backbone.pki().tls(NODE).chain(), CertificateUsage.TLS_CLIENT);
    assertThat(verified).isEqualTo(Outcome.passed(NODE));

    assertThat(typed("to", "2028-05-06", "--json").out()).contains("\"2028-05-05T15:00:00Z\"");
    assertThat(backbone.clock().instant()).isEqualTo(Instant.parse("2028-05-05T15:00:00Z"));
  }

  @Test
  void moveBack_isRefused() {
    Typed back = typed("to", "2027-03-31");
    assertThat(back.exit()).isNotZero();
    assertThat(back.err()).startsWith("JG-O41").contains("2027-03-30T15:00:00Z");
    assertThat(backbone.clock().instant()).isEqualTo(START);
  }

  @Test
  void moveBeyondTheTestCa_isRefused() {
    Typed far = typed("advance", "P11Y");
    assertThat(far.err()).startsWith("JG-O42");
    assertThat(backbone.clock().instant()).isEqualTo(START);
  }

  @Test
  void whatIsNoPeriodInstantOrSpeed_isRefused() {
    assertThat(typed("advance", "31").err()).startsWith("JG-O14");
    assertThat(typed("to", "tomorrow").err()).startsWith("JG-O14");
    assertThat(typed("speed", "361").err()).startsWith("JG-O14");
    assertThat(typed("speed", "-1").exit()).isEqualTo(2);
  }

  @Test
  void runningClock_isStoppedAndGoesOn() {
    typed("speed", "360");
    assertThat(backbone.clock().state())
        .extracting(ClockState::mode, ClockState::speed)
        .containsExactly(ClockState.Mode.RUNNING, 360);
    typed("freeze");
    Instant stopped = backbone.clock().instant();
    assertThat(new HomeClock(home, InstantSource.system()).open().instant()).isEqualTo(stopped);
    assertThat(typed("resume").out()).contains("runs at 1x");
  }

  private Typed typed(String... arguments) {
    String[] all = new String[arguments.length + 3];
    all[0] = "clock";
    System.arraycopy(arguments, 0, all, 1, arguments.length);
    all[arguments.length + 1] = "--home";
    all[arguments.length + 2] = home.toString();
    return Typed.command(all);
  }

  private BackboneSetup setup() {
    var random = new SecureRandom();
    var clock = new HomeClock(home, InstantSource.system()).own(Optional.of(START), 0).orThrow();
    var pki = TestPki.openOrMint(home.resolve("pki"), clock, random).orThrow();
    var config =
        GatewayConfig.of(Map.of())
            .with("listen.port", "0")
            .then(made -> made.with("journal.folder", home.resolve("gateway").toString()))
            .orThrow();
    var sending =
        new Sending(Sending.BY_ITSELF.retry(), Duration.ZERO, Sending.BY_ITSELF.timeout());
    return new BackboneSetup(
        pki,
        config,
        new BackboneSetup.Nodes(Set.of(NODE), 0, home.resolve("nodes"), sending),
        new BackboneSetup.Around(clock, random),
        MessageObserver.NONE);
  }
}

package jukigate.app.desk;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Set;
import jukigate.app.backbone.Backbone;
import jukigate.app.backbone.BackboneSetup;
import jukigate.app.command.HomeLock;
import jukigate.app.command.Typed;
import jukigate.domain.node.NodeId;
import jukigate.gateway.config.GatewayConfig;
import jukigate.keystores.TestPki;
import jukigate.simulators.SimulatorConfig.Sending;
import jukigate.simulators.observe.MessageObserver;
import jukigate.simulators.post.RetryPolicy;
import jukigate.wire.tls.JvmSecurity;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A CS whose prefecture is nowhere, and which gives up after one attempt. */
class QueueTest {
  private static final NodeId CS = new NodeId("cs-221007");
  private static final RetryPolicy ONCE =
      new RetryPolicy(Duration.ofSeconds(1), Duration.ofSeconds(1), 1, Duration.ofDays(7));

  @TempDir Path home;
  private Backbone backbone;
  private Desk desk;
  private HomeLock lock;

  @BeforeEach
  void start() {
    JvmSecurity.harden();
    lock = HomeLock.take(home).orThrow();
    backbone = Backbone.start(setup()).orThrow();
    desk = new Desk(DeskFolder.of(home), backbone, Set.of(CS));
    desk.open();
  }

  @AfterEach
  void stop() {
    desk.close();
    backbone.close();
    lock.close();
  }

  @Test
  void queueOfABackboneThatOwesNothing_isEmpty() {
    assertThat(typed("list").out()).contains("Nothing is owed");
    assertThat(typed("list", "--json").out().strip()).isEqualTo("[ ]");
  }

  @Test
  void deadLetter_isShownSentAgainAndGivenUp() {
    enter("scenarios/0001-birth/birth.xml");
    long dead = onlyLetter();

    Typed list = typed("list");
    assertThat(list.out())
        .contains(dead + "  cs-221007 → pref-220001", "UpdateIdentity")
        .contains("dead     attempts 1  JG-305");
    assertThat(list.exit()).isZero();
    assertThat(typed("list", "--node", "cs-141003").out()).contains("Nothing is owed");
    assertThat(typed("list", "--lang", "ja").out()).contains("配達不能");

    assertThat(typed("retry", Long.toString(dead)).exit()).isZero();
    assertThat(typed("list").out()).contains("waiting  attempts 0");
    Typed early = typed("give-up", Long.toString(dead));
    assertThat(early.err()).as("it waits, and may still arrive").contains("JG-O35");
    assertThat(early.exit()).isEqualTo(1);

    assertThat(backbone.nodes().orElseThrow().runDue(soon())).isEqualTo(1);
    assertThat(typed("list").out()).contains("dead     attempts 1");
    assertThat(typed("give-up", Long.toString(dead)).exit()).isZero();
    assertThat(typed("list").out()).contains("Nothing is owed");
    assertThat(typed("retry", Long.toString(dead)).err()).contains("JG-O35");
  }

  @Test
  void letterBehindADeadOne_goesWhenThatIsGivenUp() {
    enter("scenarios/0002-move/0-arrival.xml");
    long dead = onlyLetter();
    enter("scenarios/0002-move/1-move-out.xml");
    assertThat(letters()).extracting(stored -> stored.attempts()).startsWith(1, 0);

    assertThat(backbone.nodes().orElseThrow().runDue(soon())).isZero();
    typed("give-up", Long.toString(dead));
    assertThat(backbone.nodes().orElseThrow().runDue(soon())).isEqualTo(1);
  }

  @Test
  void unknownNumber_isRefusedAsJson() {
    Typed typed = typed("retry", "4711", "--json");
    assertThat(typed.out()).contains("\"refused\" : \"JG-O35\"");
    assertThat(typed.exit()).isEqualTo(1);
  }

  @Test
  void withoutABackbone_queueSaysSo() {
    Typed typed = Typed.command("queue", "list", "--home", home.resolve("idle").toString());
    assertThat(typed.err()).contains("JG-O32");
    assertThat(typed.exit()).isEqualTo(3);
  }

  private void enter(String file) {
    Path event = Typed.ROOT.resolve(file);
    Typed.command("event", event.toString(), "--home", home.toString());
  }

  private Typed typed(String... words) {
    var all = new java.util.ArrayList<>(List.of("queue"));
    all.addAll(List.of(words));
    all.addAll(List.of("--home", home.toString()));
    return Typed.command(all.toArray(String[]::new));
  }

  private long onlyLetter() {
    assertThat(letters()).hasSize(1);
    return letters().getFirst().id();
  }

  private List<jukigate.simulators.store.OutboxEntry.Stored> letters() {
    return backbone.nodes().orElseThrow().owed();
  }

  private static Instant soon() {
    return InstantSource.system().instant().plus(Duration.ofMinutes(1));
  }

  private BackboneSetup setup() {
    var random = new SecureRandom();
    var pki = TestPki.openOrMint(home.resolve("pki"), InstantSource.system(), random).orThrow();
    var config =
        GatewayConfig.of(Map.of())
            .with("listen.port", "0")
            .then(made -> made.with("journal.folder", home.resolve("gateway").toString()))
            .orThrow();
    var sending = new Sending(ONCE, Duration.ZERO, Duration.ofSeconds(30));
    return new BackboneSetup(
        pki,
        config,
        new BackboneSetup.Nodes(Set.of(CS), 0, home.resolve("nodes"), sending),
        new BackboneSetup.Around(InstantSource.system(), random),
        MessageObserver.NONE);
  }
}

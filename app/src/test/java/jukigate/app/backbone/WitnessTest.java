package jukigate.app.backbone;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import jukigate.app.command.HomeLock;
import jukigate.app.command.Typed;
import jukigate.app.desk.Desk;
import jukigate.app.desk.DeskFolder;
import jukigate.domain.node.NodeId;
import jukigate.domain.time.BackboneClock;
import jukigate.gateway.audit.WitnessWord;
import jukigate.gateway.config.GatewayConfig;
import jukigate.gateway.journal.sql.SqlAuditLog;
import jukigate.keystores.TestPki;
import jukigate.simulators.SimulatorConfig.Sending;
import jukigate.simulators.observe.MessageObserver;
import jukigate.wire.tls.JvmSecurity;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Nodes as witnesses of the audit log, on a real backbone. */
final class WitnessTest {
  private static final NodeId CS = new NodeId("cs-221007");
  private static final NodeId PREFECTURE = new NodeId("pref-220001");

  @TempDir private Path home;
  private BackboneClock clock;
  private TestPki pki;

  @BeforeEach
  void mint() {
    JvmSecurity.harden();
    clock = BackboneClock.frozen(Instant.parse("2027-04-01T00:00:00Z"), InstantSource.system());
    pki = TestPki.openOrMint(home.resolve("pki"), clock, new SecureRandom(), Map.of()).orThrow();
  }

  @Test
  void witnesses_followTheLog_andAnswerForIt_upAndStopped() {
    try (HomeLock lock = HomeLock.take(home).orThrow();
        Backbone backbone = backbone("pref-220001,cs-221007")) {
      assertThat(lock).isNotNull();
      assertThat(kept(backbone)).containsExactly(0L, 0L);
      backbone.witness();
      long first = kept(backbone).getFirst();
      assertThat(first).isPositive();
      for (int i = 0; i < 3; i++) {
        backbone.checkLine(CS);
        backbone.witness();
      }
      assertThat(kept(backbone)).allMatch(size -> size > first);
      assertThat(acts(backbone)).anyMatch(act -> act.startsWith("ACT act=clock "));

      try (Desk desk = new Desk(DeskFolder.of(home), backbone, Set.of(CS, PREFECTURE))) {
        desk.open();
        assertThat(erased()).contains("No message is due.");
        clock.to(clock.instant().plus(Duration.ofDays(40))).orThrow();
        assertThat(erased()).contains("messages of class LINE erased");
        backbone.moveTo(clock.instant().plus(Duration.ofSeconds(1))).orThrow();
        backbone.witness();
        Typed up = verify();
        assertThat(up.out())
            .contains("messages erased as recorded by leaf", "heads with a time stamp")
            .contains("pref-220001 keeps a head over", "cs-221007 keeps a head over")
            .doesNotContain("JG-L");
        assertThat(up.exit()).isZero();
      }
    }
    Typed stopped = verify();
    assertThat(stopped.out()).contains("pref-220001 keeps a head over").doesNotContain("JG-L");
    assertThat(stopped.exit()).isZero();
  }

  @Test
  void witnessThatWasAway_takesTheProofFromWhereItIs() {
    try (Backbone backbone = backbone("pref-220001")) {
      backbone.witness();
    }
    try (Backbone backbone = backbone("cs-221007")) {
      backbone.checkLine(CS);
    }
    try (Backbone backbone = backbone("pref-220001,cs-221007")) {
      backbone.checkLine(CS);
      backbone.witness();
      assertThat(backbone.witnesses()).allMatch(word -> word.conflicting().isEmpty());
      assertThat(kept(backbone).getFirst()).isEqualTo(kept(backbone).getLast()).isPositive();
    }
  }

  @Test
  void rollback_isNamedByTheWitness_alsoWithoutTheFileOfHeads() {
    try (Backbone backbone = backbone("none")) {
      backbone.checkLine(CS);
    }
    copy(home.resolve("gateway"), home.resolve("older"));
    try (Backbone backbone = backbone("pref-220001")) {
      backbone.checkLine(CS);
    }
    putBack("older");

    Typed stopped = verify();
    assertThat(stopped.out()).contains("JG-L12", "pref-220001 has seen a head over");
    assertThat(stopped.exit()).isEqualTo(1);

    try (Backbone backbone = backbone("pref-220001")) {
      backbone.checkLine(CS);
      backbone.checkLine(CS);
      backbone.witness();
      WitnessWord word = backbone.witnesses().getFirst();
      assertThat(word.conflicting()).hasSize(1);
    }
    Typed again = verify();
    assertThat(again.out()).contains("JG-L16", "pref-220001 was shown a head");
    assertThat(again.out()).containsPattern("JG-L1[23].*pref-220001");
  }

  @Test
  void historyWrittenAnewWithTheGatewaysKey_isNamedByTheWitness() {
    try (Backbone backbone = backbone("pref-220001")) {
      backbone.witness();
    }
    delete(home.resolve("gateway"));
    try (Backbone backbone = backbone("none")) {
      for (int i = 0; i < 6; i++) {
        backbone.checkLine(CS);
        backbone.witness();
      }
    }
    Typed verified = verify();
    assertThat(verified.out()).contains("JG-L13", "pref-220001 has seen another head");
    assertThat(verified.exit()).isEqualTo(1);
  }

  private static List<Long> kept(Backbone backbone) {
    return backbone.witnesses().stream()
        .map(word -> word.kept().map(head -> head.checkpoint().tree().size()).orElse(0L))
        .toList();
  }

  private static List<String> acts(Backbone backbone) {
    return backbone.auditLog().of(0).stream().map(SqlAuditLog.Placed::content).toList();
  }

  private String erased() {
    return Typed.command("audit", "erase", "--due", "--home", home.toString()).out();
  }

  private Typed verify() {
    return Typed.command("audit", "verify", "--witnesses", "--home", home.toString());
  }

  private Backbone backbone(String witnesses) {
    GatewayConfig config =
        GatewayConfig.of(Map.of())
            .with("listen.port", "0")
            .then(made -> made.with("trust.reload-interval", "1h"))
            .then(made -> made.with("audit.witnesses", witnesses))
            .then(made -> made.with("audit.witness-interval", "24h"))
            .then(made -> made.with("journal.folder", home.resolve("gateway").toString()))
            .orThrow();
    Backbone started =
        Backbone.start(
                new BackboneSetup(
                    pki,
                    config,
                    new BackboneSetup.Nodes(
                        Set.of(CS, PREFECTURE), 0, home.resolve("nodes"), Sending.WHEN_ASKED),
                    new BackboneSetup.Around(clock, new SecureRandom()),
                    MessageObserver.NONE))
            .orThrow();
    started.moveTo(clock.instant().plus(Duration.ofSeconds(1))).orThrow();
    return started;
  }

  /** An older state of the whole folder, as who restores a backup brings it back. */
  private void putBack(String older) {
    delete(home.resolve("gateway"));
    copy(home.resolve(older), home.resolve("gateway"));
    delete(home.resolve("gateway").resolve("checkpoints.txt"));
  }

  private static void copy(Path from, Path to) {
    try (Stream<Path> files = Files.walk(from)) {
      for (Path file : files.toList()) {
        Files.copy(file, to.resolve(from.relativize(file).toString()));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void delete(Path folder) {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

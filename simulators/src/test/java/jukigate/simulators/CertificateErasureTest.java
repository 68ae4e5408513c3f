package jukigate.simulators;

import static jukigate.simulators.Backbone.SHIZUOKA;
import static jukigate.simulators.Backbone.YOKOHAMA;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.LocalDate;
import jukigate.keystores.TestPki;
import jukigate.simulators.node.OutMigrationDesk;
import jukigate.simulators.resident.event.ResidentEvent;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Rule R8 on a clock that moves: certificates of the PKI and CRLs move with it. */
final class CertificateErasureTest {
  private static final LocalDate PLANNED = LocalDate.of(2026, 12, 1);

  @TempDir Path folder;
  private final Backbone.Clock clock = new Backbone.Clock();
  private TestPki pki;
  private Backbone backbone;

  @BeforeEach
  void start() {
    pki = TestPki.openOrMint(folder.resolve("pki"), clock, new SecureRandom()).orThrow();
    backbone = new Backbone(folder.resolve("nodes"), pki);
    enter(Events.birth(SHIZUOKA, 1));
    enter(Events.moveOut(SHIZUOKA, YOKOHAMA, 1, PLANNED));
  }

  @AfterEach
  void stop() {
    backbone.close();
  }

  @Test
  void r8_certificateAskedForAgainAfterDay31_isKeptFor30DaysMore() {
    at("2026-12-31T14:59:59Z");
    backbone.nodes.eraseDue(clock.now);
    assertThat(desk().find(Events.code(1))).as("to the end of day 30").isPresent();
    at("2026-12-31T15:00:00Z");
    backbone.nodes.eraseDue(clock.now);
    assertThat(desk().find(Events.code(1))).as("day 31").isEmpty();

    desk().ask(Events.municipality(SHIZUOKA), Events.code(1));
    backbone.settle();

    assertThat(desk().find(Events.code(1))).as("asked for again").isPresent();
    at("2027-01-31T14:59:59Z");
    backbone.nodes.eraseDue(clock.now);
    assertThat(desk().find(Events.code(1))).as("30 days after it came again").isPresent();
    at("2027-01-31T15:00:00Z");
    backbone.nodes.eraseDue(clock.now);
    assertThat(desk().find(Events.code(1))).isEmpty();
  }

  @Test
  void r8_certificateAskedForInTime_isErasedWithTheFirst() {
    at("2026-12-05T00:00:00Z");
    desk().ask(Events.municipality(SHIZUOKA), Events.code(1));
    backbone.settle();

    at("2026-12-31T15:00:00Z");
    backbone.nodes.eraseDue(clock.now);
    assertThat(desk().find(Events.code(1))).isEmpty();
  }

  private OutMigrationDesk desk() {
    return backbone.nodes.municipal(YOKOHAMA).outMigration();
  }

  private void at(String time) {
    clock.now = Instant.parse(time);
    backbone.clock.now = clock.now;
    pki.renewCrls().orThrow();
    backbone.trust.replace(pki.trustMaterial());
  }

  private void enter(ResidentEvent event) {
    backbone.nodes.municipal(SHIZUOKA).enter(event).orThrow();
    backbone.settle();
  }
}

package jukigate.conformance.attack;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import jukigate.conformance.attack.AttackResult.Rule;
import jukigate.conformance.attack.AttackResult.Shown;
import jukigate.keystores.TestPki;
import jukigate.wire.profile.SecurityProfile;
import jukigate.wire.tls.JvmSecurity;
import jukigate.wire.trust.Trust;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The suite sees: whoever lets everything pass fails every attack. */
class AgreeableEndpointTest {
  /** The proof of the key is checked by the JDK itself; nothing can switch that off. */
  private static final String STOLEN = "TLS-03";

  /** Who answers everything at once is not waited for. */
  private static final Front FRONT = Front.GATEWAY.patient(Duration.ofMillis(200));

  @TempDir Path home;

  /** Of a foreign endpoint only the answer is seen; that must be enough to fail. */
  @Test
  void foreignEndpointThatAgreesToEverything_failsByItsAnswers() throws Exception {
    JvmSecurity.harden();
    var clock = InstantSource.system();
    var profile = SecurityProfile.HIGH_2026;
    TestPki pki = TestPki.openOrMint(home, clock, new SecureRandom()).orThrow();
    AttackRun.prepare(pki);
    Trust trust = new Trust(pki.trustMaterial(), profile, clock);
    try (var endpoint = new AgreeableEndpoint(pki, profile, clock.instant())) {
      var target =
          new Target(
              endpoint.url(), pki, profile, trust, clock, Witness.NOBODY, Optional.empty(), FRONT);
      List<Attack> some =
          Attacks.all().stream().filter(it -> Attacks.suitsForeign(it, false)).toList();
      for (AttackResult result : new AttackRun(target, 20_261_121, 1).run(some, done -> {})) {
        assertThat(result.isRefused())
            .as(result.attack().id())
            .isEqualTo(result.attack().id().equals(STOLEN));
        assertThat(result.variants())
            .allSatisfy(one -> assertThat(one.unobservable()).contains(Rule.EFFECT, Rule.RECORD));
      }
    }
  }

  @Test
  void endpointThatAgreesToEverything_failsEveryVariantOfEveryAttack() throws Exception {
    JvmSecurity.harden();
    var clock = InstantSource.system();
    var profile = SecurityProfile.HIGH_2026;
    TestPki pki = TestPki.openOrMint(home, clock, new SecureRandom()).orThrow();
    AttackRun.prepare(pki);
    Trust trust = new Trust(pki.trustMaterial(), profile, clock);
    try (var endpoint = new AgreeableEndpoint(pki, profile, clock.instant())) {
      var target =
          new Target(endpoint.url(), pki, profile, trust, clock, endpoint, Optional.empty(), FRONT);
      List<AttackResult> results =
          new AttackRun(target, 20_261_121, 1).run(Attacks.all(), done -> {});
      for (AttackResult result : results) {
        assertThat(result.isRefused()).as(result.attack().id()).isFalse();
        for (Shown shown : result.variants()) {
          assertThat(shown.broken())
              .as(result.attack().id() + " " + shown.variant() + " " + shown.answer())
              .containsAll(
                  result.attack().id().equals(STOLEN)
                      ? Set.of(Rule.RECORD)
                      : Set.of(Rule.ANSWER, Rule.RECORD, Rule.EFFECT))
              .doesNotContain(Rule.CONTROL);
        }
      }
    }
  }
}

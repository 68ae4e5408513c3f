package jukigate.conformance.attack;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import jukigate.conformance.SharedPki;
import jukigate.conformance.attack.AttackResult.Rule;
import jukigate.conformance.attack.AttackResult.Shown;
import jukigate.keystores.TestPki;
import jukigate.wire.profile.SecurityProfile;
import jukigate.wire.tls.JvmSecurity;
import jukigate.wire.trust.Trust;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The suite sees: whoever lets everything pass fails every attack. */
class AgreeableEndpointTest {
  /** The proof of the key is checked by the JDK itself; nothing can switch that off. */
  private static final String STOLEN = "TLS-03";

  /** It may reach the node, whose answer tells whether it was believed. */
  private static final String DELIVERED = "AUT-04";

  /** What comes after a record that no one can take in is the end, and not seen as an answer. */
  private static final String RECORD_TOO_LONG = "TLS-26";

  private static final SecurityProfile PROFILE = SecurityProfile.HIGH_2026;
  private static final InstantSource CLOCK = InstantSource.system();
  private static final int LANES = 6;

  /** Who answers everything at once is not waited for. */
  private static final Front FRONT = Front.GATEWAY.patient(Duration.ofMillis(200));

  @TempDir static Path home;

  private static List<AttackResult> results;

  /** At several endpoints at a time, because most of the time is spent waiting. */
  @BeforeAll
  static void attack() throws IOException {
    JvmSecurity.harden();
    TestPki pki = SharedPki.in(home.resolve("pki"), CLOCK);
    Trust trust = new Trust(pki.trustMaterial(), PROFILE, CLOCK);
    List<AgreeableEndpoint> endpoints = new ArrayList<>();
    try {
      List<Target> targets = new ArrayList<>();
      for (int i = 0; i < LANES; i++) {
        var endpoint = new AgreeableEndpoint(pki, PROFILE, CLOCK.instant());
        endpoints.add(endpoint);
        targets.add(
            new Target(
                endpoint.url(), pki, PROFILE, trust, CLOCK, endpoint, Optional.empty(), FRONT));
      }
      results = new AttackRun(targets, 20_261_121, 1, 0).run(Attacks.all(), done -> {});
    } finally {
      for (AgreeableEndpoint endpoint : endpoints) {
        endpoint.close();
      }
    }
  }

  /** Of a foreign endpoint only the answer is seen; that must be enough to fail. */
  @Test
  void foreignEndpointThatAgreesToEverything_failsByItsAnswers() {
    assertThat(results).hasSize(Attacks.all().size());
    for (AttackResult result : results) {
      if (Attacks.suitsForeign(result.attack(), false)) {
        var variants = result.variants().stream().map(AgreeableEndpointTest::unseen).toList();
        assertThat(variants.stream().allMatch(Shown::isRefused))
            .as(result.attack().id())
            .isEqualTo(result.attack().id().equals(STOLEN));
        assertThat(variants)
            .allSatisfy(one -> assertThat(one.unobservable()).contains(Rule.EFFECT, Rule.RECORD));
      }
    }
  }

  /** What is left of it where nobody sees what happens behind the endpoint. */
  private static Shown unseen(Shown seen) {
    return new Shown(
        seen.variant(),
        seen.expected(),
        seen.answer(),
        Optional.empty(),
        Witness.State.UNSEEN,
        Witness.State.UNSEEN,
        seen.canaryCalls(),
        seen.controls(),
        seen.bytes(),
        seen.terms());
  }

  @Test
  void endpointThatAgreesToEverything_failsEveryVariantOfEveryAttack() {
    for (AttackResult result : results) {
      assertThat(result.isRefused()).as(result.attack().id()).isFalse();
      for (Shown shown : result.variants()) {
        assertThat(shown.broken())
            .as(result.attack().id() + " " + shown.variant() + " " + shown.answer())
            .containsAll(
                switch (result.attack().id()) {
                  case STOLEN -> Set.of(Rule.RECORD);
                  case RECORD_TOO_LONG -> Set.of(Rule.RECORD, Rule.EFFECT);
                  case DELIVERED -> Set.of(Rule.ANSWER, Rule.RECORD);
                  default -> Set.of(Rule.ANSWER, Rule.RECORD, Rule.EFFECT);
                })
            .doesNotContain(Rule.CONTROL);
      }
    }
  }
}

package jukigate.app.attack;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import jukigate.app.backbone.BackboneSetup;
import jukigate.conformance.SharedPki;
import jukigate.conformance.attack.Attack;
import jukigate.conformance.attack.AttackResult;
import jukigate.conformance.attack.AttackRun;
import jukigate.conformance.attack.Attacks;
import jukigate.conformance.attack.Range;
import jukigate.conformance.attack.Target;
import jukigate.domain.time.BackboneClock;
import jukigate.keystores.TestPki;
import jukigate.wire.tls.JvmSecurity;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every attack, against the gateway as it is delivered. */
class OwnGatewayTest {
  private static final long SEED = 20_261_121;

  @TempDir Path home;

  @Test
  void everyAttack_isRefusedWithoutEffectOnRecordAndInTheExpectedWay() throws IOException {
    JvmSecurity.harden();
    var clock = BackboneClock.real(InstantSource.system());
    TestPki pki = SharedPki.in(home.resolve("pki"), clock);
    List<AttackResult> results = attack(pki, "high", false, Integer.MAX_VALUE);
    assertThat(results).hasSize(Attacks.all().size());
    assertThat(results.stream().flatMap(OwnGatewayTest::through)).isEmpty();
    assertReport(
        new AttackReport(
            new AttackReport.Run(
                "jukigate",
                SEED,
                "high",
                clock.instant(),
                Duration.ofSeconds(9),
                List.of("--journal x")),
            results,
            List.of()));
  }

  /**
   * In the profile of those who cannot do better yet, and where a node is reached directly: one
   * variant of each. The command makes all of them.
   */
  @Test
  void everyAttackThatSuits_isRefusedInTheOtherProfileAndAtANode() {
    JvmSecurity.harden();
    var clock = BackboneClock.real(InstantSource.system());
    TestPki pki = SharedPki.in(home.resolve("pki"), clock);
    assertThat(attack(pki, "recommended", false, 1).stream().flatMap(OwnGatewayTest::through))
        .isEmpty();
    assertThat(attack(pki, "high", true, 1).stream().flatMap(OwnGatewayTest::through)).isEmpty();
  }

  /** Otherwise nothing would be known from what is refused over such a handshake. */
  @Test
  void honestConversationByHand_isAccepted() {
    JvmSecurity.harden();
    var clock = BackboneClock.real(InstantSource.system());
    TestPki pki = SharedPki.in(home.resolve("pki"), clock);
    var around = new BackboneSetup.Around(clock, new SecureRandom());
    try (var gateway = OwnGateway.start(pki, "high", home.resolve("hand"), around).orThrow();
        var range = new Range(gateway.target(), new Random(SEED))) {
      assertThat(range.handmadeAnswers()).hasSize(4).containsOnly("accepted");
    }
  }

  /**
   * On two gateways at a time.
   *
   * @param most variants of each attack
   */
  private List<AttackResult> attack(TestPki pki, String profile, boolean nodes, int most) {
    var clock = BackboneClock.real(InstantSource.system());
    var around = new BackboneSetup.Around(clock, new SecureRandom());
    Path folder = home.resolve(profile + nodes);
    try (OwnGateways gateways = OwnGateways.start(pki, profile, folder, 2, around).orThrow()) {
      List<Target> targets = gateways.targets(nodes);
      List<Attack> attacks =
          Attacks.all().stream().filter(it -> Attacks.suits(it, targets.getFirst())).toList();
      return new AttackRun(targets, SEED, 2, 0).sample(attacks, most);
    }
  }

  private static Stream<String> through(AttackResult result) {
    return result.variants().stream()
        .filter(shown -> !shown.isRefused())
        .map(
            shown ->
                String.join(
                    " ",
                    result.attack().id(),
                    shown.variant(),
                    shown.broken().toString(),
                    shown.answer(),
                    shown.record().toString()));
  }

  /** Self-contained, for people and for programs. */
  private void assertReport(AttackReport report) throws IOException {
    int all = Attacks.all().size();
    Path folder = ReportFolder.write(home.resolve("out"), report).orThrow();
    assertThat(Files.readString(folder.resolve("attack.html")))
        .contains("default-src 'none'", all + " / " + all, "XSW-03", "ラッピング", "Wrapping", "JG-601")
        .doesNotContain("<link", "@import")
        .doesNotContainPattern("<(img|script|iframe)[^>]* src=");
    assertThat(Files.readString(folder.resolve("results.json"))).contains("\"refused\" : " + all);
    assertThat(Files.readString(folder.resolve("junit.xml")))
        .contains("failures=\"0\"")
        .containsPattern("classname=\"attack.TLS-02\"");
  }
}

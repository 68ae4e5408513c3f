package jukigate.app.attack;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.stream.Stream;
import jukigate.app.backbone.BackboneSetup;
import jukigate.conformance.attack.AttackResult;
import jukigate.conformance.attack.AttackRun;
import jukigate.conformance.attack.Attacks;
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
    var random = new SecureRandom();
    TestPki pki = TestPki.openOrMint(home.resolve("pki"), clock, random).orThrow();
    var around = new BackboneSetup.Around(clock, random);
    List<AttackResult> results;
    try (OwnGateway gateway = OwnGateway.start(pki, "high", home, around).orThrow()) {
      results = new AttackRun(gateway.target(), SEED, 2).run(Attacks.all(), done -> {});
    }
    assertThat(results.stream().flatMap(OwnGatewayTest::through)).isEmpty();
    assertReport(
        new AttackReport(
            new AttackReport.Run(
                "jukigate", SEED, "high", clock.instant(), Duration.ofSeconds(9), "--journal x"),
            results,
            List.of()));
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

package jukigate.keystores;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.security.interfaces.ECPublicKey;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import jukigate.domain.refusal.Outcome;
import jukigate.domain.refusal.RefusalCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocalhostKeyTest {
  private static final Instant NOW = Instant.parse("2026-11-23T00:00:00Z");

  @TempDir private Path home;

  private Outcome<LocalhostKey> at(Instant now) {
    return LocalhostKey.openOrMint(home.resolve("console"), () -> now, new SecureRandom());
  }

  @Test
  void certificate_isOfThisMachineAlone() throws Exception {
    var certificate = at(NOW).orThrow().certificate();
    certificate.verify(certificate.getPublicKey());
    assertThat(certificate.getPublicKey())
        .isInstanceOfSatisfying(
            ECPublicKey.class,
            key -> assertThat(key.getParams().getOrder().bitLength()).isEqualTo(256));
    assertThat(certificate.getSubjectAlternativeNames())
        .containsExactlyInAnyOrder(
            List.of(2, "localhost"), List.of(7, "127.0.0.1"), List.of(7, "0:0:0:0:0:0:0:1"));
    assertThat(certificate.getBasicConstraints()).isNegative();
    assertThat(certificate.getExtendedKeyUsage()).containsExactly("1.3.6.1.5.5.7.3.1");
  }

  @Test
  void key_isKeptForItsOwner() throws Exception {
    var made = at(NOW).orThrow();
    assertThat(at(NOW.plusSeconds(60)).orThrow().certificate()).isEqualTo(made.certificate());
    try (var files = Files.list(home.resolve("console"))) {
      assertThat(files.filter(file -> !file.endsWith(".lock")))
          .allSatisfy(
              file ->
                  assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                      .isEqualTo("rw-------"));
    }
  }

  @Test
  void certificate_isNewBeforeItsEnd() {
    var made = at(NOW).orThrow();
    var later = at(NOW.plus(Duration.ofDays(336))).orThrow();
    assertThat(later.certificate()).isNotEqualTo(made.certificate());
    assertThat(later.fingerprint()).matches("([0-9A-F]{2}:){31}[0-9A-F]{2}");
  }

  @Test
  void fileThatIsNoKey_isRefused() throws Exception {
    at(NOW).orThrow();
    Files.writeString(home.resolve("console").resolve("localhost.p12"), "x");
    assertThat(at(NOW))
        .isInstanceOfSatisfying(
            Outcome.Refused.class,
            refused ->
                assertThat(refused.refusal().code()).isEqualTo(RefusalCode.KEY_FILE_INVALID));
  }
}

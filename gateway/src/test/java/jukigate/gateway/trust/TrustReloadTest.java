package jukigate.gateway.trust;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import jukigate.domain.node.NodeId;
import jukigate.domain.refusal.Outcome;
import jukigate.domain.refusal.RefusalCode;
import jukigate.keystores.RevocationReason;
import jukigate.keystores.TestPki;
import jukigate.keystores.TrustFolder;
import jukigate.wire.profile.SecurityProfile;
import jukigate.wire.trust.CertificateUsage;
import jukigate.wire.trust.Trust;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrustReloadTest {
  private static final InstantSource CLOCK = () -> Instant.parse("2026-11-21T03:00:00Z");

  @TempDir Path folder;

  @Test
  void newCrl_isInForceAfterReload_andBrokenFilesLeaveWhatIsInForce() throws Exception {
    var pki = TestPki.openOrMint(folder, CLOCK, new SecureRandom(), Map.of()).orThrow();
    var trust = new Trust(pki.trustMaterial(), SecurityProfile.HIGH_2026, CLOCK);
    var chain = pki.tls(NodeId.NATIONAL).chain();
    try (var reload =
        new TrustReload(pki.trustFolder(), () -> TrustFolder.read(pki.trustFolder()), trust)) {
      assertThat(reload.reload().orThrow()).as("first look").isTrue();
      assertThat(reload.reload().orThrow()).as("nothing changed").isFalse();
      assertThat(trust.verify(chain, CertificateUsage.TLS_CLIENT).isPassed()).isTrue();

      String serial = chain.get(0).getSerialNumber().toString(16);
      pki.revoke(serial, RevocationReason.KEY_COMPROMISE).orThrow();
      assertThat(reload.reload().orThrow()).isTrue();
      assertThat(trust.verify(chain, CertificateUsage.TLS_CLIENT))
          .isInstanceOfSatisfying(
              Outcome.Refused.class,
              refused ->
                  assertThat(refused.refusal().code()).isEqualTo(RefusalCode.CERTIFICATE_REVOKED));

      try (var files = Files.walk(pki.trustFolder())) {
        for (Path file : files.filter(Files::isRegularFile).toList()) {
          Files.writeString(file, "damaged");
        }
      }
      assertThat(reload.reload().isPassed()).isFalse();
      var other = pki.tls(NodeId.GATEWAY).chain();
      assertThat(trust.verify(other, CertificateUsage.TLS_CLIENT).isPassed()).isTrue();
    }
  }

  @Test
  void materialThatWasNotTaken_isOfferedAgainThoughNoFileChanged() {
    var pki = TestPki.openOrMint(folder, CLOCK, new SecureRandom(), Map.of()).orThrow();
    var offers = new AtomicInteger();
    try (var reload =
        new TrustReload(
            pki.trustFolder(),
            () -> Outcome.passed(false),
            TrustReload.Source.of(() -> TrustFolder.read(pki.trustFolder())),
            material ->
                offers.incrementAndGet() == 1
                    ? Outcome.refused(RefusalCode.CRL_REFUSED, "-", "missing")
                    : Outcome.passed(material))) {
      assertThat(reload.reload())
          .isEqualTo(Outcome.refused(RefusalCode.CRL_REFUSED, "-", "missing"));
      assertThat(reload.reload().orThrow()).as("offered again").isTrue();
      assertThat(reload.reload().orThrow()).as("taken").isFalse();
      assertThat(offers).hasValue(2);
    }
  }

  @Test
  void startedReload_looksByItself() throws Exception {
    var pki = TestPki.openOrMint(folder, CLOCK, new SecureRandom(), Map.of()).orThrow();
    var trust = new Trust(pki.trustMaterial(), SecurityProfile.HIGH_2026, CLOCK);
    var looked = new CountDownLatch(1);
    try (var reload =
        new TrustReload(
            pki.trustFolder(),
            () -> {
              looked.countDown();
              return TrustFolder.read(pki.trustFolder());
            },
            trust)) {
      reload.start(Duration.ofMinutes(1));
      looked.await();
    }
    assertThat(looked.getCount()).isZero();
  }
}

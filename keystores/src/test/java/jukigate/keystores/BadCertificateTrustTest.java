package jukigate.keystores;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.InstantSource;
import java.util.List;
import java.util.stream.Stream;
import jukigate.domain.refusal.Outcome;
import jukigate.domain.refusal.RefusalCode;
import jukigate.wire.profile.SecurityProfile;
import jukigate.wire.trust.CertificateUsage;
import jukigate.wire.trust.Trust;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What the catalogue of bad certificates promises is what the wire does. */
class BadCertificateTrustTest {
  @TempDir static Path folder;
  private static TestPki pki;

  @BeforeAll
  static void mint() {
    pki = Pki.open(folder.resolve("pki"));
    BadCertificate.all().forEach(BadCertificateTrustTest::chain);
  }

  static Stream<BadCertificate> refused() {
    return BadCertificate.all().stream().filter(bad -> bad.flaw() != Flaw.OTHER_NODE);
  }

  @ParameterizedTest
  @MethodSource("refused")
  void badCertificate_isRefusedAsPromised(BadCertificate bad) {
    for (SecurityProfile profile :
        List.of(SecurityProfile.HIGH_2026, SecurityProfile.RECOMMENDED_2026)) {
      CertificateUsage usage =
          bad.role() == KeyRole.TLS
              ? CertificateUsage.TLS_CLIENT
              : CertificateUsage.MESSAGE_SIGNING;
      assertThat(Pki.code(trust(profile).verify(chain(bad), usage))).isEqualTo(bad.expected());
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"TLS", "SIGN"})
  void otherNodesCertificate_isTrustedAsTheOtherNode(KeyRole role) {
    BadCertificate bad = BadCertificate.ofId(role.label() + "-other-node").orElseThrow();
    CertificateUsage usage =
        role == KeyRole.TLS ? CertificateUsage.TLS_CLIENT : CertificateUsage.MESSAGE_SIGNING;
    assertThat(trust(SecurityProfile.HIGH_2026).verify(chain(bad), usage))
        .isEqualTo(Outcome.passed(Flaw.OTHER));
    assertThat(bad.expected()).isEqualTo(RefusalCode.SIGNER_IS_NOT_TLS_PEER);
  }

  @Test
  void goodCertificates_passForTheirOwnUsageOnly() {
    Trust trust = trust(SecurityProfile.HIGH_2026);
    List<X509Certificate> tls = pki.tls(Pki.SHIZUOKA).chain();
    assertThat(trust.verify(tls, CertificateUsage.TLS_CLIENT))
        .isEqualTo(Outcome.passed(Pki.SHIZUOKA));
    assertThat(trust.verify(tls, CertificateUsage.TLS_SERVER))
        .isEqualTo(Outcome.passed(Pki.SHIZUOKA));
    List<X509Certificate> signing =
        List.of(pki.signing(Pki.SHIZUOKA, SecurityProfile.HIGH_2026).certificate());
    assertThat(trust.verify(signing, CertificateUsage.MESSAGE_SIGNING))
        .isEqualTo(Outcome.passed(Pki.SHIZUOKA));
    List<X509Certificate> encryption = List.of(pki.encryptionCertificate(Pki.SHIZUOKA));
    assertThat(trust.verify(encryption, CertificateUsage.MESSAGE_ENCRYPTION))
        .isEqualTo(Outcome.passed(Pki.SHIZUOKA));
    assertThat(Pki.code(trust.verify(encryption, CertificateUsage.MESSAGE_SIGNING)))
        .isEqualTo(RefusalCode.CERTIFICATE_USAGE);
  }

  @Test
  void revocation_reachesARunningTrust() {
    Trust trust = trust(SecurityProfile.HIGH_2026);
    List<X509Certificate> chain = pki.tls(Pki.YOKOHAMA).chain();
    assertThat(trust.verify(chain, CertificateUsage.TLS_CLIENT).isPassed()).isTrue();
    pki.revoke("nodes/cs-141003/tls", RevocationReason.KEY_COMPROMISE).orThrow();
    trust.replace(TrustFolder.read(pki.trustFolder()).orThrow());
    assertThat(Pki.code(trust.verify(chain, CertificateUsage.TLS_CLIENT)))
        .isEqualTo(RefusalCode.CERTIFICATE_REVOKED);
  }

  private static Trust trust(SecurityProfile profile) {
    return new Trust(pki.trustMaterial(), profile, InstantSource.fixed(Pki.NOW));
  }

  private static List<X509Certificate> chain(BadCertificate bad) {
    return BadCertificateTest.chain(pki, bad);
  }
}

package jukigate.keystores;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.InstantSource;
import java.util.List;
import jukigate.domain.node.NodeId;
import jukigate.domain.refusal.Outcome;
import jukigate.domain.refusal.RefusalCode;
import jukigate.keystores.TestPki.Renewal;
import jukigate.keystores.TestPki.Rollover;
import jukigate.wire.audit.LogOwner;
import jukigate.wire.profile.SecurityProfile;
import jukigate.wire.trust.CertificateUsage;
import jukigate.wire.trust.Trust;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Certificates are renewed and CAs replaced; whoever has the PKI open follows. */
class RolloverTest {
  @TempDir Path folder;
  private TestPki pki;
  private TestPki elsewhere;

  @BeforeEach
  void open() {
    pki = Pki.open(folder);
    elsewhere = Pki.open(folder);
  }

  @Test
  void rollover_trustsOldAndNewSideBySideUntilItsEnd() {
    List<X509Certificate> old = pki.tls(Pki.SHIZUOKA).chain();
    elsewhere.rollover(Rollover.BEGIN).orThrow();
    assertThat(pki.tls(Pki.SHIZUOKA).chain()).as("the old CA still issues").isEqualTo(old);
    assertThat(verified(old)).isEqualTo(Outcome.passed(Pki.SHIZUOKA));

    elsewhere.rollover(Rollover.SWITCH).orThrow();
    List<X509Certificate> fresh = pki.tls(Pki.SHIZUOKA).chain();
    assertThat(fresh).isNotEqualTo(old);
    assertThat(fresh.get(1).getSubjectX500Principal().getName()).contains("TLS CA G2");
    assertThat(verified(old)).isEqualTo(Outcome.passed(Pki.SHIZUOKA));
    assertThat(verified(fresh)).isEqualTo(Outcome.passed(Pki.SHIZUOKA));
    assertThat(verified(pki.tls(Pki.YOKOHAMA).chain())).isEqualTo(Outcome.passed(Pki.YOKOHAMA));

    elsewhere.rollover(Rollover.END).orThrow();
    assertThat(verified(old)).isEqualTo(Outcome.refused(RefusalCode.CERTIFICATE_UNTRUSTED));
    assertThat(verified(fresh)).isEqualTo(Outcome.passed(Pki.SHIZUOKA));
    assertThat(pki.publishedLists())
        .containsExactly("root-g2", "tls-ca-g2", "message-ca-g2", "retired-ca-g2");
    elsewhere.revoke("nodes/cs-221007/tls", RevocationReason.KEY_COMPROMISE).orThrow();
    assertThat(verified(fresh)).isEqualTo(Outcome.refused(RefusalCode.CERTIFICATE_REVOKED));
  }

  @Test
  void headsOfTheFormerCa_stayTheGateways_andNothingElseIsTrustedToIt() {
    X509Certificate old = pki.signing(NodeId.GATEWAY, SecurityProfile.HIGH_2026).certificate();
    for (Rollover step : Rollover.values()) {
      elsewhere.rollover(step).orThrow();
    }
    assertThat(new LogOwner(pki.trustMaterial().issuers()).test(old)).isFalse();
    assertThat(TrustFolder.former(pki.trustFolder())).hasSizeGreaterThanOrEqualTo(2);
    assertThat(new LogOwner(TrustFolder.former(pki.trustFolder())).test(old)).isTrue();
    assertThat(
            new Trust(pki.trustMaterial(), SecurityProfile.HIGH_2026, InstantSource.fixed(Pki.NOW))
                .verify(List.of(old), CertificateUsage.MESSAGE_SIGNING)
                .isPassed())
        .isFalse();
  }

  @Test
  void steps_areTakenInTheirOrder_andAgain() {
    assertThat(Pki.code(pki.rollover(Rollover.SWITCH))).isEqualTo(RefusalCode.ROLLOVER_ORDER);
    for (int round = 2; round <= 3; round++) {
      for (Rollover step : Rollover.values()) {
        pki.rollover(step).orThrow();
        assertThat(Pki.code(pki.rollover(step)))
            .as("%s", step)
            .isEqualTo(RefusalCode.ROLLOVER_ORDER);
      }
      assertThat(pki.publishedLists()).contains("tls-ca-g" + round).doesNotContain("tls-ca");
    }
  }

  @Test
  void renewal_keepsTheKeyOrNot_andIsSeenByWhoeverHasThePkiOpen() {
    X509Certificate first = pki.tls(Pki.SHIZUOKA).chain().getFirst();
    elsewhere.renew(Pki.SHIZUOKA, KeyRole.TLS, Renewal.SAME_KEY).orThrow();
    X509Certificate second = pki.tls(Pki.SHIZUOKA).chain().getFirst();
    assertThat(second).isNotEqualTo(first);
    assertThat(second.getPublicKey()).isEqualTo(first.getPublicKey());
    elsewhere.renew(Pki.SHIZUOKA, KeyRole.TLS, Renewal.NEW_KEY).orThrow();
    assertThat(pki.tls(Pki.SHIZUOKA).chain().getFirst().getPublicKey())
        .isNotEqualTo(first.getPublicKey());
    assertThat(verified(List.of(first)))
        .as("valid until revoked")
        .isEqualTo(Outcome.passed(Pki.SHIZUOKA));
  }

  private Outcome<?> verified(List<X509Certificate> chain) {
    return new Trust(pki.trustMaterial(), SecurityProfile.HIGH_2026, InstantSource.fixed(Pki.NOW))
        .verify(chain, CertificateUsage.TLS_CLIENT);
  }
}

package jukigate.keystores;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CRLReason;
import java.security.cert.X509CRL;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.Date;
import java.util.HexFormat;
import jukigate.domain.refusal.RefusalCode;
import jukigate.wire.trust.TrustMaterial;
import org.bouncycastle.asn1.x509.CRLNumber;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.cert.jcajce.JcaX509CRLHolder;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RevocationTest {
  @TempDir Path folder;
  private TestPki pki;
  private X509Certificate leaf;

  @BeforeEach
  void mint() {
    pki = Pki.open(folder);
    leaf = pki.tls(Pki.SHIZUOKA).chain().getFirst();
  }

  @Test
  void revokedCertificate_isInTheNextCrlAtOnce() throws Exception {
    X509CRL before = crl(pki.trustMaterial(), "TLS CA");
    assertThat(before.isRevoked(leaf)).isFalse();
    CertificateEntry entry =
        pki.revoke("nodes/cs-221007/tls", RevocationReason.KEY_COMPROMISE).orThrow();
    X509CRL after = crl(TrustFolder.read(pki.trustFolder()).orThrow(), "TLS CA");
    assertThat(after.isRevoked(leaf)).isTrue();
    assertThat(after.getRevokedCertificate(leaf).getRevocationReason())
        .isEqualTo(CRLReason.KEY_COMPROMISE);
    assertThat(after.getRevokedCertificate(leaf).getRevocationDate()).isBefore(Date.from(Pki.NOW));
    assertThat(number(after)).isGreaterThan(number(before));
    after.verify(pki.tls(Pki.SHIZUOKA).chain().get(1).getPublicKey());
    assertThat(entry.state(Pki.NOW)).isEqualTo(CertificateEntry.State.REVOKED);
    assertThat(pki.list()).contains(entry);
  }

  @Test
  void revocationBySerial_takesHexWithColonsInEitherCase() {
    String colons =
        HexFormat.ofDelimiter(":").withUpperCase().formatHex(leaf.getSerialNumber().toByteArray());
    assertThat(pki.revoke(colons, RevocationReason.UNSPECIFIED).orThrow().name())
        .isEqualTo("nodes/cs-221007/tls");
  }

  @Test
  void secondRevocation_changesNothing() throws IOException {
    var first = pki.revoke("nodes/cs-221007/tls", RevocationReason.SUPERSEDED).orThrow();
    byte[] crl = Files.readAllBytes(folder.resolve("trust/crls/tls-ca.crl.pem"));
    var second = pki.revoke("nodes/cs-221007/tls", RevocationReason.KEY_COMPROMISE).orThrow();
    assertThat(second).isEqualTo(first);
    assertThat(folder.resolve("trust/crls/tls-ca.crl.pem")).hasBinaryContent(crl);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"nodes/cs-221007/none", "", "ca/root", "ca/unknown-ca", "00112233445566778899"})
  void whatCannotBeRevoked_isRefused(String name) {
    assertThat(Pki.code(pki.revoke(name, RevocationReason.UNSPECIFIED)))
        .isEqualTo(RefusalCode.CERTIFICATE_NOT_FOUND);
  }

  @Test
  void issuingCa_canBeRevokedByTheRoot() {
    pki.revoke("ca/message-ca", RevocationReason.CA_COMPROMISE).orThrow();
    X509CRL crl = crl(pki.trustMaterial(), "root CA");
    assertThat(crl.getRevokedCertificates()).hasSize(2); // and the retired CA
  }

  @Test
  void killBetweenIndexAndCrl_isMendedWhenOpened() throws IOException {
    Path file = folder.resolve("trust/crls/tls-ca.crl.pem");
    byte[] before = Files.readAllBytes(file);
    pki.revoke("nodes/cs-221007/tls", RevocationReason.KEY_COMPROMISE).orThrow();
    Files.write(file, before);
    assertThat(crl(Pki.open(folder).trustMaterial(), "TLS CA").isRevoked(leaf)).isTrue();
  }

  @Test
  void crl_isBoundedAndRenewedBeforeItsEnd() {
    X509CRL first = crl(pki.trustMaterial(), "TLS CA");
    assertThat(first.getThisUpdate()).isEqualTo(Date.from(Pki.NOW));
    assertThat(first.getNextUpdate()).isEqualTo(Date.from(Pki.NOW.plus(Duration.ofDays(7))));
    var soon = Pki.NOW.plus(Duration.ofDays(3));
    assertThat(crl(Pki.open(folder, soon).trustMaterial(), "TLS CA")).isEqualTo(first);
    var later = Pki.NOW.plus(Duration.ofDays(4));
    assertThat(crl(Pki.open(folder, later).trustMaterial(), "TLS CA").getThisUpdate())
        .isEqualTo(Date.from(later));
  }

  @Test
  void crlAheadOfTheClock_isMadeAnew() {
    var earlier = Pki.NOW.minusSeconds(3600);
    assertThat(crl(Pki.open(folder, earlier).trustMaterial(), "TLS CA").getThisUpdate())
        .isEqualTo(Date.from(earlier));
  }

  @Test
  void damagedCrl_isRefusedByReadersAndMendedByTheCa() throws IOException {
    Files.writeString(folder.resolve("trust/crls/tls-ca.crl.pem"), "nonsense");
    assertThat(Pki.code(TrustFolder.read(pki.trustFolder())))
        .isEqualTo(RefusalCode.KEY_FILE_INVALID);
    assertThat(crl(pki.trustMaterial(), "TLS CA").isRevoked(leaf)).isFalse();
  }

  @Test
  void trustFolderWithoutAnchorOrAtAll_isRefused() throws IOException {
    Files.delete(folder.resolve("trust/anchors/root.pem"));
    assertThat(Pki.code(TrustFolder.read(pki.trustFolder())))
        .isEqualTo(RefusalCode.KEY_FILE_INVALID);
    assertThat(Pki.code(TrustFolder.read(folder.resolve("none"))))
        .isEqualTo(RefusalCode.FILE_UNREADABLE);
  }

  @Test
  void revocationByAnotherProcess_isSeenInTheTrustMaterial() {
    TestPki other = Pki.open(folder);
    other.revoke("nodes/cs-221007/tls", RevocationReason.KEY_COMPROMISE).orThrow();
    assertThat(crl(pki.trustMaterial(), "TLS CA").isRevoked(leaf)).isTrue();
    assertThat(pki.list()).isEqualTo(other.list());
  }

  @Test
  void renewedKey_leavesTheOldCertificateRevocable() {
    pki.renew(Pki.SHIZUOKA, KeyRole.TLS).orThrow();
    assertThat(pki.tls(Pki.SHIZUOKA).chain().getFirst()).isNotEqualTo(leaf);
    var old =
        pki.revoke(leaf.getSerialNumber().toString(16), RevocationReason.SUPERSEDED).orThrow();
    assertThat(old.superseded()).isTrue();
    assertThat(crl(pki.trustMaterial(), "TLS CA").isRevoked(leaf)).isTrue();
    assertThat(
            crl(pki.trustMaterial(), "TLS CA").isRevoked(pki.tls(Pki.SHIZUOKA).chain().getFirst()))
        .isFalse();
  }

  @Test
  void expiringCertificate_isReplacedInTime() {
    var late = Pki.NOW.plus(Duration.ofDays(359));
    X509Certificate fresh = Pki.open(folder, late).tls(Pki.SHIZUOKA).chain().getFirst();
    assertThat(fresh.getNotAfter()).isAfter(leaf.getNotAfter());
    var early = Pki.NOW.plus(Duration.ofDays(300));
    assertThat(Pki.open(folder, early).tls(Pki.SHIZUOKA).chain().getFirst()).isEqualTo(fresh);
  }

  private static X509CRL crl(TrustMaterial material, String issuer) {
    return material.crls().stream()
        .filter(crl -> crl.getIssuerX500Principal().getName().contains(issuer))
        .findFirst()
        .orElseThrow();
  }

  private static int number(X509CRL crl) throws Exception {
    return CRLNumber.getInstance(
            new JcaX509CRLHolder(crl).getExtension(Extension.cRLNumber).getParsedValue())
        .getCRLNumber()
        .intValue();
  }
}

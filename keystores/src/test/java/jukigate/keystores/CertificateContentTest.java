package jukigate.keystores;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.security.Signature;
import java.security.cert.CertPathValidator;
import java.security.cert.CertStore;
import java.security.cert.CertificateFactory;
import java.security.cert.CollectionCertStoreParameters;
import java.security.cert.PKIXParameters;
import java.security.cert.TrustAnchor;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.Date;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import jukigate.domain.node.NodeId;
import jukigate.wire.profile.SecurityProfile;
import jukigate.wire.trust.TrustMaterial;
import org.bouncycastle.asn1.x509.AuthorityKeyIdentifier;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.NameConstraints;
import org.bouncycastle.asn1.x509.SubjectKeyIdentifier;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateHolder;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CertificateContentTest {
  @TempDir static Path folder;
  private static TestPki pki;

  @BeforeAll
  static void mint() {
    pki = Pki.open(folder.resolve("pki"));
  }

  @Test
  void tlsCertificate_saysExactlyWhatItShould() throws Exception {
    X509Certificate leaf = pki.tls(Pki.SHIZUOKA).chain().getFirst();
    assertThat(names(leaf))
        .containsExactlyInAnyOrder(
            "6 urn:jukigate:node:cs-221007", "2 cs-221007.jukigate.localhost");
    assertThat(leaf.getExtendedKeyUsage())
        .containsExactly("1.3.6.1.5.5.7.3.1", "1.3.6.1.5.5.7.3.2");
    assertThat(usedBits(leaf)).containsExactly(0);
    assertThat(Vault.algorithm(leaf.getPublicKey())).isEqualTo("EC P-256");
    assertLeaf(leaf);
    assertPath(pki.tls(Pki.SHIZUOKA).chain());
  }

  @Test
  void signingCertificate_ofProfileHigh_isEllipticAndForDocumentSigningOnly() throws Exception {
    X509Certificate leaf = pki.signing(Pki.SHIZUOKA, SecurityProfile.HIGH_2026).certificate();
    assertThat(names(leaf)).containsExactly("6 urn:jukigate:node:cs-221007");
    assertThat(leaf.getExtendedKeyUsage()).containsExactly("1.3.6.1.5.5.7.3.36");
    assertThat(usedBits(leaf)).containsExactly(0);
    assertThat(Vault.algorithm(leaf.getPublicKey())).isEqualTo("EC P-256");
    assertThat(leaf.getSigAlgName()).isEqualTo("SHA384withECDSA");
    assertLeaf(leaf);
    assertPath(List.of(leaf, issuer("message CA")));
  }

  @Test
  void signingCertificate_ofProfileRecommended_isRsa3072() throws Exception {
    X509Certificate leaf =
        pki.signing(Pki.SHIZUOKA, SecurityProfile.RECOMMENDED_2026).certificate();
    assertThat(leaf.getExtendedKeyUsage()).containsExactly("1.3.6.1.5.5.7.3.36");
    assertThat(Vault.algorithm(leaf.getPublicKey())).isEqualTo("RSA-3072");
    assertLeaf(leaf);
  }

  @Test
  void encryptionCertificate_isRsa3072ForKeyEnciphermentOnly() throws Exception {
    X509Certificate leaf = pki.encryptionCertificate(Pki.SHIZUOKA);
    assertThat(leaf).isEqualTo(pki.decryption(Pki.SHIZUOKA).certificate());
    assertThat(names(leaf)).containsExactly("6 urn:jukigate:node:cs-221007");
    assertThat(leaf.getExtendedKeyUsage())
        .containsExactly("2.25.329800735698586629295641978511506172918");
    assertThat(usedBits(leaf)).containsExactly(2);
    assertThat(Vault.algorithm(leaf.getPublicKey())).isEqualTo("RSA-3072");
    assertLeaf(leaf);
  }

  @Test
  void keys_belongToTheirCertificates() throws Exception {
    var tls = pki.tls(Pki.YOKOHAMA);
    var signature = Signature.getInstance("SHA256withECDSA");
    signature.initSign(tls.key());
    signature.update(new byte[] {1, 2, 3});
    byte[] value = signature.sign();
    signature.initVerify(tls.chain().getFirst());
    signature.update(new byte[] {1, 2, 3});
    assertThat(signature.verify(value)).isTrue();
    assertThat(tls.node()).isEqualTo(Pki.YOKOHAMA);
  }

  @Test
  void authorities_areCasWithBoundedPathsAndTheSimulationsNamesOnly() throws Exception {
    X509Certificate root = pki.trustMaterial().anchors().iterator().next();
    assertThat(root.getBasicConstraints()).isEqualTo(1);
    assertThat(Vault.algorithm(root.getPublicKey())).isEqualTo("EC P-384");
    assertThat(usedBits(root)).containsExactly(5, 6);
    for (String name : List.of("TLS CA", "message CA")) {
      X509Certificate issuer = issuer(name);
      assertThat(issuer.getBasicConstraints()).isZero();
      assertThat(usedBits(issuer)).containsExactly(5, 6);
      NameConstraints constraints =
          NameConstraints.getInstance(
              new JcaX509CertificateHolder(issuer)
                  .getExtension(Extension.nameConstraints)
                  .getParsedValue());
      assertThat(constraints.getPermittedSubtrees()).hasSize(1);
      assertThat(constraints.getPermittedSubtrees()[0].getBase().getName())
          .hasToString("jukigate.localhost");
    }
    assertThat(Vault.algorithm(issuer("TLS CA").getPublicKey())).isEqualTo("EC P-256");
    assertThat(Vault.algorithm(issuer("message CA").getPublicKey())).isEqualTo("EC P-384");
  }

  @Test
  void serials_areRandomAndPositive() {
    List<CertificateEntry> entries = pki.list();
    assertThat(entries).allMatch(entry -> entry.facts().serial().bitLength() == 127);
    assertThat(entries.stream().map(CertificateEntry::serialHex)).doesNotHaveDuplicates();
  }

  @Test
  void nameWithAgencyHyphens_isKeptAsItIs() throws Exception {
    NodeId agency = new NodeId("agency-pension-1");
    assertThat(names(pki.tls(agency).chain().getFirst()))
        .contains("6 urn:jukigate:node:agency-pension-1");
  }

  private static void assertLeaf(X509Certificate leaf) throws Exception {
    assertThat(leaf.getVersion()).isEqualTo(3);
    assertThat(leaf.getBasicConstraints()).isEqualTo(-1);
    assertThat(leaf.getCriticalExtensionOIDs())
        .containsExactlyInAnyOrder("2.5.29.15", "2.5.29.19", "2.5.29.37");
    assertThat(leaf.getNonCriticalExtensionOIDs())
        .containsExactlyInAnyOrder("2.5.29.17", "2.5.29.14", "2.5.29.35");
    Duration validity =
        Duration.between(leaf.getNotBefore().toInstant(), leaf.getNotAfter().toInstant());
    assertThat(validity).isLessThanOrEqualTo(Duration.ofDays(365));
    assertThat(leaf.getNotBefore()).isBefore(Date.from(Pki.NOW));
    X509CertificateHolder holder = new JcaX509CertificateHolder(leaf);
    X509Certificate issuer =
        pki.trustMaterial().issuers().stream()
            .filter(ca -> ca.getSubjectX500Principal().equals(leaf.getIssuerX500Principal()))
            .findFirst()
            .orElseThrow();
    assertThat(
            AuthorityKeyIdentifier.fromExtensions(holder.getExtensions()).getKeyIdentifierOctets())
        .isEqualTo(
            SubjectKeyIdentifier.fromExtensions(
                    new JcaX509CertificateHolder(issuer).getExtensions())
                .getKeyIdentifier())
        .hasSize(20);
    assertThat(holder.getExtension(Extension.subjectKeyIdentifier)).isNotNull();
  }

  private static X509Certificate issuer(String name) {
    return pki.trustMaterial().issuers().stream()
        .filter(ca -> ca.getSubjectX500Principal().getName().contains("CN=jukigate test " + name))
        .findFirst()
        .orElseThrow();
  }

  /** The JDK's own path validation, revocation included. */
  static void assertPath(List<X509Certificate> chain) throws Exception {
    TrustMaterial material = pki.trustMaterial();
    PKIXParameters parameters =
        new PKIXParameters(
            material.anchors().stream()
                .map(anchor -> new TrustAnchor(anchor, null))
                .collect(Collectors.toSet()));
    parameters.setDate(Date.from(Pki.NOW));
    parameters.setRevocationEnabled(true);
    parameters.addCertStore(
        CertStore.getInstance("Collection", new CollectionCertStoreParameters(material.crls())));
    CertPathValidator.getInstance("PKIX")
        .validate(CertificateFactory.getInstance("X.509").generateCertPath(chain), parameters);
  }

  private static Set<String> names(X509Certificate leaf) throws Exception {
    return leaf.getSubjectAlternativeNames().stream()
        .map(name -> name.get(0) + " " + name.get(1))
        .collect(Collectors.toSet());
  }

  private static List<Integer> usedBits(X509Certificate certificate) {
    boolean[] bits = certificate.getKeyUsage();
    return IntStream.range(0, bits.length).filter(i -> bits[i]).boxed().toList();
  }
}

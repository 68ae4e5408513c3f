package jukigate.keystores;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.cert.X509CRL;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.Collection;
import java.util.Date;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import jukigate.domain.Language;
import jukigate.domain.refusal.RefusalCode;
import jukigate.wire.key.SigningIdentity;
import jukigate.wire.profile.SecurityProfile;
import jukigate.wire.trust.CertificateUsage;
import jukigate.wire.trust.NodeName;
import jukigate.wire.trust.Trust;
import jukigate.wire.trust.TrustMaterial;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each bad certificate has its own flaw, and no other: a small judge lists all flaws it sees. */
class BadCertificateTest {
  @TempDir static Path folder;
  private static TestPki pki;

  @BeforeAll
  static void mint() {
    pki = Pki.open(folder.resolve("pki"));
  }

  static Stream<BadCertificate> all() {
    return BadCertificate.all().stream();
  }

  @ParameterizedTest
  @MethodSource("all")
  void flaw_isTheOnlyOne(BadCertificate bad) throws Exception {
    List<X509Certificate> chain = chain(bad);
    Set<String> expected =
        switch (bad.flaw()) {
          case EXPIRED, NOT_YET_VALID -> Set.of("period");
          case REVOKED -> Set.of("revoked");
          case REVOKED_CA -> Set.of("revoked issuer");
          case CA_WITHOUT_CRL -> Set.of("no CRL");
          case UNKNOWN_CA, SELF_SIGNED, ISSUED_BY_NODE -> Set.of("untrusted");
          case OTHER_USAGE, EKU_SERVER_ONLY, EKU_ANY, EKU_ABSENT -> Set.of("eku");
          case NO_DIGITAL_SIGNATURE -> Set.of("ku");
          case CA_AS_LEAF -> Set.of("ku", "ca");
          case UNKNOWN_CRITICAL -> Set.of("critical");
          case RSA_1024 -> Set.of("key");
          case SHA1 -> Set.of("digest");
          case NO_NODE_URI,
              TWO_NODE_URIS,
              CN_ONLY,
              MALFORMED_NODE_URI,
              NODE_URI_LIST,
              NODE_URI_PATTERN,
              NODE_URI_CASE,
              OTHER_NODE ->
              Set.of("node");
          case EKU_CLIENT_ONLY, WILDCARD_HOST, OTHER_HOST ->
              throw new IllegalArgumentException("of a server: " + bad);
        };
    assertThat(flaws(chain, bad.role())).isEqualTo(expected);
  }

  @Test
  void goodCertificates_haveNoFlaw() throws Exception {
    assertThat(flaws(pki.tls(Pki.SHIZUOKA).chain(), KeyRole.TLS)).isEmpty();
    SigningIdentity signing = pki.signing(Pki.SHIZUOKA, SecurityProfile.HIGH_2026);
    assertThat(flaws(List.of(signing.certificate()), KeyRole.SIGN)).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("all")
  void indexEntry_saysWhatIsWrongInBothLanguages(BadCertificate bad) throws Exception {
    chain(bad);
    CertificateEntry entry =
        pki.list().stream()
            .filter(one -> one.name().equals("bad/" + bad.id() + "/cs-221007"))
            .findFirst()
            .orElseThrow();
    assertThat(entry.purpose(Language.EN)).isEqualTo(bad.text(Language.EN)).isNotBlank();
    assertThat(entry.purpose(Language.JA)).isNotEqualTo(entry.purpose(Language.EN));
    assertThat(entry.files()).allSatisfy(file -> assertThat(pki.folder().resolve(file)).exists());
    assertThat(IndexFile.json(entry, Pki.NOW).get("expectedRefusal").asText())
        .isEqualTo(bad.expected().id());
    assertThat(RefusalCode.ofId(bad.expected().id())).contains(bad.expected());
  }

  @Test
  void serversCertificates_areWrongForAServerAlone() throws Exception {
    Trust trust = new Trust(pki.trustMaterial(), SecurityProfile.HIGH_2026, () -> Pki.NOW);
    for (BadCertificate bad : BadCertificate.ofServers()) {
      List<X509Certificate> chain = chain(bad);
      boolean own = NodeName.isHost(chain.getFirst(), Pki.SHIZUOKA.hostName());
      assertThat(trust.verify(chain, CertificateUsage.TLS_CLIENT).isPassed()).as(bad.id()).isTrue();
      assertThat(own && trust.verify(chain, CertificateUsage.TLS_SERVER).isPassed())
          .as(bad.id())
          .isFalse();
      assertThat(bad.text(Language.EN)).isNotEqualTo(bad.text(Language.JA));
    }
  }

  @Test
  void ids_areUniqueAndStable() {
    assertThat(BadCertificate.all()).hasSize(2 * (Flaw.values().length - Flaw.OF_SERVERS.size()));
    assertThat(all().map(BadCertificate::id))
        .doesNotHaveDuplicates()
        .contains("tls-expired", "sign-other-node", "tls-revoked", "sign-rsa-1024");
    assertThat(BadCertificate.ofId("tls-nothing")).isEmpty();
  }

  @Test
  void secondRequest_findsTheSameOnDisk() {
    BadCertificate bad = BadCertificate.ofId("sign-sha1").orElseThrow();
    SigningIdentity first = pki.bad().signing(bad, Pki.YOKOHAMA);
    SigningIdentity second = Pki.open(pki.folder()).bad().signing(bad, Pki.YOKOHAMA);
    assertThat(second).isEqualTo(first);
    assertThat(second.node()).isEqualTo(Pki.YOKOHAMA);
  }

  private static List<X509Certificate> chain(BadCertificate bad) {
    return chain(pki, bad);
  }

  static List<X509Certificate> chain(TestPki pki, BadCertificate bad) {
    return bad.role() == KeyRole.TLS
        ? pki.bad().tls(bad, Pki.SHIZUOKA).chain()
        : List.of(pki.bad().signing(bad, Pki.SHIZUOKA).certificate());
  }

  private static Set<String> flaws(List<X509Certificate> chain, KeyRole role) throws Exception {
    X509Certificate leaf = chain.getFirst();
    Set<String> found = new TreeSet<>(issuerFlaws(leaf));
    if (Date.from(Pki.NOW).before(leaf.getNotBefore())
        || Date.from(Pki.NOW).after(leaf.getNotAfter())) {
      found.add("period");
    }
    if (!role.extendedKeyUsage()
        .equals(Optional.ofNullable(leaf.getExtendedKeyUsage()).orElse(List.of()))) {
      found.add("eku");
    }
    boolean[] exact = new boolean[9];
    exact[0] = true;
    if (!Arrays.equals(exact, leaf.getKeyUsage())) {
      found.add("ku");
    }
    if (leaf.getBasicConstraints() >= 0) {
      found.add("ca");
    }
    Set<String> critical = new HashSet<>(leaf.getCriticalExtensionOIDs());
    critical.removeAll(Set.of("2.5.29.15", "2.5.29.19", "2.5.29.37"));
    if (!critical.isEmpty()) {
      found.add("critical");
    }
    if (!Vault.algorithm(leaf.getPublicKey()).equals("EC P-256")) {
      found.add("key");
    }
    if (leaf.getSigAlgName().startsWith("SHA1")) {
      found.add("digest");
    }
    if (!uris(leaf).equals(List.of(Pki.SHIZUOKA.urn()))) {
      found.add("node");
    }
    return found;
  }

  private static Set<String> issuerFlaws(X509Certificate leaf) throws Exception {
    TrustMaterial material = pki.trustMaterial();
    Optional<X509Certificate> issuer =
        material.issuers().stream().filter(candidate -> signed(candidate, leaf)).findFirst();
    if (issuer.isEmpty()) {
      return Set.of("untrusted");
    }
    List<X509CRL> crls =
        material.crls().stream()
            .filter(
                crl -> crl.getIssuerX500Principal().equals(issuer.get().getSubjectX500Principal()))
            .toList();
    if (crls.isEmpty()) {
      return Set.of("no CRL");
    }
    if (material.crls().stream().anyMatch(crl -> crl.isRevoked(issuer.get()))) {
      return Set.of("revoked issuer");
    }
    return crls.getFirst().isRevoked(leaf) ? Set.of("revoked") : Set.of();
  }

  private static boolean signed(X509Certificate issuer, X509Certificate leaf) {
    try {
      leaf.verify(issuer.getPublicKey());
      return true;
    } catch (GeneralSecurityException e) {
      return false;
    }
  }

  private static List<String> uris(X509Certificate leaf) throws Exception {
    return Optional.ofNullable(leaf.getSubjectAlternativeNames()).stream()
        .flatMap(Collection::stream)
        .filter(name -> name.get(0).equals(6))
        .map(name -> (String) name.get(1))
        .toList();
  }
}

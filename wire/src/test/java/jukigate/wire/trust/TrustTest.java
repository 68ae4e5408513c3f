package jukigate.wire.trust;

import static jukigate.wire.Mint.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import java.security.cert.X509CRL;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.stream.Stream;
import jukigate.domain.node.NodeId;
import jukigate.domain.refusal.Outcome;
import jukigate.domain.refusal.RefusalCode;
import jukigate.wire.Mint;
import jukigate.wire.profile.SecurityProfile;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.IssuingDistributionPoint;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.CertIOException;
import org.bouncycastle.cert.jcajce.JcaX509v2CRLBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class TrustTest {
  private static final IssuingDistributionPoint INDIRECT =
      new IssuingDistributionPoint(null, true, false);

  private final Mint mint = new Mint();
  private final AtomicReference<Instant> clock = new AtomicReference<>(NOW);
  private final Trust trust =
      new Trust(mint.material(), SecurityProfile.HIGH_2026, () -> clock.get());

  private Outcome<NodeId> verify(X509Certificate certificate) {
    return trust.verify(List.of(certificate), CertificateUsage.MESSAGE_SIGNING);
  }

  private static RefusalCode codeOf(Outcome<?> outcome) {
    return switch (outcome) {
      case Outcome.Refused<?>(var refusal) -> refusal.code();
      case Outcome.Passed<?> passed -> throw new AssertionError("was accepted");
    };
  }

  @Test
  void goodCertificate_namesItsNode() {
    assertThat(verify(mint.certificate(w -> {})).orThrow()).isEqualTo(NodeId.NATIONAL);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("flaws")
  void flawedCertificate_isRefused(String flaw, RefusalCode code, Consumer<Mint.Wish> change) {
    assertThat(codeOf(verify(mint.certificate(change)))).isEqualTo(code);
  }

  static Stream<Arguments> flaws() {
    byte[] anything = {4, 1, 0};
    return Stream.of(
        flaw("PKI-03 expired", RefusalCode.CERTIFICATE_EXPIRED, w -> w.to = NOW.minusSeconds(1)),
        flaw("PKI-03 early", RefusalCode.CERTIFICATE_EXPIRED, w -> w.from = NOW.plusSeconds(1)),
        flaw(
            "PKI-01 unknown CA",
            RefusalCode.CERTIFICATE_UNTRUSTED,
            w -> w.issuer = new Mint().ca("CN=Unknown", null)),
        flaw(
            "PKI-08 serverAuth",
            RefusalCode.CERTIFICATE_USAGE,
            w -> w.purposes.add("1.3.6.1.5.5.7.3.1")),
        flaw("PKI-08 any", RefusalCode.CERTIFICATE_USAGE, w -> w.purposes.add("2.5.29.37.0")),
        flaw(
            "PKI-08 one more",
            RefusalCode.CERTIFICATE_USAGE,
            w -> w.purposes.addAll(List.of("1.3.6.1.5.5.7.3.36", "1.3.6.1.5.5.7.3.3"))),
        flaw(
            "PKI-09 encipherment",
            RefusalCode.CERTIFICATE_USAGE,
            w -> w.keyUsage = KeyUsage.keyEncipherment),
        flaw(
            "PKI-09 one more",
            RefusalCode.CERTIFICATE_USAGE,
            w -> w.keyUsage = KeyUsage.digitalSignature | KeyUsage.nonRepudiation),
        flaw("PKI-08 not critical", RefusalCode.CERTIFICATE_USAGE, w -> w.criticalUsage = false),
        flaw("PKI-25 CA", RefusalCode.CERTIFICATE_USAGE, w -> w.ca = true),
        flaw(
            "PKI-14 unknown critical",
            RefusalCode.CERTIFICATE_UNTRUSTED,
            w -> w.critical.put("1.2.3.4.5", anything)),
        flaw("PKI-15 RSA 1024", RefusalCode.CERTIFICATE_WEAK, w -> w.key = "RSA1024"),
        flaw("PKI-15 RSA 2048 in high", RefusalCode.CERTIFICATE_WEAK, w -> w.key = "RSA2048"),
        flaw("PKI-15 P-521", RefusalCode.CERTIFICATE_WEAK, w -> w.key = "EC521"),
        flaw("PKI-16 SHA-1", RefusalCode.CERTIFICATE_WEAK, w -> w.algorithm = "SHA1withECDSA"),
        flaw(
            "PKI-20 no node",
            RefusalCode.CERTIFICATE_NOT_A_NODE,
            w -> w.uris.add("urn:other:national")),
        flaw(
            "PKI-20 two nodes",
            RefusalCode.CERTIFICATE_NOT_A_NODE,
            w -> w.uris.addAll(List.of("urn:jukigate:node:national", "urn:jukigate:node:myna"))));
  }

  private static Arguments flaw(String name, RefusalCode code, Consumer<Mint.Wish> change) {
    return Arguments.of(name, code, change);
  }

  @Test
  void bothEndsOfThePeriod_belongToIt() {
    X509Certificate certificate =
        mint.certificate(
            w -> {
              w.from = NOW;
              w.to = NOW.plusSeconds(60);
            });
    assertThat(verify(certificate).isPassed()).isTrue();
    clock.set(NOW.plusSeconds(60));
    assertThat(verify(certificate).isPassed()).isTrue();
    clock.set(NOW.plusSeconds(61));
    assertThat(codeOf(verify(certificate))).isEqualTo(RefusalCode.CERTIFICATE_EXPIRED);
  }

  @Test
  void revokedCertificate_isOutAtOnceAfterReplace() {
    X509Certificate certificate = mint.certificate(w -> {});
    assertThat(verify(certificate).isPassed()).isTrue();
    trust.replace(mint.material(certificate));
    assertThat(codeOf(verify(certificate))).isEqualTo(RefusalCode.CERTIFICATE_REVOKED);
  }

  @Test
  void revokedIssuer_refusesItsCertificates() {
    X509Certificate certificate = mint.certificate(w -> {});
    trust.replace(
        mint.material(
            Set.of(mint.crl(mint.root, mint.issuing.certificate()), mint.crl(mint.issuing))));
    assertThat(codeOf(verify(certificate))).isEqualTo(RefusalCode.CERTIFICATE_REVOKED);
  }

  @Test
  void knownCertificate_isAskedAgainWhenItsCrlRunsOut() {
    X509Certificate certificate = mint.certificate(w -> {});
    assertThat(verify(certificate).isPassed()).isTrue();
    clock.set(NOW.plus(java.time.Duration.ofDays(8)));
    assertThat(codeOf(verify(certificate))).isEqualTo(RefusalCode.REVOCATION_UNKNOWN);
  }

  @Test
  void crlsThatDoNotCount_leaveTheStatusUnknown() {
    X509Certificate certificate = mint.certificate(w -> {});
    X509CRL root = mint.crl(mint.root);
    Mint.Ca samename = new Mint.Ca(mint.issuing.certificate(), Mint.keys("EC256", "forger"));
    var cases =
        List.of(
            Set.of(root),
            Set.of(root, mint.crl(mint.issuing, NOW.minusSeconds(60), NOW)),
            Set.of(root, mint.crl(mint.issuing, NOW.plusSeconds(1), NOW.plusSeconds(60))),
            Set.of(root, mint.crl(samename)),
            Set.of(mint.crl(mint.issuing)));
    for (Set<X509CRL> crls : cases) {
      trust.replace(mint.material(crls));
      assertThat(codeOf(verify(certificate))).isEqualTo(RefusalCode.REVOCATION_UNKNOWN);
    }
  }

  /** Whole, strongly signed, by a CA that may: without that a list says nothing. */
  @Test
  void crlsOfOtherForm_leaveTheStatusUnknown() {
    X509Certificate certificate = mint.certificate(w -> {});
    List<X509CRL> odd =
        List.of(
            mint.crl(mint.issuing, "SHA1withECDSA", list -> {}),
            mint.crl(
                mint.issuing,
                "SHA256withECDSA",
                list -> critical(list, Extension.deltaCRLIndicator, new ASN1Integer(1))),
            mint.crl(
                mint.issuing,
                "SHA256withECDSA",
                list -> critical(list, Extension.issuingDistributionPoint, INDIRECT)));
    for (X509CRL crl : odd) {
      trust.replace(mint.material(Set.of(mint.crl(mint.root), crl)));
      assertThat(codeOf(verify(certificate))).isEqualTo(RefusalCode.REVOCATION_UNKNOWN);
    }
    Mint.Ca mute = mint.ca("CN=Mute", mint.root, KeyUsage.keyCertSign);
    trust.replace(
        new TrustMaterial(
            Set.of(mint.root.certificate()),
            Set.of(mute.certificate()),
            Set.of(mint.crl(mint.root), mint.crl(mute))));
    assertThat(codeOf(verify(mint.certificate(w -> w.issuer = mute))))
        .isEqualTo(RefusalCode.REVOCATION_UNKNOWN);
  }

  private static void critical(
      JcaX509v2CRLBuilder list, ASN1ObjectIdentifier oid, ASN1Encodable value) {
    try {
      list.addExtension(oid, true, value);
    } catch (CertIOException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void tlsCertificateWithOneUsageMore_isRefused() {
    Consumer<Mint.Wish> tls = w -> w.usage = CertificateUsage.TLS_CLIENT;
    X509Certificate good = mint.certificate(tls);
    X509Certificate more =
        mint.certificate(
            tls.andThen(
                w ->
                    w.purposes.addAll(
                        List.of("1.3.6.1.5.5.7.3.1", "1.3.6.1.5.5.7.3.2", "1.3.6.1.5.5.7.3.36"))));
    assertThat(trust.verify(List.of(good), CertificateUsage.TLS_CLIENT).isPassed()).isTrue();
    assertThat(codeOf(trust.verify(List.of(more), CertificateUsage.TLS_CLIENT)))
        .isEqualTo(RefusalCode.CERTIFICATE_USAGE);
  }

  @Test
  void leafAsCa_isUntrusted() {
    X509Certificate leaf = mint.certificate(w -> {});
    Mint.Ca posing = new Mint.Ca(leaf, Mint.keys("EC256", "nationalMESSAGE_SIGNING"));
    X509Certificate below = mint.certificate(w -> w.issuer = posing);
    trust.replace(
        new TrustMaterial(
            Set.of(mint.root.certificate()),
            Set.of(mint.issuing.certificate(), leaf),
            Set.of(mint.crl(mint.root), mint.crl(mint.issuing))));
    assertThat(codeOf(verify(below))).isEqualTo(RefusalCode.CERTIFICATE_UNTRUSTED);
  }

  @Test
  void nothing_isUntrusted() {
    assertThat(codeOf(trust.verify(List.of(), CertificateUsage.TLS_CLIENT)))
        .isEqualTo(RefusalCode.CERTIFICATE_UNTRUSTED);
  }

  @Test
  void withoutAnchors_everybodyIsUntrusted() {
    trust.replace(new TrustMaterial(Set.of(), Set.of(mint.issuing.certificate()), Set.of()));
    assertThat(codeOf(verify(mint.certificate(w -> {}))))
        .isEqualTo(RefusalCode.CERTIFICATE_UNTRUSTED);
  }

  /** Its own dates are good; the path is known from before in one case and not in the other. */
  @Test
  void certificateOfAnExpiredIssuer_isRefused_knownOrNot() {
    Instant late = mint.issuing.certificate().getNotAfter().toInstant().plusSeconds(1);
    X509Certificate known = mint.certificate(w -> w.to = late.plusSeconds(60));
    X509Certificate unknown = mint.certificate(w -> w.to = late.plusSeconds(60));
    trust.replace(
        mint.material(
            Set.of(
                mint.crl(mint.root, NOW.minusSeconds(60), late.plusSeconds(60)),
                mint.crl(mint.issuing, NOW.minusSeconds(60), late.plusSeconds(60)))));
    assertThat(verify(known).isPassed()).isTrue();
    clock.set(late);
    assertThat(codeOf(verify(known))).isEqualTo(RefusalCode.CERTIFICATE_EXPIRED);
    assertThat(codeOf(verify(unknown))).isEqualTo(RefusalCode.CERTIFICATE_EXPIRED);
  }

  /**
   * The JDK writes the common name into the list of names of the certificate whose constraints it
   * checks. It shares that object with everybody who reads the same bytes.
   */
  @Test
  void nameInTheSubjectOnly_isNoHost_alsoAfterTheConstraintsWereChecked() {
    X509Certificate certificate = constrained("CN=gateway.jukigate.localhost");

    assertThat(verify(certificate).orThrow()).isEqualTo(NodeId.NATIONAL);

    assertThat(NodeName.isHost(certificate, "gateway.jukigate.localhost")).isFalse();
  }

  @Test
  void nameInTheSubject_isHeldAgainstTheConstraints() {
    assertThat(codeOf(verify(constrained("CN=gateway.example.org"))))
        .isEqualTo(RefusalCode.CERTIFICATE_UNTRUSTED);
  }

  private X509Certificate constrained(String subject) {
    Mint.Ca issuer = mint.constrained("CN=Constrained", mint.root, "jukigate.localhost");
    trust.replace(
        new TrustMaterial(
            Set.of(mint.root.certificate()),
            Set.of(issuer.certificate()),
            Set.of(mint.crl(mint.root), mint.crl(issuer))));
    return mint.certificate(
        w -> {
          w.issuer = issuer;
          w.subject = subject;
        });
  }
}

package jukigate.keystores;

import static java.util.Map.entry;

import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import jukigate.keystores.OddCertificates.Recipe;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.x509.AccessDescription;
import org.bouncycastle.asn1.x509.AuthorityInformationAccess;
import org.bouncycastle.asn1.x509.CRLDistPoint;
import org.bouncycastle.asn1.x509.CertificatePolicies;
import org.bouncycastle.asn1.x509.DistributionPoint;
import org.bouncycastle.asn1.x509.DistributionPointName;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.PolicyConstraints;
import org.bouncycastle.asn1.x509.PolicyInformation;

/** What is wrong between the certificate and the root, or with what it says about the way there. */
final class OddPaths {
  private static final ASN1ObjectIdentifier POLICY =
      new ASN1ObjectIdentifier("2.25.329800735698586629295641978511506172920");
  private static final ASN1ObjectIdentifier ANY_POLICY = new ASN1ObjectIdentifier("2.5.29.32.0");
  private static final int DEEP = 9;

  private OddPaths() {}

  static Map<String, Recipe> all() {
    return Map.ofEntries(
        entry(
            "path-length",
            bench -> bench.issueFrom(bench.below(bench.issuer(), 1), draft -> draft)),
        entry(
            "nine-deep",
            bench -> bench.issueFrom(bench.below(bench.issuer(), DEEP), draft -> draft)),
        entry("loop", OddPaths::loop),
        entry("cross-signed", OddPaths::crossSigned),
        entry("policy-none", bench -> bench.issue(draft -> explicit(draft))),
        entry(
            "policy-wrong",
            bench ->
                bench.issue(
                    draft ->
                        explicit(draft)
                            .add(
                                Extension.certificatePolicies,
                                true,
                                new CertificatePolicies(new PolicyInformation(POLICY))))),
        entry(
            "policy-any",
            bench ->
                bench.issue(
                    draft ->
                        explicit(draft)
                            .add(
                                Extension.certificatePolicies,
                                true,
                                new CertificatePolicies(new PolicyInformation(ANY_POLICY))))),
        entry("issuer-http", bench -> issuerAt(bench, bench.canary().toString())),
        entry("issuer-ldap", bench -> issuerAt(bench, ldap(bench))),
        entry("issuer-file", bench -> issuerAt(bench, "file:///etc/hostname")),
        entry("list-http", bench -> listAt(bench, bench.canary().toString())),
        entry("list-ldap", bench -> listAt(bench, ldap(bench))),
        entry(
            "responder-http",
            bench ->
                bench.issueFrom(
                    bench.authority(AuthorityName.SILENT_CA),
                    draft ->
                        draft.add(
                            Extension.authorityInfoAccess,
                            false,
                            access(AccessDescription.id_ad_ocsp, bench.canary().toString())))));
  }

  /** Two CAs that vouch for each other. */
  private static OddCertificate loop(OddBench bench) {
    Authority one = bench.mint().root(AuthorityName.UNKNOWN_CA, 80, bench.years());
    Authority two = bench.mint().issuing(AuthorityName.UNKNOWN_CA, 81, bench.years(), one);
    byte[] back =
        CertificateDraft.of(one.certificate())
            .serial(BigInteger.TWO)
            .issuer(OddBench.name(two.certificate()))
            .sign(bench.mint().signer(two.key(), false));
    var certificate = OddBench.parsed(back);
    return bench.issueFrom(
        new Authority("loop", one.key(), List.of(certificate, two.certificate())), draft -> draft);
  }

  /** A CA with the name of the trusted one and another key, vouched for by a stranger. */
  private static OddCertificate crossSigned(OddBench bench) {
    Authority stranger = bench.authority(AuthorityName.UNKNOWN_CA);
    Authority own = bench.mint().issuing(AuthorityName.UNKNOWN_CA, 82, bench.years(), stranger);
    byte[] named =
        CertificateDraft.of(own.certificate())
            .subject(OddBench.name(bench.issuer().certificate()))
            .sign(bench.mint().signer(stranger.key(), false));
    return bench.issueFrom(
        new Authority("cross", own.key(), List.of(OddBench.parsed(named))), draft -> draft);
  }

  private static CertificateDraft explicit(CertificateDraft draft) {
    return draft.add(
        Extension.policyConstraints, true, new PolicyConstraints(BigInteger.ZERO, null));
  }

  private static OddCertificate issuerAt(OddBench bench, String address) {
    return bench.issueFrom(
        bench.below(bench.authority(AuthorityName.UNKNOWN_CA), 1),
        draft ->
            draft.add(
                Extension.authorityInfoAccess,
                false,
                access(AccessDescription.id_ad_caIssuers, address)));
  }

  private static OddCertificate listAt(OddBench bench, String address) {
    var names = new GeneralNames(new GeneralName(GeneralName.uniformResourceIdentifier, address));
    var point = new DistributionPoint(new DistributionPointName(names), null, null);
    return bench.issueFrom(
        bench.authority(AuthorityName.SILENT_CA),
        draft ->
            draft.add(
                Extension.cRLDistributionPoints,
                false,
                new CRLDistPoint(new DistributionPoint[] {point})));
  }

  private static DERSequence access(ASN1ObjectIdentifier method, String address) {
    var location = new GeneralName(GeneralName.uniformResourceIdentifier, address);
    return (DERSequence) new AuthorityInformationAccess(method, location).toASN1Primitive();
  }

  private static String ldap(OddBench bench) {
    return bench.canary().toString().replaceFirst("^http:", "ldap:");
  }
}

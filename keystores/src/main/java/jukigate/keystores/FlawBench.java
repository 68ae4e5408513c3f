package jukigate.keystores;

import java.security.KeyPair;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import jukigate.domain.node.NodeId;
import org.bouncycastle.asn1.x509.KeyUsage;

/** Where one bad certificate is made: the honest one, and ways to differ from it. */
record FlawBench(
    NodeId node,
    KeyRole role,
    Instant now,
    CertificateMint mint,
    Function<AuthorityName, Authority> authorities) {

  CertificateProfile honest() {
    return CertificateProfile.of(node, role, now);
  }

  NodeId otherNode() {
    return node.equals(Flaw.OTHER) ? Flaw.ANOTHER : Flaw.OTHER;
  }

  Period past() {
    return Period.of(CertificateProfile.NODE_VALIDITY, now.minus(Flaw.FAR.multipliedBy(2)));
  }

  Period future() {
    return Period.of(CertificateProfile.NODE_VALIDITY, now.plus(Flaw.FAR));
  }

  CertificateProfile with(CertificateProfile.Rights rights) {
    return honest().with(rights);
  }

  CertificateProfile extendedKeyUsage(String... identifiers) {
    return with(honest().rights().withExtendedKeyUsage(identifiers));
  }

  CertificateProfile uris(String... uris) {
    return honest().with(honest().subject().withUris(uris));
  }

  /** The common name, and no other. */
  CertificateProfile nameless() {
    return names(List.of(), List.of());
  }

  CertificateProfile host(String dnsName) {
    return names(honest().subject().uris(), List.of(dnsName));
  }

  private CertificateProfile names(List<String> uris, List<String> dnsNames) {
    CertificateProfile.Subject own = honest().subject();
    return honest()
        .with(new CertificateProfile.Subject(own.commonName(), own.unit(), uris, dnsNames));
  }

  static CertificateProfile.Rights asAuthority(FlawBench bench) {
    CertificateProfile.Rights rights = bench.honest().rights();
    int keyUsage = rights.keyUsage() | KeyUsage.keyCertSign;
    return new CertificateProfile.Rights(true, keyUsage, rights.extendedKeyUsage(), false);
  }

  HeldKey issue(CertificateProfile profile) {
    return issue(role.keyKind(), profile, authorities.apply(role.issuer()));
  }

  HeldKey issueKey(KeyKind kind, CertificateProfile profile) {
    return issue(kind, profile, authorities.apply(role.issuer()));
  }

  HeldKey issueFrom(AuthorityName issuer, CertificateProfile profile) {
    return issue(role.keyKind(), profile, authorities.apply(issuer));
  }

  HeldKey selfSigned() {
    KeyPair pair = mint.keyPair(role.keyKind());
    return new HeldKey(pair.getPrivate(), List.of(mint.selfSigned(honest(), pair)));
  }

  /** Another node's good certificate, used as if it were a CA. */
  HeldKey issuedByNode() {
    HeldKey other = issue(CertificateProfile.of(otherNode(), role, now));
    return issue(role.keyKind(), honest(), new Authority("node", other.key(), other.chain()));
  }

  /** TLS with the signing certificate, and the reverse: each good for its own use. */
  HeldKey otherUsage() {
    KeyRole swapped = role == KeyRole.TLS ? KeyRole.SIGN : KeyRole.TLS;
    Authority issuer = authorities.apply(swapped.issuer());
    return issue(swapped.keyKind(), CertificateProfile.of(node, swapped, now), issuer);
  }

  private HeldKey issue(KeyKind kind, CertificateProfile profile, Authority issuer) {
    KeyPair pair = mint.keyPair(kind);
    var leaf = mint.leaf(profile, pair.getPublic(), issuer);
    return new HeldKey(
        pair.getPrivate(), Stream.concat(Stream.of(leaf), issuer.chain().stream()).toList());
  }
}

package jukigate.keystores;

import static jukigate.domain.refusal.RefusalCode.CERTIFICATE_EXPIRED;
import static jukigate.domain.refusal.RefusalCode.CERTIFICATE_NOT_A_NODE;
import static jukigate.domain.refusal.RefusalCode.CERTIFICATE_REVOKED;
import static jukigate.domain.refusal.RefusalCode.CERTIFICATE_UNTRUSTED;
import static jukigate.domain.refusal.RefusalCode.CERTIFICATE_USAGE;
import static jukigate.domain.refusal.RefusalCode.CERTIFICATE_WEAK;
import static jukigate.domain.refusal.RefusalCode.REVOCATION_UNKNOWN;
import static jukigate.domain.refusal.RefusalCode.SIGNER_IS_NOT_TLS_PEER;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import jukigate.domain.node.NodeId;
import jukigate.domain.refusal.RefusalCode;
import org.bouncycastle.asn1.x509.KeyUsage;

/**
 * One thing that is wrong with a certificate; everything else about it is right. The texts are in
 * {@code pki_*.properties} under {@code flaw.<label>}.
 */
enum Flaw {
  EXPIRED(CERTIFICATE_EXPIRED, bench -> bench.issue(bench.honest().with(bench.past()))),
  NOT_YET_VALID(CERTIFICATE_EXPIRED, bench -> bench.issue(bench.honest().with(bench.future()))),
  REVOKED(CERTIFICATE_REVOKED, bench -> bench.issue(bench.honest())),
  REVOKED_CA(
      CERTIFICATE_REVOKED, bench -> bench.issueFrom(AuthorityName.RETIRED_CA, bench.honest())),
  CA_WITHOUT_CRL(
      REVOCATION_UNKNOWN, bench -> bench.issueFrom(AuthorityName.SILENT_CA, bench.honest())),
  UNKNOWN_CA(
      CERTIFICATE_UNTRUSTED, bench -> bench.issueFrom(AuthorityName.UNKNOWN_CA, bench.honest())),
  SELF_SIGNED(CERTIFICATE_UNTRUSTED, FlawBench::selfSigned),
  ISSUED_BY_NODE(CERTIFICATE_UNTRUSTED, FlawBench::issuedByNode),
  OTHER_USAGE(CERTIFICATE_USAGE, FlawBench::otherUsage),
  EKU_SERVER_ONLY(
      CERTIFICATE_USAGE, bench -> bench.issue(bench.extendedKeyUsage("1.3.6.1.5.5.7.3.1"))),
  EKU_CLIENT_ONLY(
      CERTIFICATE_USAGE, bench -> bench.issue(bench.extendedKeyUsage("1.3.6.1.5.5.7.3.2"))),
  EKU_ANY(CERTIFICATE_USAGE, bench -> bench.issue(bench.extendedKeyUsage("2.5.29.37.0"))),
  EKU_ABSENT(CERTIFICATE_USAGE, bench -> bench.issue(bench.extendedKeyUsage())),
  NO_DIGITAL_SIGNATURE(
      CERTIFICATE_USAGE,
      bench ->
          bench.issue(bench.with(bench.honest().rights().withKeyUsage(KeyUsage.keyEncipherment)))),
  CA_AS_LEAF(CERTIFICATE_USAGE, bench -> bench.issue(bench.with(FlawBench.asAuthority(bench)))),
  UNKNOWN_CRITICAL(
      CERTIFICATE_UNTRUSTED,
      bench -> {
        CertificateProfile.Rights rights = bench.honest().rights();
        return bench.issue(
            bench.with(
                new CertificateProfile.Rights(
                    false, rights.keyUsage(), rights.extendedKeyUsage(), true)));
      }),
  RSA_1024(CERTIFICATE_WEAK, bench -> bench.issueKey(KeyKind.RSA_1024, bench.honest())),
  SHA1(CERTIFICATE_WEAK, bench -> bench.issue(bench.honest().withWeakDigest())),
  NO_NODE_URI(CERTIFICATE_NOT_A_NODE, bench -> bench.issue(bench.uris())),
  TWO_NODE_URIS(
      CERTIFICATE_NOT_A_NODE,
      bench -> bench.issue(bench.uris(bench.node().urn(), bench.otherNode().urn()))),
  CN_ONLY(CERTIFICATE_NOT_A_NODE, bench -> bench.issue(bench.nameless())),
  MALFORMED_NODE_URI(
      CERTIFICATE_NOT_A_NODE, bench -> bench.issue(bench.uris("urn:jukigate:node:cs-221008"))),
  /** One URI that holds two names. */
  NODE_URI_LIST(
      CERTIFICATE_NOT_A_NODE,
      bench -> bench.issue(bench.uris(bench.node().urn() + "," + bench.otherNode().urn()))),
  /** A name that a careless comparison takes for a pattern, or the pattern for a name. */
  NODE_URI_PATTERN(
      CERTIFICATE_NOT_A_NODE, bench -> bench.issue(bench.uris("urn:jukigate:node:.*"))),
  /** The right name in capitals: an RFC 8141 URN of this kind is compared letter by letter. */
  NODE_URI_CASE(
      CERTIFICATE_NOT_A_NODE,
      bench -> bench.issue(bench.uris(bench.node().urn().toUpperCase(Locale.ROOT)))),
  /** A good certificate, but of somebody else: trust passes, the binding of identities refuses. */
  OTHER_NODE(
      SIGNER_IS_NOT_TLS_PEER,
      bench -> bench.issue(CertificateProfile.of(bench.otherNode(), bench.role(), bench.now()))),
  /** Good as a client's, which is known by its URI; no host of a server has this name. */
  WILDCARD_HOST(CERTIFICATE_NOT_A_NODE, bench -> bench.issue(bench.host("*.jukigate.localhost"))),
  /** Good as a client's; as a server's it has the name of another host. */
  OTHER_HOST(
      CERTIFICATE_NOT_A_NODE, bench -> bench.issue(bench.host(bench.otherNode().hostName())));

  /** How the certificate comes about. */
  interface Recipe {
    HeldKey make(FlawBench bench);
  }

  /** What only somebody who connects to a host can see. */
  static final Set<Flaw> OF_SERVERS = Set.of(EKU_CLIENT_ONLY, WILDCARD_HOST, OTHER_HOST);

  static final List<KeyRole> ROLES = List.of(KeyRole.TLS, KeyRole.SIGN);
  static final NodeId OTHER = new NodeId("cs-011002");
  static final NodeId ANOTHER = new NodeId("cs-221007");
  static final Duration FAR = Duration.ofDays(365);

  private final RefusalCode expected;
  private final Recipe recipe;

  Flaw(RefusalCode expected, Recipe recipe) {
    this.expected = expected;
    this.recipe = recipe;
  }

  String label() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  RefusalCode expected() {
    return expected;
  }

  HeldKey make(FlawBench bench) {
    return recipe.make(bench);
  }
}

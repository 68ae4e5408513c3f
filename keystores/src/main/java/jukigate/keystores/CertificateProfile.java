package jukigate.keystores;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import jukigate.domain.node.NodeId;

/**
 * What one end-entity certificate says, before it is signed.
 *
 * @param subject the names in it
 * @param period validity
 * @param rights basic constraints, key usage, extended key usage
 * @param weakDigest true to have it signed with SHA-1, as only a bad certificate is
 */
record CertificateProfile(Subject subject, Period period, Rights rights, boolean weakDigest) {
  /** CA/Browser practice and IPA's high-security type: a year at most. */
  static final Duration NODE_VALIDITY = Duration.ofDays(365);

  /** The names: common name and unit of the subject, URIs and DNS names of the SAN. */
  record Subject(String commonName, String unit, List<String> uris, List<String> dnsNames) {
    Subject withUris(String... others) {
      return new Subject(commonName, unit, List.of(others), dnsNames);
    }
  }

  /** What the key may be used for. An empty EKU list leaves the extension out. */
  record Rights(
      boolean authority, int keyUsage, List<String> extendedKeyUsage, boolean unknownCritical) {
    Rights withKeyUsage(int other) {
      return new Rights(authority, other, extendedKeyUsage, unknownCritical);
    }

    Rights withExtendedKeyUsage(String... others) {
      return new Rights(authority, keyUsage, List.of(others), unknownCritical);
    }
  }

  /**
   * The certificate that a node should have. The common name is the host name, because OpenSSL and
   * the JDK hold a common name against the CA's DNS name constraints when the SAN has no DNS name.
   */
  static CertificateProfile of(NodeId node, KeyRole role, Instant now) {
    List<String> dnsNames = role == KeyRole.TLS ? List.of(node.hostName()) : List.of();
    return new CertificateProfile(
        new Subject(node.hostName(), role.label(), List.of(node.urn()), dnsNames),
        Period.of(NODE_VALIDITY, now),
        new Rights(false, role.keyUsage(), role.extendedKeyUsage(), false),
        false);
  }

  CertificateProfile with(Subject other) {
    return new CertificateProfile(other, period, rights, weakDigest);
  }

  CertificateProfile with(Period other) {
    return new CertificateProfile(subject, other, rights, weakDigest);
  }

  CertificateProfile with(Rights other) {
    return new CertificateProfile(subject, period, other, weakDigest);
  }

  CertificateProfile withWeakDigest() {
    return new CertificateProfile(subject, period, rights, true);
  }
}

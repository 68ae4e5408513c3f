package jukigate.wire.trust;

import java.security.GeneralSecurityException;
import java.security.cert.X509CRL;
import java.security.cert.X509CRLEntry;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import jukigate.domain.refusal.Refusal;
import jukigate.domain.refusal.RefusalCode;

/**
 * The revocation lists of one set of trust material (RFC 5280 §5, §6.3). A list counts when it is
 * complete (not delta, not indirect: no critical extension), signed with a strong algorithm by a CA
 * that may sign lists, and current. Fail closed: without one that counts, nothing is known.
 */
final class RevocationLists {
  private static final int CRL_SIGN = 6;
  private final Map<X509Certificate, List<X509CRL>> listsByIssuer;

  RevocationLists(TrustMaterial material) {
    this.listsByIssuer =
        Stream.concat(material.anchors().stream(), material.issuers().stream())
            .distinct()
            .collect(
                Collectors.toMap(
                    Function.identity(),
                    issuer -> material.crls().stream().filter(crl -> isOf(crl, issuer)).toList()));
  }

  /** Why the certificate may not be used at this instant; empty when it is known to be good. */
  Optional<Refusal> refusalOf(X509Certificate certificate, X509Certificate issuer, Instant now) {
    List<X509CRL> lists = listsByIssuer.getOrDefault(issuer, List.of());
    if (lists.isEmpty()) {
      return unknown("no CRL");
    }
    if (lists.stream().anyMatch(crl -> names(crl, certificate))) {
      return Optional.of(Refusal.of(RefusalCode.CERTIFICATE_REVOKED));
    }
    return lists.stream().anyMatch(crl -> isCurrent(crl, now))
        ? Optional.empty()
        : unknown("no current CRL");
  }

  private static boolean names(X509CRL crl, X509Certificate certificate) {
    X509CRLEntry entry = crl.getRevokedCertificate(certificate.getSerialNumber());
    return entry != null;
  }

  static boolean isCurrent(X509CRL crl, Instant now) {
    return crl.getNextUpdate() != null
        && !now.isBefore(crl.getThisUpdate().toInstant())
        && now.isBefore(crl.getNextUpdate().toInstant());
  }

  /** Whether an issuer of the material has signed the list and may do so. */
  static boolean isSigned(X509CRL crl, TrustMaterial material) {
    return Stream.concat(material.anchors().stream(), material.issuers().stream())
        .anyMatch(issuer -> isOf(crl, issuer));
  }

  private static boolean isOf(X509CRL crl, X509Certificate issuer) {
    if (!crl.getIssuerX500Principal().equals(issuer.getSubjectX500Principal())
        || !isComplete(crl)
        || !maySign(issuer)
        || !KeyStrength.isStrongSignature(crl.getSigAlgOID(), crl.getSigAlgParams())) {
      return false;
    }
    try {
      crl.verify(issuer.getPublicKey());
      return true;
    } catch (GeneralSecurityException e) {
      return false;
    }
  }

  private static boolean isComplete(X509CRL crl) {
    Set<String> critical = crl.getCriticalExtensionOIDs();
    boolean plain = critical == null || critical.isEmpty();
    Set<? extends X509CRLEntry> entries = crl.getRevokedCertificates();
    return plain
        && (entries == null
            || entries.stream().noneMatch(X509CRLEntry::hasUnsupportedCriticalExtension));
  }

  private static boolean maySign(X509Certificate issuer) {
    boolean[] usage = issuer.getKeyUsage();
    return usage != null && usage[CRL_SIGN];
  }

  private static Optional<Refusal> unknown(String why) {
    return Optional.of(Refusal.of(RefusalCode.REVOCATION_UNKNOWN, why));
  }
}

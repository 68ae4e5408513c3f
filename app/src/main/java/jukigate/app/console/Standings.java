package jukigate.app.console;

import java.security.cert.X509CRL;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import jukigate.keystores.CertificateEntry;
import jukigate.wire.trust.TrustMaterial;

/**
 * How certificates stand with the gateway: by their dates, and by the CAs and CRLs that it has in
 * use. Whether one is good for something only the gateway's whole judgement tells.
 */
final class Standings {
  static final String VALID = "VALID";
  static final String REVOKED = "REVOKED";

  private final TrustMaterial material;
  private final Lists lists;
  private final Instant now;
  private final Map<String, CertificateEntry> authorities = new HashMap<>();
  private final Map<String, X509Certificate> certificates = new HashMap<>();

  /**
   * @param read the certificate of an entry
   */
  Standings(
      TrustMaterial material,
      Instant now,
      Collection<CertificateEntry> authorities,
      Function<CertificateEntry, Optional<X509Certificate>> read) {
    this.material = material;
    this.lists = Lists.of(material);
    this.now = now;
    for (CertificateEntry one : authorities) {
      this.authorities.put(one.holder().use(), one);
      read.apply(one).ifPresent(it -> certificates.put(one.holder().use(), it));
    }
  }

  /** Whether the gateway trusts a CA. */
  boolean isTrusted(String label) {
    X509Certificate certificate = certificates.get(label);
    return material.anchors().contains(certificate) || material.issuers().contains(certificate);
  }

  List<X509CRL> lists(String label) {
    return Optional.ofNullable(certificates.get(label))
        .map(it -> lists.by(it.getSubjectX500Principal()))
        .orElse(List.of());
  }

  boolean isListed(CertificateEntry entry) {
    return Optional.ofNullable(certificates.get(entry.facts().issuer()))
        .map(it -> lists.entries(it.getSubjectX500Principal(), entry.facts().serial()))
        .filter(found -> found.findAny().isPresent())
        .isPresent();
  }

  String of(CertificateEntry entry) {
    if (now.isBefore(entry.facts().notBefore())) {
      return "NOT_YET_VALID";
    }
    if (now.isAfter(entry.facts().notAfter())) {
      return "EXPIRED";
    }
    String issuer = entry.facts().issuer();
    if (issuer.equals(entry.holder().use())) {
      return isTrusted(issuer) ? VALID : "UNTRUSTED";
    }
    return isTrusted(issuer) ? issued(entry, issuer) : "UNTRUSTED";
  }

  private String issued(CertificateEntry entry, String issuer) {
    if (isListed(entry)) {
      return REVOKED;
    }
    if (!of(authorities.get(issuer)).equals(VALID)) {
      return "ISSUER";
    }
    return lists(issuer).stream().anyMatch(list -> Lists.isCurrent(list, now)) ? VALID : "UNKNOWN";
  }
}

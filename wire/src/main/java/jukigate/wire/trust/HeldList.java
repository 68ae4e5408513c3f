package jukigate.wire.trust;

import java.security.cert.X509CRL;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;

/**
 * Which CRL of an issuer is in use (RFC 5280 §5.1.2).
 *
 * @param issuer distinguished name, RFC 2253
 * @param nextUpdate from then on the list is stale, and nothing of this issuer is trusted
 */
public record HeldList(String issuer, Instant thisUpdate, Instant nextUpdate) {
  /** The lists of trust material that are complete enough to count, by issuer. */
  public static List<HeldList> of(TrustMaterial material) {
    return material.crls().stream()
        .filter(crl -> crl.getNextUpdate() != null)
        .map(HeldList::of)
        .sorted(Comparator.comparing(HeldList::issuer).thenComparing(HeldList::thisUpdate))
        .toList();
  }

  public boolean isCurrent(Instant now) {
    return !now.isBefore(thisUpdate) && now.isBefore(nextUpdate);
  }

  private static HeldList of(X509CRL crl) {
    return new HeldList(
        crl.getIssuerX500Principal().getName(),
        crl.getThisUpdate().toInstant(),
        crl.getNextUpdate().toInstant());
  }
}

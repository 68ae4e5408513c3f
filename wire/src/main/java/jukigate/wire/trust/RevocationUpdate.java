package jukigate.wire.trust;

import java.io.ByteArrayInputStream;
import java.security.GeneralSecurityException;
import java.security.cert.CRLException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509CRL;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.security.auth.x500.X500Principal;
import jukigate.domain.refusal.Outcome;
import jukigate.domain.refusal.RefusalCode;
import jukigate.domain.refusal.RefusedException;

/**
 * CRLs that came over the line. They are taken together or not at all: each signed by an issuer
 * that is known and may sign lists, in force now, none older than the one in use, and none of an
 * issuer missing whose list is in use. Whoever sent them is not believed.
 */
public final class RevocationUpdate {
  private RevocationUpdate() {}

  /** The CRLs in use, each in DER. */
  public static List<byte[]> encoded(TrustMaterial material) {
    return material.crls().stream().map(RevocationUpdate::der).toList();
  }

  /**
   * CAs as they are now, with those of the lists in use that are theirs: what new lists are held
   * against when CAs came or went.
   */
  public static TrustMaterial ofKnown(TrustMaterial authorities, Set<X509CRL> inUse) {
    Set<X500Principal> known =
        Stream.concat(authorities.anchors().stream(), authorities.issuers().stream())
            .map(X509Certificate::getSubjectX500Principal)
            .collect(Collectors.toSet());
    return new TrustMaterial(
        authorities.anchors(),
        authorities.issuers(),
        inUse.stream()
            .filter(list -> known.contains(list.getIssuerX500Principal()))
            .collect(Collectors.toSet()));
  }

  /**
   * The material with the new lists instead of the old ones; CRL_REFUSED with the issuer and the
   * reason.
   *
   * @param lists CRLs in DER
   */
  public static Outcome<TrustMaterial> apply(TrustMaterial held, List<byte[]> lists, Instant now) {
    try {
      Set<X509CRL> fresh = new HashSet<>();
      for (byte[] der : lists) {
        fresh.add(checked(held, der, now));
      }
      Set<X500Principal> named =
          fresh.stream().map(X509CRL::getIssuerX500Principal).collect(Collectors.toSet());
      if (named.size() != fresh.size()) {
        return refused("-", "two lists of one issuer");
      }
      return missing(held, named)
          .map(issuer -> RevocationUpdate.<TrustMaterial>refused(issuer.getName(), "missing"))
          .orElseGet(
              () -> Outcome.passed(new TrustMaterial(held.anchors(), held.issuers(), fresh)));
    } catch (RefusedException e) {
      return Outcome.refused(e.refusal());
    }
  }

  private static X509CRL checked(TrustMaterial held, byte[] der, Instant now) {
    X509CRL list = parsed(der);
    String issuer = list.getIssuerX500Principal().getName();
    if (!RevocationLists.isSigned(list, held)) {
      throw not(issuer, "not signed by a known issuer");
    }
    if (!RevocationLists.isCurrent(list, now)) {
      throw not(issuer, "not in force now");
    }
    boolean older =
        held.crls().stream()
            .filter(mine -> mine.getIssuerX500Principal().equals(list.getIssuerX500Principal()))
            .anyMatch(mine -> list.getThisUpdate().before(mine.getThisUpdate()));
    if (older) {
      throw not(issuer, "older than the list in use");
    }
    return list;
  }

  private static Optional<X500Principal> missing(TrustMaterial held, Set<X500Principal> named) {
    return held.crls().stream()
        .map(X509CRL::getIssuerX500Principal)
        .filter(issuer -> !named.contains(issuer))
        .findFirst();
  }

  private static X509CRL parsed(byte[] der) {
    try {
      var crls =
          new ArrayList<>(
              CertificateFactory.getInstance("X.509").generateCRLs(new ByteArrayInputStream(der)));
      if (crls.size() == 1 && crls.getFirst() instanceof X509CRL list) {
        return list;
      }
      throw not("-", "not a CRL");
    } catch (GeneralSecurityException e) {
      throw not("-", "not a CRL");
    }
  }

  private static byte[] der(X509CRL crl) {
    try {
      return crl.getEncoded();
    } catch (CRLException e) {
      throw new IllegalStateException("a CRL that was read cannot be written", e);
    }
  }

  private static RefusedException not(String issuer, String why) {
    return new RefusedException(
        jukigate.domain.refusal.Refusal.of(RefusalCode.CRL_REFUSED, issuer, why));
  }

  private static <T> Outcome<T> refused(String issuer, String why) {
    return Outcome.refused(RefusalCode.CRL_REFUSED, issuer, why);
  }
}

package jukigate.app.console;

import java.math.BigInteger;
import java.security.cert.X509CRL;
import java.security.cert.X509CRLEntry;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import javax.security.auth.x500.X500Principal;
import jukigate.wire.trust.TrustMaterial;

/** The revocation lists that the gateway has. */
record Lists(Set<X509CRL> all) {
  static Lists of(TrustMaterial material) {
    return new Lists(material.crls());
  }

  List<X509CRL> by(X500Principal issuer) {
    return all.stream().filter(list -> list.getIssuerX500Principal().equals(issuer)).toList();
  }

  /** What the lists of an issuer say about one of its certificates. */
  Stream<X509CRLEntry> entries(X500Principal issuer, BigInteger serial) {
    return by(issuer).stream()
        .flatMap(list -> Optional.ofNullable(list.getRevokedCertificate(serial)).stream());
  }

  static boolean isCurrent(X509CRL list, Instant now) {
    return list.getNextUpdate() != null
        && !now.isBefore(list.getThisUpdate().toInstant())
        && now.isBefore(list.getNextUpdate().toInstant());
  }
}

package jukigate.wire.trust;

import java.security.cert.X509CRL;
import java.security.cert.X509Certificate;
import java.util.Set;

/**
 * What trust rests on.
 *
 * @param anchors self-signed roots
 * @param issuers the CAs between root and node; a message carries only the node's certificate
 * @param crls one current list of every CA that issued something
 */
public record TrustMaterial(
    Set<X509Certificate> anchors, Set<X509Certificate> issuers, Set<X509CRL> crls) {
  public TrustMaterial {
    anchors = Set.copyOf(anchors);
    issuers = Set.copyOf(issuers);
    crls = Set.copyOf(crls);
  }
}

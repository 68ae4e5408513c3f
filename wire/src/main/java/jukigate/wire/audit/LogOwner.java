package jukigate.wire.audit;

import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.util.Set;
import java.util.function.Predicate;
import jukigate.domain.node.NodeId;
import jukigate.wire.trust.CertificateUsage;
import jukigate.wire.trust.NodeName;

/**
 * Whether a certificate is a signing certificate of the gateway, issued by one of these CAs. Its
 * dates are not asked: a head stays what it is when its certificate has expired.
 */
public record LogOwner(Set<X509Certificate> issuers) implements Predicate<X509Certificate> {
  @Override
  public boolean test(X509Certificate certificate) {
    return NodeName.of(certificate).filter(NodeId.GATEWAY::equals).isPresent()
        && CertificateUsage.MESSAGE_SIGNING.isOf(certificate)
        && issuers.stream().anyMatch(issuer -> isIssued(certificate, issuer));
  }

  private static boolean isIssued(X509Certificate certificate, X509Certificate issuer) {
    try {
      certificate.verify(issuer.getPublicKey());
      return certificate.getIssuerX500Principal().equals(issuer.getSubjectX500Principal());
    } catch (GeneralSecurityException e) {
      return false;
    }
  }
}

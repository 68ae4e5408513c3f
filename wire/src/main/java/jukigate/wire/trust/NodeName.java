package jukigate.wire.trust;

import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import jukigate.domain.node.NodeId;

/** The names in the subjectAltName of a certificate (RFC 5280 §4.2.1.6); the subject is ignored. */
public final class NodeName {
  private static final int DNS = 2;
  private static final int URI = 6;

  private NodeName() {}

  /** The node, when there is exactly one URI and it names one. */
  public static Optional<NodeId> of(X509Certificate certificate) {
    List<String> uris = names(certificate, URI);
    return uris.size() == 1 ? NodeId.parseUrn(uris.get(0)) : Optional.empty();
  }

  /** Whether the host is one of the DNS names, letter by letter: no wildcard, no other case. */
  public static boolean isHost(X509Certificate certificate, String host) {
    return names(certificate, DNS).contains(host);
  }

  private static List<String> names(X509Certificate certificate, int type) {
    try {
      Collection<List<?>> all = certificate.getSubjectAlternativeNames();
      if (all == null) {
        return List.of();
      }
      return all.stream()
          .filter(name -> Integer.valueOf(type).equals(name.get(0)))
          .map(name -> String.valueOf(name.get(1)))
          .toList();
    } catch (CertificateParsingException e) {
      return List.of();
    }
  }
}

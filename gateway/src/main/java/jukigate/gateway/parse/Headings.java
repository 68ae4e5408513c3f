package jukigate.gateway.parse;

import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import jukigate.domain.node.NodeId;
import jukigate.gateway.journal.Heading;

/** The heading of a journal row, from as far as a message came. */
public final class Headings {
  private static final int URI = 6;

  private Headings() {}

  public static Heading of(Progress progress) {
    Arrival arrival = progress.arrival();
    return new Heading(
        arrival.correlationId(),
        arrival.at(),
        claimedTlsPeer(arrival).map(NodeId::value).orElse(""),
        progress.addressing(),
        arrival.http().path());
  }

  /**
   * The node that the TLS certificate names. TLS has verified it once; whether it still holds is
   * IDENTIFY's.
   */
  public static Optional<NodeId> claimedTlsPeer(Arrival arrival) {
    return arrival.tlsChain().stream().findFirst().flatMap(Headings::claimedNode);
  }

  /** The node that a certificate names, whether anybody may believe it or not. */
  public static Optional<NodeId> claimedNode(X509Certificate certificate) {
    try {
      Collection<List<?>> names = certificate.getSubjectAlternativeNames();
      return names == null
          ? Optional.empty()
          : names.stream()
              .filter(name -> name.get(0).equals(URI))
              .map(name -> String.valueOf(name.get(1)))
              .findFirst()
              .flatMap(NodeId::parseUrn);
    } catch (CertificateParsingException unreadable) {
      return Optional.empty();
    }
  }
}

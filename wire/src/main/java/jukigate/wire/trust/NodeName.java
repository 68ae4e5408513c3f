package jukigate.wire.trust;

import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import jukigate.domain.node.NodeId;

/** The names in the subjectAltName of a certificate (RFC 5280 §4.2.1.6); the subject is ignored. */
public final class NodeName {
  private static final int DNS = 2;
  private static final int URI = 6;
  private static final Set<Integer> KINDS = Set.of(DNS, URI);
  private static final Pattern LABELS =
      Pattern.compile("(\\*|[A-Za-z0-9-]{1,63})(\\.[A-Za-z0-9-]{1,63})*");

  private NodeName() {}

  /**
   * The node, when there is exactly one URI and it names one, and there is nothing else but names
   * of hosts: who reads another kind of name may know somebody else by it.
   */
  public static Optional<NodeId> of(X509Certificate certificate) {
    List<String> uris = names(certificate, URI);
    boolean plain =
        kinds(certificate).allMatch(KINDS::contains)
            && names(certificate, DNS).stream().allMatch(LABELS.asMatchPredicate());
    return plain && uris.size() == 1 ? NodeId.parseUrn(uris.get(0)) : Optional.empty();
  }

  /** Whether the host is one of the DNS names, letter by letter: no wildcard, no other case. */
  public static boolean isHost(X509Certificate certificate, String host) {
    return names(certificate, DNS).contains(host);
  }

  private static List<String> names(X509Certificate certificate, int type) {
    return all(certificate).stream()
        .filter(name -> Integer.valueOf(type).equals(name.get(0)))
        .map(name -> String.valueOf(name.get(1)))
        .toList();
  }

  private static Stream<Object> kinds(X509Certificate certificate) {
    return all(certificate).stream().map(name -> name.get(0));
  }

  private static Collection<List<?>> all(X509Certificate certificate) {
    try {
      Collection<List<?>> all = certificate.getSubjectAlternativeNames();
      return all == null ? List.of() : all;
    } catch (CertificateParsingException e) {
      return List.of();
    }
  }
}

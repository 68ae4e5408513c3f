package jukigate.conformance.line;

import java.util.List;
import java.util.Optional;
import jukigate.domain.message.Payload;
import jukigate.domain.node.NodeId;
import jukigate.wire.key.TlsIdentity;

/**
 * One connection and what is said on it.
 *
 * @param tls empty for bare TCP
 * @param bytes everything that is sent, HTTP head included
 * @param speech how they are sent
 */
public record Dial(Optional<Tls> tls, Payload bytes, Speech speech) {
  /** Everything at once. */
  public Dial(Optional<Tls> tls, Payload bytes) {
    this(tls, bytes, Speech.AT_ONCE);
  }

  /**
   * How the handshake is done.
   *
   * @param identity empty: no certificate is shown
   * @param version the only version that is offered, e.g. {@code TLSv1.2}; empty: the profile's
   * @param serverName the name asked for (SNI); empty: none
   * @param protocols what is offered by ALPN; empty: no ALPN
   * @param listensFirst whether to listen for an alert for a moment before speaking
   */
  public record Tls(
      Optional<TlsIdentity> identity,
      Optional<String> version,
      Optional<String> serverName,
      List<String> protocols,
      boolean listensFirst) {
    public Tls {
      protocols = List.copyOf(protocols);
    }

    /** As a node connects. */
    public static Tls of(TlsIdentity identity) {
      return new Tls(
          Optional.of(identity),
          Optional.empty(),
          Optional.of(NodeId.GATEWAY.hostName()),
          List.of(),
          false);
    }

    /** The same, listening first, with another identity. */
    public Tls showing(Optional<TlsIdentity> other) {
      return new Tls(other, version, serverName, protocols, true);
    }

    public Tls version(String only) {
      return new Tls(identity, Optional.of(only), serverName, protocols, true);
    }

    public Tls serverName(Optional<String> other) {
      return new Tls(identity, version, other, protocols, true);
    }

    /** The name asked for, where it is the gateway's, becomes another. */
    public Tls insteadOfGateway(String host) {
      Optional<String> name =
          serverName.map(it -> it.equals(NodeId.GATEWAY.hostName()) ? host : it);
      return new Tls(identity, version, name, protocols, listensFirst);
    }

    public Tls protocols(List<String> other) {
      return new Tls(identity, version, serverName, other, true);
    }
  }

  /** The same words on another connection. */
  public Dial over(Optional<Tls> other) {
    return new Dial(other, bytes, speech);
  }

  /** The same words, said in another way. */
  public Dial said(Speech other) {
    return new Dial(tls, bytes, other);
  }
}

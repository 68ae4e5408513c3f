package jukigate.simulators.edge;

import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;
import jukigate.domain.message.Payload;
import jukigate.domain.node.NodeId;
import jukigate.domain.node.NodeRole;

/**
 * What the transport says about a request. Nothing of the message is believed yet.
 *
 * @param node the node that the TLS server name (SNI) picked; its certificate was shown
 * @param tlsChain the client's certificates
 * @param endpoint the endpoint that it came to
 * @param soapAction the SOAPAction header without quotes
 */
record Arrival(
    Optional<NodeId> node,
    List<X509Certificate> tlsChain,
    Endpoint endpoint,
    String soapAction,
    Payload payload) {

  /**
   * @param role whom the endpoint serves
   * @param service service of its path, e.g. {@code identity-update}
   */
  record Endpoint(NodeRole role, String service) {}
}

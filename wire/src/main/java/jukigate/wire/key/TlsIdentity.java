package jukigate.wire.key;

import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.List;
import jukigate.domain.node.NodeId;

/**
 * The key of a node on TLS.
 *
 * @param chain the node's certificate first, then its issuers without the root
 */
public record TlsIdentity(NodeId node, PrivateKey key, List<X509Certificate> chain) {
  public TlsIdentity {
    chain = List.copyOf(chain);
    if (chain.isEmpty()) {
      throw new IllegalArgumentException("a TLS identity has a certificate");
    }
  }

  @Override
  public String toString() {
    return "TlsIdentity[" + node + "]";
  }
}

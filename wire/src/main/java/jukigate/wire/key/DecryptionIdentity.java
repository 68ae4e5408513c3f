package jukigate.wire.key;

import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import jukigate.domain.node.NodeId;

/** The key with which a node opens what is encrypted for it, and its certificate. */
public record DecryptionIdentity(NodeId node, PrivateKey key, X509Certificate certificate) {
  @Override
  public String toString() {
    return "DecryptionIdentity[" + node + "]";
  }
}

package jukigate.wire.key;

import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import jukigate.domain.node.NodeId;

/** The key with which a node signs, and its certificate. */
public record SigningIdentity(NodeId node, PrivateKey key, X509Certificate certificate) {
  @Override
  public String toString() {
    return "SigningIdentity[" + node + "]";
  }
}

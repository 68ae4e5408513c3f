package jukigate.simulators.post;

import java.security.cert.X509Certificate;
import java.util.Optional;
import jukigate.domain.node.NodeId;
import jukigate.wire.key.DecryptionIdentity;
import jukigate.wire.key.SigningIdentity;
import jukigate.wire.key.TlsIdentity;

/** The keys of the simulated nodes, and the encryption certificates of everybody. */
public interface NodeKeys {
  TlsIdentity tls(NodeId node);

  /** In the algorithm of the running profile. */
  SigningIdentity signing(NodeId node);

  DecryptionIdentity decryption(NodeId node);

  /** Empty when nobody knows such a node. */
  Optional<X509Certificate> encryptionCertificate(NodeId node);
}

package jukigate.simulators;

import java.security.cert.X509Certificate;
import java.util.Optional;
import jukigate.domain.node.NodeId;
import jukigate.keystores.TestPki;
import jukigate.simulators.post.NodeKeys;
import jukigate.wire.key.DecryptionIdentity;
import jukigate.wire.key.SigningIdentity;
import jukigate.wire.key.TlsIdentity;
import jukigate.wire.profile.SecurityProfile;

/** The keys of the test PKI, minted when a node is first asked for. */
final class TestPkiKeys implements NodeKeys {
  private final TestPki pki;
  private final SecurityProfile profile;

  TestPkiKeys(TestPki pki, SecurityProfile profile) {
    this.pki = pki;
    this.profile = profile;
  }

  @Override
  public TlsIdentity tls(NodeId node) {
    return pki.tls(node);
  }

  @Override
  public SigningIdentity signing(NodeId node) {
    return pki.signing(node, profile);
  }

  @Override
  public DecryptionIdentity decryption(NodeId node) {
    return pki.decryption(node);
  }

  @Override
  public Optional<X509Certificate> encryptionCertificate(NodeId node) {
    return Optional.of(pki.encryptionCertificate(node));
  }
}

package jukigate.wire.key;

import static org.assertj.core.api.Assertions.assertThat;

import jukigate.domain.node.NodeId;
import jukigate.wire.Mint;
import org.junit.jupiter.api.Test;

class IdentityTest {
  private final Mint mint = new Mint();

  /** A key in a log line is a key that is lost. */
  @Test
  void text_namesTheNodeAndNothingOfTheKey() {
    assertThat(mint.signing(NodeId.NATIONAL, "EC256")).hasToString("SigningIdentity[national]");
    assertThat(mint.decryption(new NodeId("pref-220001")))
        .hasToString("DecryptionIdentity[pref-220001]");
    assertThat(mint.tls(NodeId.NATIONAL, wish -> {})).hasToString("TlsIdentity[national]");
  }
}

package jukigate.wire.tls;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import jukigate.domain.node.NodeId;
import jukigate.wire.Mint;
import jukigate.wire.key.TlsIdentity;
import org.junit.jupiter.api.Test;

class NodeKeyManagerTest {
  private final Mint mint = new Mint();
  private final TlsIdentity ec = mint.tls(NodeId.NATIONAL, wish -> {});
  private final TlsIdentity rsa = mint.tls(NodeId.NATIONAL, wish -> wish.key = "RSA2048");

  private static String chosen(Optional<TlsIdentity> identity, String... keyTypes) {
    return NodeKeyManager.client(identity).chooseEngineClientAlias(keyTypes, null, null);
  }

  @Test
  void client_showsItsCertificateToWhoAsksForItsKind() {
    assertThat(chosen(Optional.of(ec), "RSASSA-PSS", "EC")).isNotNull();
    assertThat(chosen(Optional.of(rsa), "EC", "RSASSA-PSS")).isNotNull();
    assertThat(chosen(Optional.of(rsa), "RSA")).isNotNull();
    var manager = NodeKeyManager.client(Optional.of(ec));
    String alias = manager.chooseClientAlias(new String[] {"EC"}, null, null);
    assertThat(manager.getPrivateKey(alias)).isSameAs(ec.key());
    assertThat(manager.getCertificateChain(alias))
        .containsExactly(ec.chain().toArray(java.security.cert.X509Certificate[]::new));
  }

  @Test
  void client_showsNothingElse() {
    assertThat(chosen(Optional.of(ec), "RSA", "RSASSA-PSS", "EdDSA")).isNull();
    assertThat(chosen(Optional.of(rsa), "EC")).isNull();
    assertThat(chosen(Optional.of(rsa))).isNull();
    assertThat(chosen(Optional.empty(), "EC", "RSA")).isNull();
  }

  /** Whoever asks by a list gets none: a name is asked for, or nothing. */
  @Test
  void aliases_areNotListed() {
    for (var manager :
        new NodeKeyManager[] {
          NodeKeyManager.client(Optional.of(ec)), NodeKeyManager.server(host -> Optional.of(ec))
        }) {
      assertThat(manager.getClientAliases("EC", null)).isEmpty();
      assertThat(manager.getServerAliases("EC", null)).isEmpty();
      assertThat(manager.chooseServerAlias("EC", null, null)).isNull();
    }
  }
}

package jukigate.wire.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.cert.X509Certificate;
import java.util.Set;
import java.util.function.Consumer;
import jukigate.domain.node.NodeId;
import jukigate.wire.Mint;
import jukigate.wire.trust.CertificateUsage;
import org.junit.jupiter.api.Test;

/** Whose certificate may stand under a head of the log. */
class LogOwnerTest {
  private final Mint mint = new Mint();
  private final LogOwner owner = owner(mint.root, mint.issuing);

  private static LogOwner owner(Mint.Ca... issuers) {
    return new LogOwner(
        Set.of(issuers).stream()
            .map(Mint.Ca::certificate)
            .collect(java.util.stream.Collectors.toSet()));
  }

  private X509Certificate gateway(Consumer<Mint.Wish> change) {
    return mint.certificate(
        wish -> {
          wish.node = NodeId.GATEWAY;
          change.accept(wish);
        });
  }

  @Test
  void gatewaysSigningCertificate_isTheOwners_evenWhenItHasExpired() {
    assertThat(owner.test(gateway(wish -> {}))).isTrue();
    assertThat(owner.test(gateway(wish -> wish.to = Mint.NOW.minusSeconds(1)))).isTrue();
  }

  @Test
  void certificateOfAnotherNodeOrForAnotherUse_isNot() {
    assertThat(owner.test(gateway(wish -> wish.node = NodeId.NATIONAL))).isFalse();
    assertThat(owner.test(gateway(wish -> wish.usage = CertificateUsage.TLS_SERVER))).isFalse();
    assertThat(owner.test(gateway(wish -> wish.ca = true))).isFalse();
  }

  @Test
  void certificateOfAnotherIssuer_isNot() {
    X509Certificate good = gateway(wish -> {});
    assertThat(owner().test(good)).isFalse();
    assertThat(owner(mint.root).test(good)).isFalse();
    Mint.Ca stranger = mint.ca("CN=Stranger", null);
    assertThat(owner.test(gateway(wish -> wish.issuer = stranger))).isFalse();
    Mint.Ca sameName = new Mint.Ca(mint.issuing.certificate(), stranger.keys());
    assertThat(owner.test(gateway(wish -> wish.issuer = sameName))).isFalse();
    Mint.Ca sameKey = new Mint.Ca(stranger.certificate(), mint.issuing.keys());
    assertThat(owner.test(gateway(wish -> wish.issuer = sameKey))).isFalse();
  }
}

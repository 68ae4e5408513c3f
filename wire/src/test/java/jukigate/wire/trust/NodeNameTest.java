package jukigate.wire.trust;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.cert.X509Certificate;
import java.util.List;
import jukigate.domain.node.NodeId;
import jukigate.wire.Mint;
import org.bouncycastle.asn1.x509.GeneralName;
import org.junit.jupiter.api.Test;

/** Who is named: by one URI, and by nothing that somebody else reads instead. */
class NodeNameTest {
  private final Mint mint = new Mint();

  private X509Certificate named(int kind, String name) {
    return mint.certificate(wish -> wish.names.add(new GeneralName(kind, name)));
  }

  @Test
  void oneUriAndHosts_nameTheNode() {
    assertThat(NodeName.of(mint.certificate(wish -> {}))).contains(NodeId.NATIONAL);
    for (String host : List.of("a", "a.b-c.localhost", "*.example.org", "x".repeat(63))) {
      assertThat(NodeName.of(named(GeneralName.dNSName, host))).as(host).isPresent();
    }
  }

  @Test
  void nameOfAnotherKind_namesNobody() {
    assertThat(NodeName.of(named(GeneralName.rfc822Name, "a@example.org"))).isEmpty();
    assertThat(NodeName.of(named(GeneralName.iPAddress, "127.0.0.1"))).isEmpty();
    assertThat(NodeName.of(named(GeneralName.directoryName, "CN=gateway"))).isEmpty();
    assertThat(NodeName.of(named(GeneralName.registeredID, "1.2.3.4"))).isEmpty();
  }

  @Test
  void hostThatIsNone_namesNobody() {
    for (String host : List.of("a b", "a.*", "a_b", "x".repeat(64), "a,b")) {
      assertThat(NodeName.of(named(GeneralName.dNSName, host))).as(host).isEmpty();
    }
  }

  @Test
  void secondUri_namesNobody() {
    assertThat(NodeName.of(named(GeneralName.uniformResourceIdentifier, "urn:x"))).isEmpty();
  }

  @Test
  void host_isAskedLetterByLetter() {
    X509Certificate certificate = named(GeneralName.dNSName, "*.example.org");
    assertThat(NodeName.isHost(certificate, "*.example.org")).isTrue();
    assertThat(NodeName.isHost(certificate, "a.example.org")).isFalse();
    assertThat(NodeName.isHost(certificate, "*.EXAMPLE.org")).isFalse();
    assertThat(NodeName.isHost(certificate, NodeId.NATIONAL.urn())).isFalse();
  }
}

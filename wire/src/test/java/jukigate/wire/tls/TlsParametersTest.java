package jukigate.wire.tls;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.stream.Stream;
import javax.net.ssl.SNIHostName;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import jukigate.domain.node.NodeId;
import jukigate.wire.Mint;
import jukigate.wire.profile.SecurityProfile;
import jukigate.wire.trust.Trust;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What each engine is told, one by one: the JVM's own settings stand behind most of it. */
class TlsParametersTest {
  static Stream<SecurityProfile> profiles() {
    return Stream.of(SecurityProfile.HIGH_2026, SecurityProfile.RECOMMENDED_2026);
  }

  @ParameterizedTest
  @MethodSource("profiles")
  void parameters_areThoseOfTheProfile(SecurityProfile profile) {
    SSLParameters server = TlsContexts.parameters(profile, host -> Optional.empty());
    assertThat(server.getProtocols()).containsExactlyElementsOf(profile.tls().protocols());
    assertThat(server.getCipherSuites()).containsExactlyElementsOf(profile.tls().suites());
    assertThat(server.getNamedGroups()).containsExactlyElementsOf(profile.tls().groups());
    assertThat(server.getSignatureSchemes()).containsExactlyElementsOf(profile.tls().schemes());
    assertThat(server.getUseCipherSuitesOrder()).isTrue();
    assertThat(server.getNeedClientAuth()).isTrue();
    assertThat(server.getApplicationProtocols()).containsExactly("http/1.1");
    assertThat(server.getSNIMatchers()).hasSize(1);
  }

  /**
   * A name without an identity ends at the hello; the key manager, asked later, has none either.
   */
  @Test
  void serverName_isAcceptedOnlyWhereThereIsAnIdentity() {
    var known = new Mint().tls(NodeId.NATIONAL, wish -> {});
    var matcher =
        TlsContexts.parameters(
                SecurityProfile.HIGH_2026,
                host -> Optional.of(known).filter(it -> it.node().hostName().equals(host)))
            .getSNIMatchers()
            .iterator()
            .next();
    assertThat(matcher.matches(new SNIHostName(NodeId.NATIONAL.hostName()))).isTrue();
    assertThat(matcher.matches(new SNIHostName(NodeId.GATEWAY.hostName()))).isFalse();
    assertThat(matcher.matches(new SNIHostName("example.org"))).isFalse();
  }

  @Test
  void sessions_areNotKept() {
    Trust trust = new Trust(new Mint().material(), SecurityProfile.HIGH_2026, () -> Mint.NOW);
    SSLContext server =
        TlsContexts.server(host -> Optional.empty(), trust, SecurityProfile.RECOMMENDED_2026);
    SSLContext client =
        TlsContexts.client(
            Optional.empty(), trust, SecurityProfile.RECOMMENDED_2026, refusal -> {});
    for (var sessions :
        Stream.of(server.getServerSessionContext(), client.getClientSessionContext()).toList()) {
      assertThat(sessions.getSessionCacheSize()).isEqualTo(1);
      assertThat(sessions.getSessionTimeout()).isEqualTo(1);
    }
  }
}

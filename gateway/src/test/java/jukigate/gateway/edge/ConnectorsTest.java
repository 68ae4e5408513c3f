package jukigate.gateway.edge;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import jukigate.domain.node.NodeId;
import jukigate.keystores.TestPki;
import jukigate.wire.profile.SecurityProfile;
import jukigate.wire.trust.Trust;
import org.eclipse.jetty.http.HttpCompliance;
import org.eclipse.jetty.http.UriCompliance;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.NetworkConnectionLimit;
import org.eclipse.jetty.server.SecureRequestCustomizer;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.SslConnectionFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The settings of the gateway's listener, one by one. */
class ConnectorsTest {
  private static final Listening LISTENING =
      new Listening(
          "127.0.0.1",
          0,
          new Listening.Limits(8_192, 10_485_760, 1_000),
          Duration.ofSeconds(30),
          Duration.ofSeconds(30),
          Duration.ofSeconds(10));

  @TempDir Path folder;
  private ServerConnector connector;

  @BeforeEach
  void bind() {
    TestPki pki =
        TestPki.openOrMint(folder, InstantSource.system(), new SecureRandom(), Map.of()).orThrow();
    var trust = new Trust(pki.trustMaterial(), SecurityProfile.HIGH_2026, InstantSource.system());
    var tls =
        new ListenerTls(
            () -> pki.tls(NodeId.GATEWAY), trust, SecurityProfile.HIGH_2026, (failed, peer) -> {});
    connector = Connectors.bind(LISTENING, tls).orThrow();
  }

  @AfterEach
  void close() {
    connector.close();
  }

  @Test
  void http_isStrictSmallAndSilent() {
    HttpConfiguration http =
        connector.getConnectionFactory(HttpConnectionFactory.class).getHttpConfiguration();
    assertThat(http.getSendServerVersion()).isFalse();
    assertThat(http.getSendXPoweredBy()).isFalse();
    assertThat(http.getRequestHeaderSize()).isEqualTo(8_192);
    assertThat(http.getHttpCompliance()).isEqualTo(HttpCompliance.RFC9110);
    assertThat(http.getUriCompliance()).isEqualTo(UriCompliance.RFC3986);
    assertThat(http.getCustomizer(SecureRequestCustomizer.class).isSniHostCheck()).isTrue();
  }

  @Test
  void connector_speaksTlsAndHttp11OnLoopbackOnly() {
    assertThat(connector.getHost()).isEqualTo("127.0.0.1");
    assertThat(connector.getIdleTimeout()).isEqualTo(30_000);
    assertThat(connector.getConnectionFactories())
        .extracting(factory -> factory.getProtocol().toLowerCase(java.util.Locale.ROOT))
        .containsExactly("ssl", "http/1.1");
    var limit = connector.getServer().getBean(NetworkConnectionLimit.class);
    assertThat(limit.getMaxNetworkConnectionCount()).isEqualTo(1_100);
    var tls = connector.getConnectionFactory(SslConnectionFactory.class).getSslContextFactory();
    assertThat(tls.getNeedClientAuth()).isTrue();
  }
}

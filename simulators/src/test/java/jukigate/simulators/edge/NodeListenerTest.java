package jukigate.simulators.edge;

import static org.assertj.core.api.Assertions.assertThat;

import org.eclipse.jetty.http.HttpCompliance;
import org.eclipse.jetty.http.UriCompliance;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.NetworkConnectionLimit;
import org.eclipse.jetty.server.SecureRequestCustomizer;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.util.ssl.SslContextFactory;
import org.junit.jupiter.api.Test;

/** The settings of the listener that the nodes share, one by one. */
class NodeListenerTest {
  @Test
  void listener_isStrictSmallAndSilent() {
    var server = new Server();
    var connector = NodeListener.connector(server, new SslContextFactory.Server());
    HttpConfiguration http =
        connector.getConnectionFactory(HttpConnectionFactory.class).getHttpConfiguration();
    assertThat(http.getSendServerVersion()).isFalse();
    assertThat(http.getSendXPoweredBy()).isFalse();
    assertThat(http.getRequestHeaderSize()).isEqualTo(8_192);
    assertThat(http.getHttpCompliance()).isEqualTo(HttpCompliance.RFC9110);
    assertThat(http.getUriCompliance()).isEqualTo(UriCompliance.RFC3986);
    assertThat(connector.getHost()).isEqualTo("127.0.0.1");
    assertThat(connector.getIdleTimeout()).isEqualTo(60_000);
    assertThat(http.getCustomizer(SecureRequestCustomizer.class).isSniHostCheck()).isTrue();
    assertThat(connector.getConnectionFactories()).hasSize(2);
    assertThat(server.getBean(NetworkConnectionLimit.class).getMaxNetworkConnectionCount())
        .isEqualTo(1_000);
  }
}

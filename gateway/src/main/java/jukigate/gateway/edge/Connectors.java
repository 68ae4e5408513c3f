package jukigate.gateway.edge;

import java.io.IOException;
import java.net.BindException;
import jukigate.domain.refusal.Outcome;
import jukigate.domain.refusal.RefusalCode;
import org.eclipse.jetty.http.HttpCompliance;
import org.eclipse.jetty.http.UriCompliance;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.NetworkConnectionLimit;
import org.eclipse.jetty.server.SecureRequestCustomizer;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.SslConnectionFactory;
import org.eclipse.jetty.util.thread.QueuedThreadPool;

/**
 * The bound socket: HTTP/1.1 over TLS and nothing else. Made by hand, because CXF's own connector
 * leaves the server version on, URIs lax, and takes neither port 0 nor an SSLParameters.
 */
final class Connectors {
  private static final int THREADS = 64;
  private static final int SPARE = 100;

  private Connectors() {}

  /**
   * A connector that is bound and accepts nothing until it is told to, so that nobody meets a
   * service before it is published; PORT_IN_USE when it cannot be bound.
   */
  static Outcome<ServerConnector> bind(Listening listening, ListenerTls tls) {
    var threads = new QueuedThreadPool(THREADS);
    threads.setName("gateway");
    var server = new Server(threads);
    var connector =
        new ServerConnector(
            server,
            new SslConnectionFactory(tls.contextFactory(), "http/1.1"),
            new HttpConnectionFactory(http(listening)));
    connector.setHost(listening.host());
    connector.setPort(listening.port());
    connector.setIdleTimeout(listening.idle().toMillis());
    connector.addBean(new HandshakeWatch(tls.refusals()));
    connector.addBean(
        new HandshakeDeadline(connector.getScheduler(), listening.handshake(), tls.refusals()));
    connector.setAccepting(false);
    int connections = listening.limits().connections();
    connector.addBean(new Patience(listening.request(), connections));
    // Patience makes room before; this is for what comes faster than it can close.
    server.addBean(new NetworkConnectionLimit(connections + SPARE, server));
    try {
      connector.open();
      connector.setPort(connector.getLocalPort());
      return Outcome.passed(connector);
    } catch (BindException taken) {
      return Outcome.refused(RefusalCode.PORT_IN_USE, listening.port());
    } catch (IOException e) {
      return e.getCause() instanceof BindException
          ? Outcome.refused(RefusalCode.PORT_IN_USE, listening.port())
          : Outcome.refused(
              RefusalCode.CONFIG_INVALID_VALUE, "listen", 0, listening.host(), e.getMessage());
    }
  }

  private static HttpConfiguration http(Listening listening) {
    var http = new HttpConfiguration();
    http.setSendServerVersion(false);
    http.setSendXPoweredBy(false);
    http.setRequestHeaderSize(listening.limits().headerBytes());
    http.setHttpCompliance(HttpCompliance.RFC9110);
    http.setUriCompliance(UriCompliance.RFC3986);
    http.addCustomizer(new SecureRequestCustomizer(false, true, -1, false));
    return http;
  }
}

package jukigate.simulators.edge;

import java.net.BindException;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLParameters;
import jukigate.domain.refusal.Outcome;
import jukigate.domain.refusal.RefusalCode;
import jukigate.simulators.post.Wire;
import jukigate.wire.key.TlsIdentity;
import jukigate.wire.tls.TlsContexts;
import org.apache.cxf.Bus;
import org.apache.cxf.transport.servlet.CXFNonSpringServlet;
import org.eclipse.jetty.ee11.servlet.ServletContextHandler;
import org.eclipse.jetty.ee11.servlet.ServletHolder;
import org.eclipse.jetty.http.HttpCompliance;
import org.eclipse.jetty.http.UriCompliance;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.NetworkConnectionLimit;
import org.eclipse.jetty.server.SecureRequestCustomizer;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.SslConnectionFactory;
import org.eclipse.jetty.util.ssl.SslContextFactory;
import org.eclipse.jetty.util.thread.QueuedThreadPool;

/** The TLS listener that all nodes share, on loopback only. */
final class NodeListener implements AutoCloseable {
  private static final int CONNECTIONS = 1_000;
  private static final Duration IDLE = Duration.ofSeconds(60);

  private final Server server;
  private final int port;

  private NodeListener(Server server, int port) {
    this.server = server;
    this.port = port;
  }

  /** Refused when the port is taken. */
  static Outcome<NodeListener> start(
      int port, Wire wire, Function<String, Optional<TlsIdentity>> identities, Bus bus) {
    var server = new Server(new QueuedThreadPool(64, 4));
    var connector = connector(server, tls(wire, identities));
    connector.setPort(port);
    connector.addBean(new HandshakeWatch(wire.observer()));
    server.addConnector(connector);
    server.setHandler(servlet(bus));
    try {
      server.start();
      return Outcome.passed(new NodeListener(server, connector.getLocalPort()));
    } catch (Exception e) {
      stop(server);
      if (isPortTaken(e)) {
        return Outcome.refused(RefusalCode.PORT_IN_USE, port);
      }
      throw new IllegalStateException("the listener of the nodes does not start", e);
    }
  }

  static ServerConnector connector(Server server, SslContextFactory.Server tls) {
    var connector =
        new ServerConnector(
            server, new SslConnectionFactory(tls, "http/1.1"), new HttpConnectionFactory(http()));
    connector.setHost("127.0.0.1");
    connector.setIdleTimeout(IDLE.toMillis());
    server.addBean(new NetworkConnectionLimit(CONNECTIONS, server));
    return connector;
  }

  int port() {
    return port;
  }

  @Override
  public void close() {
    stop(server);
  }

  private static SslContextFactory.Server tls(
      Wire wire, Function<String, Optional<TlsIdentity>> identities) {
    SSLParameters parameters = TlsContexts.parameters(wire.profile(), identities);
    var factory =
        new SslContextFactory.Server() {
          @Override
          public void customize(SSLEngine engine) {
            engine.setSSLParameters(parameters);
          }
        };
    factory.setSslContext(TlsContexts.server(identities, wire.trust(), wire.profile()));
    factory.setNeedClientAuth(true);
    return factory;
  }

  private static HttpConfiguration http() {
    var configuration = new HttpConfiguration();
    configuration.setSendServerVersion(false);
    configuration.setSendXPoweredBy(false);
    configuration.setRequestHeaderSize(8 * 1024);
    configuration.setHttpCompliance(HttpCompliance.RFC9110);
    configuration.setUriCompliance(UriCompliance.RFC3986);
    // Host must be the name in TLS, which in turn is compared with the signed wsa:To.
    configuration.addCustomizer(new SecureRequestCustomizer(true));
    return configuration;
  }

  private static ServletContextHandler servlet(Bus bus) {
    var servlet = new CXFNonSpringServlet();
    servlet.setBus(bus);
    var holder = new ServletHolder(servlet);
    holder.setInitParameter("hide-service-list-page", "true");
    holder.setInitOrder(0);
    var context = new ServletContextHandler("/", false, false);
    context.addServlet(holder, "/*");
    return context;
  }

  private static boolean isPortTaken(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof BindException) {
        return true;
      }
    }
    return false;
  }

  private static void stop(Server server) {
    try {
      server.stop();
    } catch (Exception e) {
      throw new IllegalStateException("the listener of the nodes does not stop", e);
    }
  }
}

package jukigate.bench.http;

import java.net.URI;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLParameters;
import jukigate.domain.node.NodeId;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.SecureRequestCustomizer;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.SslConnectionFactory;
import org.eclipse.jetty.util.ssl.SslContextFactory;
import org.eclipse.jetty.util.thread.QueuedThreadPool;

/** Mutual TLS on loopback, on any free port; a certificate of the client is demanded. */
public final class Listener implements AutoCloseable {
  private final Server server;
  private final ServerConnector connector;

  private Listener(Server server, ServerConnector connector) {
    this.server = server;
    this.connector = connector;
  }

  /**
   * @param parameters of each connection; empty leaves them to the JDK
   */
  public static Listener start(
      SSLContext tls, Optional<SSLParameters> parameters, Handler handler) {
    Server server = new Server(new QueuedThreadPool(64, 8));
    var http = new HttpConfiguration();
    http.setSendServerVersion(false);
    http.addCustomizer(new SecureRequestCustomizer());
    var connector =
        new ServerConnector(
            server,
            new SslConnectionFactory(factory(tls, parameters), "http/1.1"),
            new HttpConnectionFactory(http));
    connector.setHost("127.0.0.1");
    server.addConnector(connector);
    server.setHandler(handler);
    try {
      server.start();
      return new Listener(server, connector);
    } catch (Exception e) {
      throw new IllegalStateException("the listener does not start", e);
    }
  }

  private static SslContextFactory.Server factory(
      SSLContext tls, Optional<SSLParameters> parameters) {
    var factory =
        new SslContextFactory.Server() {
          @Override
          public void customize(SSLEngine engine) {
            parameters.ifPresentOrElse(engine::setSSLParameters, () -> super.customize(engine));
          }
        };
    factory.setSslContext(tls);
    factory.setNeedClientAuth(true);
    return factory;
  }

  /** Where a node is reached that is served here. */
  public URI address(NodeId node) {
    return URI.create("https://" + node.hostName() + ":" + connector.getLocalPort());
  }

  @Override
  public void close() {
    try {
      server.stop();
    } catch (Exception e) {
      throw new IllegalStateException("the listener does not stop", e);
    }
  }
}

package jukigate.gateway.edge;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.util.List;
import java.util.function.Function;
import jukigate.domain.FailureTrace;
import jukigate.domain.refusal.Outcome;
import org.apache.cxf.Bus;
import org.apache.cxf.bus.extension.ExtensionManagerBus;
import org.apache.cxf.configuration.jsse.TLSServerParameters;
import org.apache.cxf.transport.http_jetty.JettyHTTPServerEngineFactory;
import org.apache.cxf.ws.policy.PolicyEngine;
import org.eclipse.jetty.server.ServerConnector;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The CXF server: one port, one endpoint, a bus of its own. */
public final class Listener implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Listener.class);

  private final Bus bus;
  private final ServerConnector connector;

  private Listener(Bus bus, ServerConnector connector) {
    this.bus = bus;
    this.connector = connector;
  }

  /**
   * Binds and serves. PORT_IN_USE when the port is taken.
   *
   * @param services service paths, each with a WSDL {@code wsdl/<service>.wsdl} on the class path
   */
  public static Outcome<Listener> open(
      Listening listening, ListenerTls tls, List<String> services, Door door) {
    return Connectors.bind(listening, tls)
        .map(
            connector ->
                serve(
                    connector,
                    services,
                    contracts ->
                        new RelayInterceptor(
                            door,
                            new BodyReader(listening.limits().messageBytes(), listening.request()),
                            contracts)));
  }

  /** The port that is bound. */
  public int port() {
    return connector.getPort();
  }

  /** Whether connections are taken. */
  public boolean isListening() {
    return connector.isOpen() && connector.isRunning() && connector.isAccepting();
  }

  /** Connections that are open. */
  public int connections() {
    return connector.getConnectedEndPoints().size();
  }

  @Override
  public void close() {
    bus.shutdown(true);
    try {
      connector.getServer().stop();
    } catch (Exception e) {
      LOG.warn("the listener did not stop cleanly: {}", new FailureTrace(e));
    }
    connector.close();
  }

  private static Listener serve(
      ServerConnector connector,
      List<String> services,
      Function<Contracts, RelayInterceptor> relay) {
    int port = connector.getPort();
    Bus bus = new ExtensionManagerBus();
    // The policies in the WSDL are for those who read it; what they ask for is wire's work here.
    bus.getExtension(PolicyEngine.class).setEnabled(false);
    try {
      var engines = bus.getExtension(JettyHTTPServerEngineFactory.class);
      engines.setTLSServerParametersForPort("127.0.0.1", port, new TLSServerParameters());
      engines.retrieveJettyHTTPServerEngine(port).setConnector(connector);
    } catch (GeneralSecurityException | IOException e) {
      throw new IllegalStateException("no engine for port " + port, e);
    }
    ContractEndpoint.publish(bus, port, relay.apply(new Contracts(bus, services, port)));
    connector.setAccepting(true);
    return new Listener(bus, connector);
  }
}

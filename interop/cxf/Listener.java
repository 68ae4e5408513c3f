import java.net.Socket;
import java.security.KeyStore;
import java.security.Principal;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.regex.Pattern;
import javax.net.ssl.ExtendedSSLSession;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SNIHostName;
import javax.net.ssl.SNIMatcher;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509ExtendedKeyManager;
import org.apache.cxf.Bus;
import org.apache.cxf.transport.servlet.CXFNonSpringServlet;
import org.eclipse.jetty.ee11.servlet.ServletContextHandler;
import org.eclipse.jetty.ee11.servlet.ServletHolder;
import org.eclipse.jetty.http.HttpCompliance;
import org.eclipse.jetty.http.HttpException;
import org.eclipse.jetty.http.UriCompliance;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.SecureRequestCustomizer;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.SslConnectionFactory;
import org.eclipse.jetty.util.ssl.SslContextFactory;

/**
 * Mutual TLS and HTTP as docs/protocol.md, 2 and 3 want them, by Jetty with CXF's servlet: the
 * connector that CXF makes for Endpoint.publish takes neither port 0 nor server names, and tells
 * its version.
 */
final class Listener {
  private static final int HEADERS = 8 * 1024;
  private static final long IDLE_MILLIS = 30_000;

  private Listener() {}

  /** Before the first class of TLS loads: no resumption, no renegotiation, no weak signatures. */
  static void harden() {
    System.setProperty("jdk.tls.server.newSessionTicketCount", "0");
    System.setProperty("jdk.tls.server.enableSessionTicketExtension", "false");
    System.setProperty("jdk.tls.rejectClientInitiatedRenegotiation", "true");
    System.setProperty("org.apache.xml.security.ignoreLineBreaks", "true");
  }

  /** The port that it took. */
  static int start(int port, Wire wire, Bus bus) throws Exception {
    String host = wire.sender() + ".jukigate.localhost";
    Server server = new Server();
    var connector =
        new ServerConnector(
            server,
            new SslConnectionFactory(tls(wire, host), "http/1.1"),
            new HttpConnectionFactory(http(host)));
    connector.setHost("127.0.0.1");
    connector.setPort(port);
    connector.setIdleTimeout(IDLE_MILLIS);
    server.addConnector(connector);
    var servlet = new CXFNonSpringServlet();
    servlet.setBus(bus);
    var holder = new ServletHolder(servlet);
    holder.setInitParameter("hide-service-list-page", "true");
    holder.setInitOrder(0);
    var context = new ServletContextHandler("/", false, false);
    context.addServlet(holder, "/cs/*");
    server.setHandler(context);
    server.start();
    return connector.getLocalPort();
  }

  private static HttpConfiguration http(String host) {
    var http = new HttpConfiguration();
    http.setSendServerVersion(false);
    http.setSendXPoweredBy(false);
    http.setSendDateHeader(false);
    http.setRequestHeaderSize(HEADERS);
    http.setHttpCompliance(HttpCompliance.RFC9110);
    http.setUriCompliance(UriCompliance.RFC3986);
    http.addCustomizer(new SecureRequestCustomizer(false));
    http.addCustomizer((request, headers) -> {
      if (!host.equals(Request.getServerName(request))) {
        throw new HttpException.RuntimeException(400);
      }
      return request;
    });
    return http;
  }

  private static SslContextFactory.Server tls(Wire wire, String host) throws Exception {
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(
        new KeyManager[] {new NamedKey(wire.own("tls"), host)},
        new TrustManager[] {new Trusted(wire).forClients()},
        null);
    context.getServerSessionContext().setSessionCacheSize(1);
    context.getServerSessionContext().setSessionTimeout(1);
    SSLParameters parameters = parameters(host);
    var factory =
        new SslContextFactory.Server() {
          @Override
          public void customize(SSLEngine engine) {
            engine.setSSLParameters(parameters);
          }
        };
    factory.setSslContext(context);
    factory.setNeedClientAuth(true);
    return factory;
  }

  private static SSLParameters parameters(String host) {
    var parameters = new SSLParameters();
    parameters.setProtocols(new String[] {"TLSv1.3", "TLSv1.2"});
    parameters.setCipherSuites(Wire.SUITES.toArray(String[]::new));
    parameters.setNamedGroups(new String[] {"x25519", "secp256r1", "secp384r1"});
    parameters.setSignatureSchemes(
        new String[] {
          "ecdsa_secp256r1_sha256",
          "ecdsa_secp384r1_sha384",
          "rsa_pss_rsae_sha256",
          "rsa_pss_rsae_sha384",
          "rsa_pss_pss_sha256"
        });
    parameters.setUseCipherSuitesOrder(true);
    parameters.setNeedClientAuth(true);
    parameters.setApplicationProtocols(new String[] {"http/1.1"});
    SNIMatcher own = SNIHostName.createSNIMatcher(Pattern.quote(host));
    parameters.setSNIMatchers(List.of(own));
    return parameters;
  }

  /** JSSE refuses a wrong server name, but serves who names none: to them there is no key. */
  private static final class NamedKey extends X509ExtendedKeyManager {
    private final X509ExtendedKeyManager keys;
    private final String host;

    NamedKey(KeyStore store, String host) throws Exception {
      var factory = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
      factory.init(store, Wire.NO_PASSWORD);
      this.keys = (X509ExtendedKeyManager) factory.getKeyManagers()[0];
      this.host = host;
    }

    @Override
    public String chooseEngineServerAlias(String type, Principal[] issuers, SSLEngine engine) {
      boolean named =
          engine.getHandshakeSession() instanceof ExtendedSSLSession session
              && session.getRequestedServerNames().stream()
                  .anyMatch(
                      it -> it instanceof SNIHostName name && name.getAsciiName().equals(host));
      return named ? keys.chooseEngineServerAlias(type, issuers, engine) : null;
    }

    @Override
    public String chooseServerAlias(String type, Principal[] issuers, Socket socket) {
      return null;
    }

    @Override
    public String chooseClientAlias(String[] types, Principal[] issuers, Socket socket) {
      return null;
    }

    @Override
    public String[] getClientAliases(String type, Principal[] issuers) {
      return new String[0];
    }

    @Override
    public String[] getServerAliases(String type, Principal[] issuers) {
      return keys.getServerAliases(type, issuers);
    }

    @Override
    public X509Certificate[] getCertificateChain(String alias) {
      return keys.getCertificateChain(alias);
    }

    @Override
    public PrivateKey getPrivateKey(String alias) {
      return keys.getPrivateKey(alias);
    }
  }
}

package jukigate.app.weak;

import static java.util.Map.entry;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Stream;
import javax.net.ssl.SSLParameters;
import jukigate.domain.node.NodeId;
import jukigate.wire.profile.SecurityProfile;
import org.eclipse.jetty.http.HttpCompliance;
import org.eclipse.jetty.http.UriCompliance;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.server.Connector;
import org.eclipse.jetty.server.DetectorConnectionFactory;
import org.eclipse.jetty.server.SslConnectionFactory;
import org.eclipse.jetty.server.internal.HttpConnection;

/** TLS and HTTP: what we configure, left at its laxest. */
final class WeakTransport {
  private static final String PARAMETERS = "jukigate.wire.tls.TlsContexts#parameters";
  private static final String HTTP = "org.eclipse.jetty.server.HttpConfiguration#";

  private WeakTransport() {}

  static Map<String, Map<String, Call.Instead>> all() {
    return Map.ofEntries(
        entry(
            "tls.required",
            Map.of("org.eclipse.jetty.server.SslConnectionFactory#newConnection", plainToo())),
        entry(
            "tls.client-certificate",
            Map.of(PARAMETERS, listener(it -> it.setWantClientAuth(true)))),
        entry("tls.versions", Map.of(PARAMETERS, listener(WeakTransport::older))),
        entry("tls.suites", Map.of(PARAMETERS, listener(WeakTransport::cbc))),
        entry(
            "tls.alpn",
            Map.of(PARAMETERS, listener(it -> it.setApplicationProtocols(new String[0])))),
        entry(
            "tls.server-name",
            Map.of(
                "jukigate.gateway.edge.ListenerTls#identityOf",
                call -> Optional.of(call.field(Supplier.class, "identity").get()),
                "jukigate.wire.tls.NodeKeyManager#chooseServer",
                call -> {
                  Object chosen = call.original();
                  return chosen == null ? NodeId.GATEWAY.hostName() : chosen;
                })),
        entry(
            "tls.records",
            Map.of(
                "jukigate.wire.tls.BoundedEngine#checkRecord",
                Answers.nothing(),
                "jukigate.wire.tls.BoundedEngine#counted",
                call -> call.arguments()[0])),
        entry(
            "tls.handshake-time",
            Map.of("jukigate.gateway.edge.HandshakeDeadline#end", Answers.nothing())),
        entry(
            "http.framing",
            Map.of(HTTP + "getHttpCompliance", Answers.give(HttpCompliance.RFC2616_LEGACY))),
        entry("http.uri", Map.of(HTTP + "getUriCompliance", Answers.give(UriCompliance.UNSAFE))),
        entry("http.header-size", Map.of(HTTP + "getRequestHeaderSize", Answers.give(1 << 20))));
  }

  /** Of the listener's parameters; those of a client have one argument. */
  private static Call.Instead listener(Consumer<SSLParameters> change) {
    return call -> {
      SSLParameters parameters = (SSLParameters) call.original();
      if (call.arguments().length == 2) {
        change.accept(parameters);
      }
      return parameters;
    };
  }

  private static void older(SSLParameters parameters) {
    var rules = SecurityProfile.RECOMMENDED_2026.tls();
    parameters.setProtocols(rules.protocols().toArray(String[]::new));
    parameters.setCipherSuites(rules.suites().toArray(String[]::new));
  }

  private static void cbc(SSLParameters parameters) {
    older(parameters);
    parameters.setCipherSuites(
        Stream.concat(
                Arrays.stream(parameters.getCipherSuites()),
                Stream.of("TLS_ECDHE_ECDSA_WITH_AES_128_CBC_SHA256"))
            .toArray(String[]::new));
  }

  /** Who does not begin with TLS is served without. */
  private static Call.Instead plainToo() {
    return call -> {
      EndPoint endPoint = call.argument(EndPoint.class, 1);
      if (endPoint.getConnection() != null) {
        return call.original();
      }
      return new Detector((SslConnectionFactory) call.self())
          .newConnection(call.argument(Connector.class, 0), endPoint);
    };
  }

  /** HTTP where it is not TLS. */
  private static final class Detector extends DetectorConnectionFactory {
    Detector(SslConnectionFactory tls) {
      super(tls);
    }

    @Override
    protected void nextProtocol(Connector connector, EndPoint endPoint, ByteBuffer buffer) {
      var plain =
          (HttpConnection)
              connector.getConnectionFactory("http/1.1").newConnection(connector, endPoint);
      plain.onUpgradeTo(buffer);
      endPoint.upgrade(plain);
    }
  }
}

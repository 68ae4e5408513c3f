package jukigate.simulators;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsParameters;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.function.UnaryOperator;
import jukigate.domain.message.Operation;
import jukigate.domain.message.Payload;
import jukigate.domain.node.NodeId;
import jukigate.domain.refusal.Outcome;
import jukigate.keystores.TestPki;
import jukigate.wire.envelope.Direction;
import jukigate.wire.envelope.Envelope;
import jukigate.wire.profile.SecurityProfile;
import jukigate.wire.tls.HttpAnswer;
import jukigate.wire.tls.NodeClient;
import jukigate.wire.tls.TlsContexts;
import jukigate.wire.trust.Trust;
import jukigate.wire.xml.XmlLimits;

/**
 * The TLS identity of a gateway that relays bytes and checks nothing: nodes must check themselves.
 */
final class Relay implements AutoCloseable {
  private final HttpsServer server;
  private final NodeClient client;
  private volatile int nodesPort;
  final List<Payload> relayed = new CopyOnWriteArrayList<>();
  volatile boolean down;
  volatile boolean losesAnswers;

  /** Whose answers are lost, beside those of everybody. */
  volatile Set<NodeId> unheard = Set.of();

  volatile UnaryOperator<Payload> change = UnaryOperator.identity();

  Relay(TestPki pki, SecurityProfile profile, Trust trust) {
    this.client = new NodeClient(Optional.of(pki.tls(NodeId.GATEWAY)), trust, profile);
    try {
      server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    var context = TlsContexts.server(host -> Optional.of(pki.tls(NodeId.GATEWAY)), trust, profile);
    server.setHttpsConfigurator(
        new HttpsConfigurator(context) {
          @Override
          public void configure(HttpsParameters parameters) {
            parameters.setSSLParameters(TlsContexts.parameters(profile));
          }
        });
    server.createContext("/", this::handle);
    server.setExecutor(Executors.newFixedThreadPool(8));
    server.start();
  }

  void nodesAt(int port) {
    nodesPort = port;
  }

  URI base() {
    return URI.create("https://gateway.jukigate.localhost:" + server.getAddress().getPort());
  }

  /** As the gateway, straight to a node. */
  Outcome<HttpAnswer> pass(NodeId to, String action, Payload payload) {
    return pass(client, to, action, payload);
  }

  Outcome<HttpAnswer> pass(NodeClient as, NodeId to, String action, Payload payload) {
    Operation operation = Operation.ofRequestAction(action).orElseThrow();
    String role = to.role().path();
    URI address =
        URI.create(
            "https://"
                + to.hostName()
                + ":"
                + nodesPort
                + "/"
                + role
                + "/"
                + operation.service()
                + "/v1");
    return as.post(address, action, payload, Duration.ofSeconds(20));
  }

  @Override
  public void close() {
    server.stop(0);
    client.close();
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      if (down) {
        return;
      }
      var sent = Payload.of(exchange.getRequestBody().readAllBytes());
      relayed.add(sent);
      var addressing =
          Envelope.parse(sent, Direction.REQUEST, XmlLimits.DEFAULT).orThrow().addressing();
      var answer = pass(addressing.to(), addressing.action(), change.apply(sent)).orThrow();
      if (losesAnswers || unheard.contains(addressing.to())) {
        return;
      }
      exchange.getResponseHeaders().set("Content-Type", "text/xml; charset=utf-8");
      byte[] bytes = answer.body().toByteArray();
      exchange.sendResponseHeaders(answer.status(), bytes.length);
      exchange.getResponseBody().write(bytes);
    }
  }
}

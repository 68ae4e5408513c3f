package jukigate.gateway.server;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsParameters;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;
import jukigate.domain.message.Payload;
import jukigate.domain.node.NodeId;
import jukigate.wire.key.TlsIdentity;
import jukigate.wire.tls.TlsContexts;
import jukigate.wire.trust.Trust;

/** A node on a socket of its own: keeps what it got, answers what it is told to. */
final class StubNode implements AutoCloseable {
  final List<Payload> received = new CopyOnWriteArrayList<>();
  volatile Function<Payload, Payload> answer;
  private final NodeId node;
  private final HttpsServer server;
  private final ExecutorService threads = Executors.newCachedThreadPool();

  StubNode(TlsIdentity identity, Trust trust, Function<Payload, Payload> answer) {
    this.node = identity.node();
    this.answer = answer;
    try {
      server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
    var context = TlsContexts.server(name -> Optional.of(identity), trust, Backbone.PROFILE);
    server.setHttpsConfigurator(
        new HttpsConfigurator(context) {
          @Override
          public void configure(HttpsParameters parameters) {
            parameters.setSSLParameters(TlsContexts.parameters(Backbone.PROFILE));
          }
        });
    server.createContext(
        "/",
        exchange -> {
          Payload request = Payload.of(exchange.getRequestBody().readAllBytes());
          received.add(request);
          byte[] bytes = this.answer.apply(request).toByteArray();
          exchange.getResponseHeaders().set("Content-Type", "text/xml; charset=utf-8");
          exchange.sendResponseHeaders(200, bytes.length);
          exchange.getResponseBody().write(bytes);
          exchange.close();
        });
    server.setExecutor(threads);
    server.start();
  }

  URI base() {
    return URI.create("https://" + node.hostName() + ":" + server.getAddress().getPort() + "/base");
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}

package jukigate.wire.tls;

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
import java.util.concurrent.CountDownLatch;
import java.util.function.Function;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import jukigate.domain.node.NodeId;
import jukigate.domain.refusal.Refusal;
import jukigate.wire.key.TlsIdentity;
import jukigate.wire.profile.SecurityProfile;
import jukigate.wire.trust.Trust;
import jukigate.wire.xml.XmlLimits;

/** A real HTTPS server on loopback that echoes what it gets. */
final class TlsServer implements AutoCloseable {
  final List<Refusal> refusals = new CopyOnWriteArrayList<>();
  final List<byte[]> received = new CopyOnWriteArrayList<>();
  final CountDownLatch release = new CountDownLatch(1);
  private final HttpsServer server;

  TlsServer(Trust trust, SecurityProfile profile, TlsIdentity... identities) throws IOException {
    this(trust, profile, true, identities);
  }

  TlsServer(Trust trust, SecurityProfile profile, boolean asks, TlsIdentity... identities)
      throws IOException {
    Function<String, Optional<TlsIdentity>> byHost =
        host ->
            List.of(identities).stream().filter(i -> i.node().hostName().equals(host)).findFirst();
    SSLContext context = TlsContexts.server(byHost, trust, profile, refusals::add);
    this.server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setHttpsConfigurator(
        new HttpsConfigurator(context) {
          @Override
          public void configure(HttpsParameters parameters) {
            SSLParameters ours = TlsContexts.parameters(profile, byHost);
            if (!asks) {
              ours.setNeedClientAuth(false);
            }
            parameters.setSSLParameters(ours);
          }
        });
    server.setExecutor(Runnable::run);
    server.createContext(
        "/",
        exchange -> {
          byte[] body = exchange.getRequestBody().readAllBytes();
          received.add(body);
          switch (exchange.getRequestURI().getPath()) {
            case "/slow" -> await();
            case "/large" -> body = new byte[XmlLimits.DEFAULT.maxBytes() + 1];
            case "/redirect" -> {
              exchange.getResponseHeaders().add("Location", "/elsewhere");
              exchange.sendResponseHeaders(302, -1);
              exchange.close();
              return;
            }
            default ->
                exchange
                    .getResponseHeaders()
                    .add(
                        "X-Length",
                        String.valueOf(exchange.getRequestHeaders().getFirst("Content-Length")));
          }
          exchange.sendResponseHeaders(200, body.length);
          exchange.getResponseBody().write(body);
          exchange.close();
        });
    server.start();
  }

  private void await() {
    try {
      release.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  int port() {
    return server.getAddress().getPort();
  }

  URI uri(NodeId node, String path) {
    return URI.create("https://" + node.hostName() + ":" + port() + path);
  }

  @Override
  public void close() {
    release.countDown();
    server.stop(0);
  }
}

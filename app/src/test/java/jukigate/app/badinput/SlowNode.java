package jukigate.app.badinput;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsParameters;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import jukigate.domain.node.NodeId;
import jukigate.keystores.TestPki;
import jukigate.wire.profile.SecurityProfile;
import jukigate.wire.tls.TlsContexts;
import jukigate.wire.trust.Trust;

/** A node that takes messages and does not answer while it lives. */
final class SlowNode implements AutoCloseable {
  private final NodeId node;
  private final HttpsServer server;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final CountDownLatch end = new CountDownLatch(1);

  SlowNode(NodeId node, TestPki pki, Trust trust, SecurityProfile profile) {
    this.node = node;
    try {
      server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    var context = TlsContexts.server(name -> Optional.of(pki.tls(node)), trust, profile);
    server.setHttpsConfigurator(
        new HttpsConfigurator(context) {
          @Override
          public void configure(HttpsParameters parameters) {
            parameters.setSSLParameters(TlsContexts.parameters(profile));
          }
        });
    server.createContext(
        "/",
        exchange -> {
          exchange.getRequestBody().readAllBytes();
          awaitEnd();
          exchange.close();
        });
    server.setExecutor(threads);
    server.start();
  }

  URI base() {
    return base(node, server.getAddress().getPort());
  }

  /** The address of a node that is down: nobody listens there. */
  static URI nowhere(NodeId node) {
    try (var closed = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return base(node, closed.getLocalPort());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static URI base(NodeId node, int port) {
    return URI.create("https://" + node.hostName() + ":" + port + "/pref");
  }

  private void awaitEnd() {
    try {
      end.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    end.countDown();
    server.stop(0);
    threads.shutdownNow();
  }
}

package jukigate.wire.tls;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import javax.net.ssl.SSLServerSocket;
import javax.net.ssl.SSLSession;
import javax.net.ssl.SSLSocket;
import jukigate.domain.refusal.Refusal;
import jukigate.wire.key.TlsIdentity;
import jukigate.wire.profile.SecurityProfile;
import jukigate.wire.trust.Trust;

/** A server on sockets that never ends a connection, and knows when the other end has done so. */
final class SocketServer implements AutoCloseable {
  final List<SSLSession> sessions = new CopyOnWriteArrayList<>();

  /** One for each connection that stood, done when the client has left it. */
  final List<CompletableFuture<Void>> left = new CopyOnWriteArrayList<>();

  final List<Refusal> refusals = new CopyOnWriteArrayList<>();
  final CountDownLatch entered = new CountDownLatch(1);
  final CountDownLatch release = new CountDownLatch(1);
  private final TlsIdentity identity;
  private final SSLServerSocket listening;

  SocketServer(Trust trust, SecurityProfile profile, TlsIdentity identity) throws IOException {
    this.identity = identity;
    var context = TlsContexts.server(host -> Optional.of(identity), trust, profile, refusals::add);
    this.listening =
        (SSLServerSocket)
            context
                .getServerSocketFactory()
                .createServerSocket(0, 0, InetAddress.getLoopbackAddress());
    listening.setSSLParameters(TlsContexts.parameters(profile, host -> Optional.of(identity)));
    Thread.startVirtualThread(this::accept);
  }

  URI uri(String path) {
    String host = identity.node().hostName();
    return URI.create("https://" + host + ":" + listening.getLocalPort() + path);
  }

  private void accept() {
    try {
      while (true) {
        SSLSocket socket = (SSLSocket) listening.accept();
        Thread.startVirtualThread(() -> serve(socket));
      }
    } catch (IOException e) {
      assertThat(listening.isClosed()).isTrue();
    }
  }

  private void serve(SSLSocket socket) {
    var gone = new CompletableFuture<Void>();
    try (socket) {
      socket.startHandshake();
      sessions.add(socket.getSession());
      left.add(gone);
      var reader =
          new BufferedReader(
              new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII));
      boolean more = true;
      while (more) {
        more = answer(reader, socket);
      }
    } catch (IOException | InterruptedException e) {
      // A client that was refused, or that left without a word.
      gone.complete(null);
    } finally {
      gone.complete(null);
    }
  }

  private boolean answer(BufferedReader reader, SSLSocket socket)
      throws IOException, InterruptedException {
    String request = reader.readLine();
    if (request == null) {
      return false;
    }
    long length = 0;
    for (String line = reader.readLine(); !line.isEmpty(); line = reader.readLine()) {
      if (line.startsWith("Content-Length:")) {
        length = Long.parseLong(line.substring(15).strip());
      }
    }
    reader.skip(length);
    if (request.contains("/slow")) {
      entered.countDown();
      release.await();
    }
    String answer = "HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n";
    socket.getOutputStream().write(answer.getBytes(StandardCharsets.US_ASCII));
    return true;
  }

  @Override
  public void close() throws IOException {
    release.countDown();
    listening.close();
  }
}

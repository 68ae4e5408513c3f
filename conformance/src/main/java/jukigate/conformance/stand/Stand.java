package jukigate.conformance.stand;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLPeerUnverifiedException;
import javax.net.ssl.SSLSession;
import javax.net.ssl.SSLSocket;
import jukigate.conformance.line.Alerts;
import jukigate.conformance.line.Unchecked;
import jukigate.conformance.tls.OddServer;
import jukigate.domain.node.NodeId;
import jukigate.domain.refusal.Outcome;
import jukigate.domain.refusal.RefusalCode;
import jukigate.wire.key.TlsIdentity;
import jukigate.wire.xml.SafeXml;
import jukigate.wire.xml.XmlLimits;

/**
 * 模擬ゲートウェイ: a server on the loopback address that plays the gateway to the system under test. It
 * believes everybody, so that it can say what is wrong with whom.
 */
public final class Stand implements AutoCloseable {
  private static final int BACKLOG = 50;
  private static final int PATIENCE_MILLIS = 15_000;

  private static final String CLOSED = "closed";

  /** A fatal alert, in a record. */
  private static final byte[] HANDSHAKE_FAILURE = {21, 3, 3, 0, 2, 2, 40};

  /** By then a client has seen that a connection is over. */
  private static final Duration FAREWELL = Duration.ofSeconds(1);

  private final Clerk clerk;
  private final Reception reception;
  private final ServerSocket listener;
  private volatile Session session = new Session(Conduct.answering(Answerings.good()), Dress.PLAIN);

  private Stand(Clerk clerk, ServerSocket listener) {
    this.clerk = clerk;
    this.reception = new Reception(clerk.network());
    this.listener = listener;
  }

  /**
   * Listens from now on. Refused with PORT_IN_USE.
   *
   * @param sut the node that the system under test plays
   * @param port 0 takes a free one
   */
  public static Outcome<Stand> open(Network network, NodeId sut, int port) {
    try {
      var listener = new ServerSocket(port, BACKLOG, InetAddress.getLoopbackAddress());
      Stand stand = new Stand(new Clerk(network, sut, Dress.PLAIN), listener);
      Thread.ofPlatform().daemon().name("stand").start(stand::listen);
      return Outcome.passed(stand);
    } catch (IOException taken) {
      return Outcome.refused(RefusalCode.PORT_IN_USE, port);
    }
  }

  public int port() {
    return listener.getLocalPort();
  }

  /** Behaves like this from the next connection on, and begins to take notes anew. */
  public Session begin(Conduct conduct, Dress dress) {
    session.end(FAREWELL);
    session = new Session(conduct, dress);
    return session;
  }

  private void listen() {
    while (!listener.isClosed()) {
      try {
        Socket socket = listener.accept();
        Session now = session;
        Thread.ofVirtual().start(() -> serve(socket, now));
      } catch (IOException closed) {
        return;
      }
    }
  }

  private void serve(Socket socket, Session now) {
    Session.Open notes = now.open();
    String ended = CLOSED;
    try (socket) {
      socket.setSoTimeout(PATIENCE_MILLIS);
      ended = meet(socket, now, notes);
    } catch (IOException e) {
      ended = Alerts.in(e).map(name -> "alert:" + name).orElse(CLOSED);
    } finally {
      notes.ended(ended);
    }
  }

  /** How it ended, in a word. */
  private String meet(Socket socket, Session now, Session.Open notes) throws IOException {
    HelloReader read = HelloReader.read(socket.getInputStream());
    notes.hello(read.hello());
    return switch (now.conduct().greeting()) {
      case REFUSAL -> {
        socket.getOutputStream().write(HANDSHAKE_FAILURE);
        socket.shutdownOutput();
        yield CLOSED;
      }
      case UNKNOWN_SCHEMES -> odd(socket, read, notes);
      case USUAL -> {
        shake(socket, read, now, notes);
        yield CLOSED;
      }
    };
  }

  private String odd(Socket socket, HelloReader read, Session.Open notes) throws IOException {
    TlsIdentity own = clerk.network().pki().tls(NodeId.GATEWAY);
    var server = new OddServer(socket, read.message().toByteArray());
    boolean polite = server.meet(own.chain(), own.key());
    notes.handshake(new Handshake("TLSv1.3", "TLS_AES_128_GCM_SHA256", List.of()));
    return polite ? "close_notify" : CLOSED;
  }

  private void shake(Socket socket, HelloReader read, Session now, Session.Open notes)
      throws IOException {
    try (SSLSocket secure =
        (SSLSocket)
            Unchecked.context(identity(now))
                .getSocketFactory()
                .createSocket(socket, new ByteArrayInputStream(read.bytes().toByteArray()), true)) {
      secure.setUseClientMode(false);
      secure.setWantClientAuth(now.conduct().asksForCertificate());
      secure.setEnabledProtocols(
          now.conduct()
              .version()
              .map(only -> new String[] {only})
              .orElse(new String[] {"TLSv1.3", "TLSv1.2"}));
      SSLParameters parameters = secure.getSSLParameters();
      now.conduct().group().ifPresent(only -> parameters.setNamedGroups(new String[] {only}));
      secure.setSSLParameters(parameters);
      secure.startHandshake();
      Handshake handshake = handshake(secure.getSession());
      notes.handshake(handshake);
      converse(secure, handshake, now, notes);
    }
  }

  private TlsIdentity identity(Session now) {
    var pki = clerk.network().pki();
    return now.conduct()
        .flaw()
        .map(bad -> pki.bad().tls(bad, NodeId.GATEWAY))
        .orElseGet(() -> now.dress().gateway(pki.tls(NodeId.GATEWAY)));
  }

  private static Handshake handshake(SSLSession made) {
    return new Handshake(made.getProtocol(), made.getCipherSuite(), chain(made));
  }

  private static List<X509Certificate> chain(SSLSession made) {
    try {
      return Arrays.stream(made.getPeerCertificates()).map(X509Certificate.class::cast).toList();
    } catch (SSLPeerUnverifiedException none) {
      return List.of();
    }
  }

  private void converse(SSLSocket secure, Handshake handshake, Session now, Session.Open notes)
      throws IOException {
    InputStream in = secure.getInputStream();
    var reader = new RequestReader(in);
    var dressed = new Clerk(clerk.network(), clerk.sut(), now.dress());
    int turn = 0;
    boolean stays = true;
    while (stays && notes.waiting(Optional.of(secure))) {
      Optional<RequestReader.Read> read = reader.next();
      boolean unused = notes.waiting(Optional.empty());
      if (read.isEmpty()) {
        return;
      }
      Outcome<Asked> judged = reception.judge(handshake, read.get().body());
      Arrival arrival =
          new Arrival(
              handshake,
              turn++,
              read.get().head(),
              read.get().raw(),
              read.get().body(),
              SafeXml.parse(read.get().body(), XmlLimits.DEFAULT),
              judged,
              judged.isPassed()
                  ? Optional.of(judged.orThrow().body())
                  : reception.opened(read.get().body()),
              clerk.network().clock().instant());
      int number = notes.arrived(arrival);
      stays = now.conduct().answer(number).answer(arrival, dressed, secure.getOutputStream());
    }
    secure.shutdownOutput();
  }

  @Override
  public void close() {
    try {
      listener.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

package jukigate.conformance.line;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.util.List;
import javax.net.ssl.SNIHostName;
import javax.net.ssl.SNIServerName;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import jukigate.domain.node.NodeId;
import jukigate.wire.profile.SecurityProfile;
import jukigate.wire.tls.TlsContexts;
import jukigate.wire.trust.Trust;

/** Connects in any way, also in ways that a node must not, to a port of the loopback address. */
public final class Dialler {
  /** What a bare hello hears of whoever takes it. */
  public static final String GOES_ON = "the handshake goes on";

  private static final int HANDSHAKE = 0x16;

  /** Long: an endpoint that has just started, on a machine with much to do, is no hanging one. */
  private static final int PATIENCE_MILLIS = 30_000;

  /** Who refuses has done so by then, on a machine with nothing else to do. */
  private static final int ALERT_MILLIS = 100;

  /** For the second try, where the alert was overtaken by the end of the connection. */
  private static final int LATE_ALERT_MILLIS = 2_000;

  private final SecurityProfile profile;
  private final Trust trust;

  /**
   * @param profile what is offered unless a dial says otherwise
   * @param trust by which the endpoint's certificate is checked
   */
  public Dialler(SecurityProfile profile, Trust trust) {
    this.profile = profile;
    this.trust = trust;
  }

  /** What came back; every failure of the connection is an answer, too. */
  public Heard dial(Dial dial, int port) {
    return dial(dial, NodeId.GATEWAY.hostName(), port);
  }

  /** To whoever should be this host; of several answers the first. */
  public Heard dial(Dial dial, String host, int port) {
    return answers(dial, host, port).getFirst();
  }

  /** Every answer on the connection; at least one. */
  public List<Heard> answers(Dial dial, String host, int port) {
    if (dial.speech() instanceof Speech.Scripted(Approach way)) {
      return List.of(way.at(host, port));
    }
    List<Heard> heard = dial(dial, host, port, ALERT_MILLIS);
    boolean lost = heard.getFirst() instanceof Heard.Nothing;
    return lost && dial.tls().filter(Dial.Tls::listensFirst).isPresent()
        ? dial(dial, host, port, LATE_ALERT_MILLIS)
        : heard;
  }

  private List<Heard> dial(Dial dial, String host, int port, int alertMillis) {
    try (Socket socket = new Socket()) {
      socket.connect(
          new InetSocketAddress(InetAddress.getLoopbackAddress(), port), PATIENCE_MILLIS);
      socket.setSoTimeout(PATIENCE_MILLIS);
      socket.setTcpNoDelay(true);
      if (dial.tls().isEmpty()) {
        return bare(socket, dial);
      }
      try (SSLSocket secure = secure(socket, dial.tls().get(), host)) {
        return exchange(secure, dial, alertMillis);
      }
    } catch (IOException e) {
      return List.of(
          Alerts.in(e)
              .<Heard>map(Heard.Alert::new)
              .orElseGet(
                  () -> new Heard.Nothing(e.getClass().getSimpleName() + ": " + e.getMessage())));
    }
  }

  private SSLSocket secure(Socket socket, Dial.Tls tls, String host) throws IOException {
    SecurityProfile offered =
        tls.version().isPresent() ? SecurityProfile.RECOMMENDED_2026 : profile;
    SSLSocket secure =
        (SSLSocket)
            TlsContexts.client(tls.identity(), trust, offered, refusal -> {})
                .getSocketFactory()
                .createSocket(socket, host, socket.getPort(), true);
    SSLParameters parameters = TlsContexts.parameters(offered);
    tls.version().ifPresent(version -> parameters.setProtocols(new String[] {version}));
    parameters.setServerNames(
        tls.serverName().stream().<SNIServerName>map(SNIHostName::new).toList());
    if (!tls.protocols().isEmpty()) {
      parameters.setApplicationProtocols(tls.protocols().toArray(String[]::new));
    }
    secure.setSSLParameters(parameters);
    return secure;
  }

  private static List<Heard> exchange(SSLSocket socket, Dial dial, int alertMillis)
      throws IOException {
    socket.startHandshake();
    if (dial.tls().orElseThrow().listensFirst()) {
      listen(socket, alertMillis);
    }
    return HttpText.answers(
        new Talk(socket.getInputStream(), socket.getOutputStream()).about(dial));
  }

  private static void listen(SSLSocket socket, int alertMillis) throws IOException {
    socket.setSoTimeout(alertMillis);
    try {
      int unexpected = socket.getInputStream().read();
      throw new IOException(unexpected < 0 ? "closed without an alert" : "spoke first");
    } catch (SocketTimeoutException quiet) {
      socket.setSoTimeout(PATIENCE_MILLIS);
    }
  }

  private static List<Heard> bare(Socket socket, Dial dial) throws IOException {
    byte[] heard = new Talk(socket.getInputStream(), socket.getOutputStream()).about(dial);
    if (heard.length == 1 && heard[0] == HANDSHAKE) {
      return List.of(new Heard.Nothing(GOES_ON)); // who takes the hello now waits for us
    }
    return Alerts.in(heard)
        .<List<Heard>>map(name -> List.of(new Heard.Alert(name)))
        .orElseGet(() -> HttpText.answers(heard));
  }
}

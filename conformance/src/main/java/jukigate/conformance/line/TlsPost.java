package jukigate.conformance.line;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.net.ssl.SNIHostName;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import jukigate.domain.message.Payload;
import jukigate.domain.node.NodeId;
import jukigate.wire.key.TlsIdentity;
import jukigate.wire.profile.SecurityProfile;
import jukigate.wire.tls.TlsContexts;
import jukigate.wire.trust.Trust;

/**
 * Posts bytes over a TLS socket of its own, one connection for each message, and says exactly what
 * came back: an ordinary HTTP client hides which alert ended a handshake.
 */
public final class TlsPost {
  private static final Pattern ALERT = Pattern.compile("Received fatal alert: ([a-z_]+)");
  private static final int PATIENCE_MILLIS = (int) Duration.ofSeconds(30).toMillis();

  /** In TLS 1.3 a refusal of the client's certificate arrives after the client's handshake. */
  private static final int ALERT_MILLIS = 400;

  private final SecurityProfile profile;
  private final Trust trust;

  public TlsPost(SecurityProfile profile, Trust trust) {
    this.profile = profile;
    this.trust = trust;
  }

  /**
   * Connects with the identity, or with no certificate at all, and posts.
   *
   * @param address the gateway's service, on loopback
   * @param waitForAlert listen for a moment before speaking, so that an alert is not lost when the
   *     peer closes with our bytes unread
   */
  public Heard post(
      URI address, Optional<TlsIdentity> identity, Request request, boolean waitForAlert) {
    SSLContext context = TlsContexts.client(identity, trust, profile, refusal -> {});
    try (Socket plain = new Socket()) {
      plain.connect(
          new InetSocketAddress(InetAddress.getLoopbackAddress(), address.getPort()),
          PATIENCE_MILLIS);
      try (SSLSocket socket =
          (SSLSocket)
              context
                  .getSocketFactory()
                  .createSocket(plain, address.getHost(), address.getPort(), true)) {
        socket.setSSLParameters(parameters());
        return exchange(socket, address, request, waitForAlert);
      }
    } catch (IOException e) {
      return heard(e);
    }
  }

  /**
   * @param soapAction value of the SOAPAction header, without quotes
   * @param body the exact bytes to send
   */
  public record Request(String method, String contentType, String soapAction, Payload body) {
    /** As the protocol wants it. */
    public Request(String soapAction, Payload body) {
      this("POST", "text/xml; charset=utf-8", soapAction, body);
    }
  }

  private SSLParameters parameters() {
    SSLParameters parameters = TlsContexts.parameters(profile);
    parameters.setServerNames(List.of(new SNIHostName(NodeId.GATEWAY.hostName())));
    return parameters;
  }

  private static Heard exchange(
      SSLSocket socket, URI address, Request request, boolean waitForAlert) throws IOException {
    socket.setSoTimeout(PATIENCE_MILLIS);
    socket.startHandshake();
    if (waitForAlert) {
      listen(socket);
    }
    socket.getOutputStream().write(HttpText.request(address, request));
    socket.getOutputStream().flush();
    return HttpText.answer(socket.getInputStream().readAllBytes());
  }

  private static void listen(SSLSocket socket) throws IOException {
    socket.setSoTimeout(ALERT_MILLIS);
    try {
      int unexpected = socket.getInputStream().read();
      throw new IOException(unexpected < 0 ? "closed without an alert" : "spoke first");
    } catch (SocketTimeoutException quiet) {
      socket.setSoTimeout(PATIENCE_MILLIS);
    }
  }

  private static Heard heard(IOException failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      Matcher alert = ALERT.matcher(String.valueOf(cause.getMessage()));
      if (alert.find()) {
        return new Heard.Alert(alert.group(1));
      }
    }
    return new Heard.Nothing(failure.getClass().getSimpleName() + ": " + failure.getMessage());
  }
}

package jukigate.conformance.attack;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.Principal;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509ExtendedKeyManager;
import javax.net.ssl.X509ExtendedTrustManager;
import jukigate.domain.SuppressForbidden;
import jukigate.domain.message.MessageId;
import jukigate.domain.message.Operation;
import jukigate.domain.message.Payload;
import jukigate.domain.node.NodeId;
import jukigate.domain.number.ResidentCode;
import jukigate.keystores.TestPki;
import jukigate.wire.envelope.Namespaces;
import jukigate.wire.key.TlsIdentity;
import jukigate.wire.message.Addressing;
import jukigate.wire.message.MessageKind;
import jukigate.wire.message.OutgoingMessage;
import jukigate.wire.message.Validity;
import jukigate.wire.profile.SecurityProfile;
import jukigate.wire.security.Sealer;
import jukigate.wire.xml.SafeXml;

/**
 * Checks nothing, accepts every certificate or none, and answers everything with a signed success.
 */
final class AgreeableEndpoint implements Witness, AutoCloseable {
  private static final Pattern LENGTH = Pattern.compile("(?im)^Content-Length: ([0-9]{1,8})\r$");

  private final ServerSocket listener;
  private final SSLContext tls;
  private final Payload success;
  private final AtomicLong arrived = new AtomicLong();
  private final AtomicLong hungUp = new AtomicLong();

  AgreeableEndpoint(TestPki pki, SecurityProfile profile, Instant now) throws IOException {
    tls = context(pki.tls(NodeId.GATEWAY));
    success = success(pki, profile, now);
    listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    Thread.ofPlatform().daemon().start(this::listen);
  }

  URI url() {
    return URI.create("https://" + NodeId.GATEWAY.hostName() + ":" + listener.getLocalPort());
  }

  private static Payload success(TestPki pki, SecurityProfile profile, Instant now) {
    var body = SafeXml.newDocument().createElementNS("urn:jukigate:identity-update:v1", "u:Yes");
    body.setAttributeNS(Namespaces.XMLNS, "xmlns:u", "urn:jukigate:identity-update:v1");
    MessageId id = MessageId.fresh(new Random(1));
    var message =
        new OutgoingMessage(
            MessageKind.RESPONSE,
            new Addressing(
                Target.CITY,
                Target.PREFECTURE,
                Operation.UPDATE_IDENTITY.responseAction(),
                id,
                Optional.of(id)),
            Optional.empty(),
            Validity.from(now, Duration.ofMinutes(5)),
            body,
            Optional.empty());
    return new Sealer(profile).seal(message, pki.signing(Target.PREFECTURE, profile));
  }

  private void listen() {
    while (!listener.isClosed()) {
      try (Socket socket = listener.accept()) {
        socket.setSoTimeout(5_000);
        agree(socket);
      } catch (IOException gone) {
        hungUp.incrementAndGet();
      }
    }
  }

  private void agree(Socket socket) throws IOException {
    byte[] first = socket.getInputStream().readNBytes(43);
    if (first[0] != 0x16) {
      arrived.incrementAndGet();
      socket.getOutputStream().write(answer());
      return;
    }
    if (first[11] == 0 && first[12] == 1) { // the random of a hello that no library makes
      arrived.incrementAndGet();
      socket.getOutputStream().write(new byte[] {0x16, 3, 3, 0, 4, 2, 0, 0, 0});
      return;
    }
    try (SSLSocket secure =
        (SSLSocket)
            tls.getSocketFactory().createSocket(socket, new ByteArrayInputStream(first), true)) {
      secure.setUseClientMode(false);
      secure.setWantClientAuth(true); // our own dialler does not speak to whoever asks for none
      secure.startHandshake();
      read(secure.getInputStream());
      arrived.incrementAndGet();
      OutputStream out = secure.getOutputStream();
      out.write(answer());
      out.flush();
    }
  }

  private byte[] answer() {
    String head = "HTTP/1.1 200 OK\r\nContent-Type: text/xml; charset=utf-8\r\n\r\n";
    return (head + Range.text(success)).getBytes(StandardCharsets.UTF_8);
  }

  private static void read(InputStream in) throws IOException {
    StringBuilder head = new StringBuilder();
    while (head.indexOf("\r\n\r\n") < 0) {
      int next = in.read();
      if (next < 0) {
        return;
      }
      head.append((char) next);
    }
    Matcher length = LENGTH.matcher(head);
    long most = 0;
    while (length.find()) {
      most = Math.max(most, Long.parseLong(length.group(1)));
    }
    in.skipNBytes(most);
  }

  @SuppressForbidden(reason = "a server that must check nothing")
  private static SSLContext context(TlsIdentity identity) {
    try {
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(
          new KeyManager[] {new OneKey(identity)}, new TrustManager[] {new Everybody()}, null);
      return context;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public State state(ResidentCode resident) {
    return new State("unknown", arrived.get(), 0);
  }

  @Override
  public Optional<Recorded> find(String correlationId) {
    return Optional.empty();
  }

  @Override
  public Optional<Recorded> newest() {
    return Optional.empty();
  }

  @Override
  public void close() throws IOException {
    listener.close();
  }

  private static final class Everybody extends X509ExtendedTrustManager {
    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type, Socket socket) {}

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type, Socket socket) {}

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type, SSLEngine engine) {}

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type, SSLEngine engine) {}

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type) {}

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type) {}

    @Override
    public X509Certificate[] getAcceptedIssuers() {
      return new X509Certificate[0];
    }
  }

  private static final class OneKey extends X509ExtendedKeyManager {
    private final TlsIdentity identity;

    OneKey(TlsIdentity identity) {
      this.identity = identity;
    }

    @Override
    public String chooseEngineServerAlias(String type, Principal[] issuers, SSLEngine engine) {
      return "one";
    }

    @Override
    public String chooseServerAlias(String type, Principal[] issuers, Socket socket) {
      return "one";
    }

    @Override
    public String[] getServerAliases(String type, Principal[] issuers) {
      return new String[] {"one"};
    }

    @Override
    public String[] getClientAliases(String type, Principal[] issuers) {
      return new String[0];
    }

    @Override
    public String chooseClientAlias(String[] type, Principal[] issuers, Socket socket) {
      return "";
    }

    @Override
    public X509Certificate[] getCertificateChain(String alias) {
      return identity.chain().toArray(X509Certificate[]::new);
    }

    @Override
    public PrivateKey getPrivateKey(String alias) {
      return identity.key();
    }
  }
}

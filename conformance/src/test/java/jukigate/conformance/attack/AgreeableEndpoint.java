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
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import jukigate.conformance.line.Unchecked;
import jukigate.conformance.tls.AgreeableTls;
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
public final class AgreeableEndpoint implements Witness, AutoCloseable {
  private static final Pattern LENGTH = Pattern.compile("(?im)^Content-Length: ([0-9]{1,8})\r$");

  /** Behind the headers of record and message, and the version. */
  private static final int RANDOM_AT = 11;

  private static final int RANDOM = 32;

  private final ServerSocket listener;
  private final SSLContext tls;
  private final Payload success;
  private final AtomicLong arrived = new AtomicLong();
  private final AtomicLong hungUp = new AtomicLong();

  AgreeableEndpoint(TestPki pki, SecurityProfile profile, Instant now) throws IOException {
    this(pki.tls(NodeId.GATEWAY), success(pki, profile, now));
  }

  /**
   * @param success what everything is answered with
   */
  public AgreeableEndpoint(TlsIdentity own, Payload success) throws IOException {
    tls = Unchecked.context(own);
    this.success = success;
    listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    Thread.ofPlatform().daemon().start(this::listen);
  }

  public int port() {
    return listener.getLocalPort();
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
      try {
        Socket socket = listener.accept();
        Thread.ofVirtual().start(() -> serve(socket));
      } catch (IOException closed) {
        hungUp.incrementAndGet();
      }
    }
  }

  private void serve(Socket accepted) {
    try (Socket socket = accepted) {
      socket.setSoTimeout(20_000);
      socket.setTcpNoDelay(true);
      agree(socket);
    } catch (IOException gone) {
      hungUp.incrementAndGet();
    }
  }

  private void agree(Socket socket) throws IOException {
    byte[] first = socket.getInputStream().readNBytes(RANDOM_AT + RANDOM);
    if (first.length < RANDOM_AT + RANDOM) {
      return;
    }
    if (first[0] != 0x16) {
      arrived.incrementAndGet();
      socket.getOutputStream().write(answer());
      return;
    }
    if (AgreeableTls.isFor(first)) {
      arrived.incrementAndGet();
      new AgreeableTls(socket, first).serve(answer());
      takeLeave(socket);
      return;
    }
    if (isMadeByHand(first)) {
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
      takeLeave(secure);
    }
  }

  /** The whole random counts up; two bytes of it come by chance once in 65,536 hellos. */
  private static boolean isMadeByHand(byte[] hello) {
    return IntStream.range(0, RANDOM).allMatch(i -> hello[RANDOM_AT + i] == i);
  }

  /** Whoever closes with something unread takes the answer back. */
  private static void takeLeave(Socket socket) throws IOException {
    socket.shutdownOutput();
    socket.getInputStream().transferTo(OutputStream.nullOutputStream());
  }

  private byte[] answer() {
    String head = "HTTP/1.1 200 OK\r\nContent-Type: text/xml; charset=utf-8\r\n\r\n";
    return (head + Range.text(success)).getBytes(StandardCharsets.UTF_8);
  }

  private static void read(InputStream in) throws IOException {
    StringBuilder head = new StringBuilder();
    while (!isWhole(head)) {
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

  /** Looked for at the end only: a head may have 100,000 characters. */
  private static boolean isWhole(StringBuilder head) {
    return head.length() >= 4 && head.substring(head.length() - 4).equals("\r\n\r\n");
  }

  @Override
  public State state(ResidentCode resident) {
    return new State("unknown", arrived.get(), 0, arrived.get());
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
  public Optional<Recorded> refusedByNode() {
    return Optional.empty();
  }

  @Override
  public void close() throws IOException {
    listener.close();
  }
}

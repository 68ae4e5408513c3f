package jukigate.wire.tls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.SocketException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import javax.net.ssl.SNIHostName;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import jukigate.domain.message.Payload;
import jukigate.domain.node.NodeId;
import jukigate.domain.refusal.Outcome;
import jukigate.domain.refusal.Refusal;
import jukigate.domain.refusal.RefusalCode;
import jukigate.wire.Mint;
import jukigate.wire.key.TlsIdentity;
import jukigate.wire.profile.SecurityProfile;
import jukigate.wire.trust.Revocation;
import jukigate.wire.trust.StatusAnswer;
import jukigate.wire.trust.StatusMemory;
import jukigate.wire.trust.StatusSource;
import jukigate.wire.trust.Trust;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class TlsTest {
  private static final NodeId CS = new NodeId("cs-221007");
  private static final NodeId PREF = new NodeId("pref-220001");
  private static final SecurityProfile HIGH = SecurityProfile.HIGH_2026;
  private static final Duration LONG = Duration.ofSeconds(20);
  private static final Payload HELLO = Payload.ofUtf8("<hello>𠮷\r\n</hello>");

  private final Mint mint = new Mint();
  private final TlsIdentity client = mint.tls(CS, w -> {});
  private final TlsIdentity server = mint.tls(PREF, w -> {});

  @BeforeAll
  static void harden() {
    JvmSecurity.harden();
  }

  private Trust trust() {
    return new Trust(mint.material(), HIGH, () -> Mint.NOW);
  }

  private static RefusalCode codeOf(Outcome<?> outcome) {
    return switch (outcome) {
      case Outcome.Refused<?>(Refusal refusal) -> refusal.code();
      case Outcome.Passed<?> passed -> throw new AssertionError("was accepted");
    };
  }

  private Outcome<HttpAnswer> post(TlsServer at, Optional<TlsIdentity> identity, Trust trust) {
    try (NodeClient node = new NodeClient(identity, trust, HIGH)) {
      return node.post(at.uri(PREF, "/echo"), "urn:a", HELLO, LONG);
    }
  }

  @Test
  void mutualTls_relaysExactBytesAndNamesThePeer() throws IOException {
    try (TlsServer at = new TlsServer(trust(), HIGH, server)) {
      HttpAnswer answer = post(at, Optional.of(client), trust()).orThrow();
      assertThat(answer.status()).isEqualTo(200);
      assertThat(answer.body()).isEqualTo(HELLO);
      assertThat(answer.peer()).isEqualTo(PREF);
      assertThat(answer.headers()).containsEntry("x-length", String.valueOf(HELLO.size()));
    }
  }

  @Test
  void noClientCertificate_isRefused() throws IOException {
    try (TlsServer at = new TlsServer(trust(), HIGH, server)) {
      // In TLS 1.3 the verdict comes after the client's last flight: as an alert or as a hang-up.
      assertThat(codeOf(post(at, Optional.empty(), trust())))
          .isIn(RefusalCode.NODE_NOT_AUTHENTICATED, RefusalCode.NODE_UNREACHABLE);
      assertThat(at.received).isEmpty();
    }
  }

  @Test
  void badClientCertificates_areRefusedWithTheExactReason() throws IOException {
    var bad =
        List.of(
            mint.tls(CS, w -> w.to = Mint.NOW.minusSeconds(1)),
            mint.tls(CS, w -> w.from = Mint.NOW.plusSeconds(1)),
            mint.tls(CS, w -> w.purposes.add("1.3.6.1.5.5.7.3.1")),
            mint.tls(CS, w -> w.purposes.add("1.3.6.1.5.5.7.3.36")),
            mint.tls(CS, w -> w.issuer = mint.ca("CN=Other", null)),
            mint.tls(CS, w -> w.uris.add("urn:somebody")));
    var codes =
        List.of(
            RefusalCode.CERTIFICATE_EXPIRED,
            RefusalCode.CERTIFICATE_EXPIRED,
            RefusalCode.CERTIFICATE_USAGE,
            RefusalCode.CERTIFICATE_USAGE,
            RefusalCode.CERTIFICATE_UNTRUSTED,
            RefusalCode.CERTIFICATE_NOT_A_NODE);
    for (int i = 0; i < bad.size(); i++) {
      try (TlsServer at = new TlsServer(trust(), HIGH, server)) {
        assertThat(post(at, Optional.of(bad.get(i)), trust()).isPassed()).isFalse();
        assertThat(at.received).isEmpty();
        assertThat(at.refusals).extracting(Refusal::code).containsOnly(codes.get(i));
        assertThat(post(at, Optional.of(client), trust()).isPassed()).isTrue();
      }
    }
  }

  @Test
  void clientRevokedAfterItsFirstConnection_isRefusedOnTheSecond() throws IOException {
    Trust serverTrust = trust();
    try (TlsServer at = new TlsServer(serverTrust, HIGH, server)) {
      SSLContext context = TlsContexts.client(client, trust(), HIGH);
      assertThat(handshake(context, at, PREF.hostName(), "TLSv1.3")).isEqualTo("TLSv1.3");
      serverTrust.replace(mint.material(client.chain().get(0)));
      assertThatThrownBy(() -> handshake(context, at, PREF.hostName(), "TLSv1.3"))
          .isInstanceOf(IOException.class);
      assertThat(at.refusals)
          .extracting(Refusal::code)
          .containsExactly(RefusalCode.CERTIFICATE_REVOKED);
    }
  }

  @Test
  void clientRevokedAfterItsFirstConnection_isRefusedOnTheSecondOfTls12() throws IOException {
    Trust serverTrust =
        new Trust(mint.material(), SecurityProfile.RECOMMENDED_2026, () -> Mint.NOW);
    try (TlsServer at = new TlsServer(serverTrust, SecurityProfile.RECOMMENDED_2026, server)) {
      SSLContext context = TlsContexts.client(client, trust(), SecurityProfile.RECOMMENDED_2026);
      assertThat(handshake(context, at, PREF.hostName(), "TLSv1.2")).isEqualTo("TLSv1.2");
      serverTrust.replace(mint.material(client.chain().get(0)));
      assertThatThrownBy(() -> handshake(context, at, PREF.hostName(), "TLSv1.2"))
          .isInstanceOf(IOException.class);
      assertThat(at.refusals)
          .extracting(Refusal::code)
          .containsExactly(RefusalCode.CERTIFICATE_REVOKED);
    }
  }

  @Test
  void tls12_isRefusedByHigh() throws IOException {
    try (TlsServer at = new TlsServer(trust(), HIGH, server)) {
      SSLContext context = TlsContexts.client(client, trust(), SecurityProfile.RECOMMENDED_2026);
      assertThatThrownBy(() -> handshake(context, at, PREF.hostName(), "TLSv1.2"))
          .isInstanceOf(SSLException.class)
          .hasMessageContaining("protocol_version");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"national.jukigate.localhost", "example.org", ""})
  void wrongOrMissingServerName_isRefused(String name) throws IOException {
    try (TlsServer at = new TlsServer(trust(), HIGH, server)) {
      SSLContext context = TlsContexts.client(client, trust(), HIGH);
      // An alert, or the reset that overtakes it: never a byte of an answer.
      assertThatThrownBy(() -> handshake(context, at, name, "TLSv1.3"))
          .isInstanceOfAny(SSLException.class, SocketException.class);
    }
  }

  /** One handshake and one byte each way, so that the server's verdict is known. */
  private static String handshake(SSLContext context, TlsServer at, String sni, String protocol)
      throws IOException {
    try (SSLSocket socket =
        (SSLSocket)
            context
                .getSocketFactory()
                .createSocket(
                    new java.net.Socket(InetAddress.getLoopbackAddress(), at.port()),
                    PREF.hostName(),
                    at.port(),
                    true)) {
      SSLParameters parameters = socket.getSSLParameters();
      parameters.setServerNames(sni.isEmpty() ? List.of() : List.of(new SNIHostName(sni)));
      parameters.setProtocols(new String[] {protocol});
      socket.setSSLParameters(parameters);
      socket.startHandshake();
      socket
          .getOutputStream()
          .write(
              "GET / HTTP/1.1\r\nHost: a\r\n\r\n"
                  .getBytes(java.nio.charset.StandardCharsets.US_ASCII));
      if (socket.getInputStream().read() < 0) {
        throw new SSLException("closed");
      }
      return socket.getSession().getProtocol();
    }
  }

  @Test
  void serverOfAnotherNode_isRefusedBeforeAnythingIsSent() throws IOException {
    TlsIdentity impostor = mint.tls(NodeId.NATIONAL, w -> w.hosts.add(PREF.hostName()));
    TlsIdentity posing = new TlsIdentity(PREF, impostor.key(), impostor.chain());
    try (TlsServer at = new TlsServer(trust(), HIGH, posing)) {
      assertThat(codeOf(post(at, Optional.of(client), trust())))
          .isEqualTo(RefusalCode.NODE_NOT_AUTHENTICATED);
      assertThat(at.received).isEmpty();
    }
  }

  /** The node is the right one; the host name is not in its certificate. */
  @Test
  void serverWithoutTheNameOfItsHost_isRefusedBeforeAnythingIsSent() throws IOException {
    TlsIdentity unnamed = mint.tls(NodeId.NATIONAL, w -> w.uris.add(PREF.urn()));
    TlsIdentity misnamed = new TlsIdentity(PREF, unnamed.key(), unnamed.chain());
    try (TlsServer at = new TlsServer(trust(), HIGH, misnamed)) {
      assertThat(codeOf(post(at, Optional.of(client), trust())))
          .isEqualTo(RefusalCode.NODE_NOT_AUTHENTICATED);
      assertThat(at.received).isEmpty();
    }
  }

  @Test
  void revokedServer_isRefusedBeforeAnythingIsSent() throws IOException {
    Trust clientTrust = new Trust(mint.material(server.chain().get(0)), HIGH, () -> Mint.NOW);
    try (TlsServer at = new TlsServer(trust(), HIGH, server)) {
      assertThat(codeOf(post(at, Optional.of(client), clientTrust)))
          .isEqualTo(RefusalCode.NODE_NOT_AUTHENTICATED);
      assertThat(at.received).isEmpty();
    }
  }

  @Test
  void serverRevokedWhileConnected_isRefusedOnTheNextAnswer() throws IOException {
    var revoked = new AtomicBoolean();
    StatusSource responder =
        (certificate, issuer, now) ->
            revoked.get() ? StatusAnswer.revoked(Instant.MAX) : StatusAnswer.good(Instant.MAX);
    var asking = Revocation.ocsp(new StatusMemory(responder, Duration.ZERO, System::nanoTime));
    Trust clientTrust = new Trust(mint.material(), HIGH, () -> Mint.NOW, asking);
    var connections = new AtomicInteger();
    try (TlsServer at = new TlsServer(counting(connections), HIGH, server);
        NodeClient node = new NodeClient(Optional.of(client), clientTrust, HIGH)) {
      assertThat(node.post(at.uri(PREF, "/a"), "urn:a", HELLO, LONG).isPassed()).isTrue();
      revoked.set(true);
      assertThat(codeOf(node.post(at.uri(PREF, "/a"), "urn:a", HELLO, LONG)))
          .isEqualTo(RefusalCode.NODE_NOT_AUTHENTICATED);
      assertThat(connections).as("on the connection that there was").hasValue(1);
    }
  }

  @Test
  void serverRevokedByAList_isRefusedBeforeAnythingMoreIsSent() throws IOException {
    Trust clientTrust = trust();
    try (TlsServer at = new TlsServer(trust(), HIGH, server);
        NodeClient node = new NodeClient(Optional.of(client), clientTrust, HIGH)) {
      assertThat(node.post(at.uri(PREF, "/a"), "urn:a", HELLO, LONG).isPassed()).isTrue();
      clientTrust.replace(mint.material(server.chain().get(0)));
      assertThat(codeOf(node.post(at.uri(PREF, "/a"), "urn:a", HELLO, LONG)))
          .isEqualTo(RefusalCode.NODE_NOT_AUTHENTICATED);
      assertThat(at.received).hasSize(1);
    }
  }

  @Test
  void client_connectsAnewAnHourLater_withAnotherCertificate_andWithOtherTrust()
      throws IOException {
    var now = new AtomicReference<>(Mint.NOW);
    var mine = new AtomicReference<>(client);
    var connections = new AtomicInteger();
    Trust clientTrust = new Trust(mint.material(), HIGH, now::get);
    try (TlsServer at = new TlsServer(counting(connections), HIGH, server);
        NodeClient node = new NodeClient(() -> Optional.of(mine.get()), clientTrust, HIGH)) {
      assertThat(node.post(at.uri(PREF, "/a"), "urn:a", HELLO, LONG).isPassed()).isTrue();
      now.set(Mint.NOW.plus(Duration.ofHours(1)));
      assertThat(node.post(at.uri(PREF, "/a"), "urn:a", HELLO, LONG).isPassed()).isTrue();
      assertThat(connections).as("the first connection still serves").hasValue(1);

      now.set(now.get().plusMillis(1));
      assertThat(node.post(at.uri(PREF, "/a"), "urn:a", HELLO, LONG).isPassed()).isTrue();
      assertThat(connections).as("an hour is over").hasValue(2);
      mine.set(mint.tls(CS, w -> {}));
      assertThat(node.post(at.uri(PREF, "/a"), "urn:a", HELLO, LONG).isPassed()).isTrue();
      assertThat(connections).as("another certificate").hasValue(3);
      clientTrust.replace(mint.material());
      assertThat(node.post(at.uri(PREF, "/a"), "urn:a", HELLO, LONG).isPassed()).isTrue();
      assertThat(connections).as("other trust material").hasValue(4);
    }
  }

  /** A server's trust that is asked once for each connection. */
  private Trust counting(AtomicInteger connections) {
    return new Trust(
        mint.material(),
        HIGH,
        () -> {
          connections.incrementAndGet();
          return Mint.NOW;
        });
  }

  @Test
  void serverThatAsksForNoCertificate_isRefusedBeforeAnythingIsSent() throws IOException {
    try (TlsServer at = new TlsServer(trust(), HIGH, false, server)) {
      assertThat(codeOf(post(at, Optional.of(client), trust())))
          .isEqualTo(RefusalCode.NODE_NOT_AUTHENTICATED);
      assertThat(at.received).isEmpty();
    }
  }

  /** In TLS 1.3 the trust manager alone ends the handshake; {@link AskedEngine} stands behind. */
  @Test
  void serverThatAsksForNoCertificate_isRefusedInTheHandshakeOfTls13() throws IOException {
    try (TlsServer at = new TlsServer(trust(), HIGH, false, server)) {
      SSLContext context = TlsContexts.client(client, trust(), HIGH);
      assertThatThrownBy(() -> handshake(context, at, PREF.hostName(), "TLSv1.3"))
          .isInstanceOf(SSLException.class)
          .hasRootCauseInstanceOf(PeerRefused.class);
    }
  }

  /** The hello of TLS 1.2 is over before anybody knows whether the server will ask. */
  @Test
  void serverThatAsksForNoCertificateInTls12_isRefusedBeforeAnythingIsSent() throws IOException {
    SecurityProfile both = SecurityProfile.RECOMMENDED_2026;
    SecurityProfile.TlsRules rules = both.tls();
    SecurityProfile old =
        new SecurityProfile(
            both.name(),
            both.version(),
            both.xml(),
            both.keys(),
            both.periods(),
            new SecurityProfile.TlsRules(
                List.of("TLSv1.2"), rules.suites(), rules.groups(), rules.schemes()),
            both.answerMayOmitFrom());
    for (boolean asks : List.of(true, false)) {
      try (TlsServer at = new TlsServer(trust(), old, asks, server);
          NodeClient node = new NodeClient(Optional.of(client), trust(), both)) {
        var answer = node.post(at.uri(PREF, "/a"), "urn:a", HELLO, LONG);
        assertThat(answer.isPassed()).isEqualTo(asks);
        assertThat(at.received).hasSize(asks ? 1 : 0);
        if (answer instanceof Outcome.Refused<HttpAnswer>(Refusal refusal)) {
          assertThat(refusal.code()).isEqualTo(RefusalCode.NODE_NOT_AUTHENTICATED);
          assertThat(refusal.arguments()).contains(RefusalCode.TLS_PEER_REFUSED.id());
        }
      }
    }
  }

  @Test
  void expiredCrl_refusesEverybody() throws IOException {
    Instant past = Mint.NOW.minusSeconds(1);
    Trust stale =
        new Trust(
            mint.material(
                Set.of(mint.crl(mint.root), mint.crl(mint.issuing, past.minusSeconds(9), past))),
            HIGH,
            () -> Mint.NOW);
    try (TlsServer at = new TlsServer(stale, HIGH, server)) {
      assertThat(post(at, Optional.of(client), trust()).isPassed()).isFalse();
      assertThat(at.refusals)
          .extracting(Refusal::code)
          .containsExactly(RefusalCode.REVOCATION_UNKNOWN);
    }
  }

  @Test
  void closedPort_isUnreachable() throws IOException {
    int port;
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = socket.getLocalPort();
    }
    try (NodeClient node = new NodeClient(Optional.of(client), trust(), HIGH)) {
      URI uri = URI.create("https://" + PREF.hostName() + ":" + port + "/");
      assertThat(codeOf(node.post(uri, "urn:a", HELLO, LONG)))
          .isEqualTo(RefusalCode.NODE_UNREACHABLE);
    }
  }

  @Test
  void slowAnswer_timesOut() throws IOException {
    try (TlsServer at = new TlsServer(trust(), HIGH, server);
        NodeClient node = new NodeClient(Optional.of(client), trust(), HIGH)) {
      assertThat(codeOf(node.post(at.uri(PREF, "/slow"), "urn:a", HELLO, Duration.ofMillis(1500))))
          .isEqualTo(RefusalCode.NODE_TIMEOUT);
      at.release.countDown();
    }
  }

  @Test
  void answerBeyondTheLimit_isRefused() throws IOException {
    try (TlsServer at = new TlsServer(trust(), HIGH, server);
        NodeClient node = new NodeClient(Optional.of(client), trust(), HIGH)) {
      assertThat(codeOf(node.post(at.uri(PREF, "/large"), "urn:a", HELLO, LONG)))
          .isEqualTo(RefusalCode.ANSWER_REFUSED);
    }
  }

  @Test
  void redirect_isNotFollowed() throws IOException {
    try (TlsServer at = new TlsServer(trust(), HIGH, server);
        NodeClient node = new NodeClient(Optional.of(client), trust(), HIGH)) {
      HttpAnswer answer = node.post(at.uri(PREF, "/redirect"), "urn:a", HELLO, LONG).orThrow();
      assertThat(answer.status()).isEqualTo(302);
      assertThat(at.received).hasSize(1);
    }
  }

  @ParameterizedTest
  @EnumSource
  void harden_holdsAfterSomebodyChangedIt(Setting setting) {
    System.setProperty(setting.property, "changed");
    JvmSecurity.harden();
    assertThat(System.getProperty(setting.property)).isNotEqualTo("changed");
  }

  enum Setting {
    TICKETS("jdk.tls.server.newSessionTicketCount"),
    GROUPS("jdk.tls.namedGroups");
    final String property;

    Setting(String property) {
      this.property = property;
    }
  }

  @Test
  void loopbackNames_resolveToLoopbackOnly() throws IOException {
    assertThat(InetAddress.getAllByName("cs-011002.jukigate.localhost"))
        .extracting(InetAddress::getHostAddress)
        .containsExactly("127.0.0.1");
  }
}

package jukigate.wire.tls;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import jukigate.domain.message.Payload;
import jukigate.domain.node.NodeId;
import jukigate.domain.refusal.Outcome;
import jukigate.domain.refusal.Refusal;
import jukigate.domain.refusal.RefusalCode;
import jukigate.wire.Mint;
import jukigate.wire.key.TlsIdentity;
import jukigate.wire.profile.SecurityProfile;
import jukigate.wire.trust.Trust;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Connections seen from the other end: how long they are kept, and that none is taken up again. */
class NodeClientTest {
  private static final NodeId CS = new NodeId("cs-221007");
  private static final NodeId PREF = new NodeId("pref-220001");
  private static final SecurityProfile BOTH = SecurityProfile.RECOMMENDED_2026;
  private static final Duration LONG = Duration.ofSeconds(20);
  private static final Payload HELLO = Payload.ofUtf8("<hello/>");

  private final Mint mint = new Mint();
  private final TlsIdentity client = mint.tls(CS, wish -> {});
  private final TlsIdentity server = mint.tls(PREF, wish -> {});

  @BeforeAll
  static void harden() {
    JvmSecurity.harden();
  }

  private Trust trust() {
    return new Trust(mint.material(), BOTH, () -> Mint.NOW);
  }

  private static Outcome<HttpAnswer> post(NodeClient node, SocketServer at, String path) {
    return node.post(at.uri(path), "urn:a", HELLO, LONG);
  }

  private static SecurityProfile only(String protocol) {
    SecurityProfile.TlsRules rules = BOTH.tls();
    return new SecurityProfile(
        BOTH.name(),
        BOTH.version(),
        BOTH.xml(),
        BOTH.keys(),
        BOTH.periods(),
        new SecurityProfile.TlsRules(
            java.util.List.of(protocol), rules.suites(), rules.groups(), rules.schemes()),
        BOTH.answerMayOmitFrom());
  }

  @ParameterizedTest
  @ValueSource(strings = {"TLSv1.3", "TLSv1.2"})
  void sessionOfASocket_isNeverTakenUpAgain(String protocol) throws IOException {
    try (SocketServer at = new SocketServer(trust(), only(protocol), server)) {
      for (int i = 0; i < 2; i++) {
        try (NodeClient node = new NodeClient(Optional.of(client), trust(), BOTH)) {
          assertThat(post(node, at, "/a").isPassed()).isTrue();
        }
      }
      assertThat(at.sessions).hasSize(2).allMatch(session -> !session.isValid());
      assertThat(at.sessions).extracting(it -> it.getProtocol()).containsOnly(protocol);
    }
  }

  @Test
  void clientThatIsNotAccepted_isRefusedOnASocketToo() throws IOException {
    TlsIdentity expired = mint.tls(CS, wish -> wish.to = Mint.NOW.minusSeconds(1));
    try (SocketServer at = new SocketServer(trust(), BOTH, server);
        NodeClient node = new NodeClient(Optional.of(expired), trust(), BOTH)) {
      assertThat(post(node, at, "/a").isPassed()).isFalse();
      assertThat(at.refusals)
          .extracting(Refusal::code)
          .containsOnly(RefusalCode.CERTIFICATE_EXPIRED)
          .isNotEmpty();
    }
  }

  @Test
  void serverWithAnRsaKey_isMet() throws IOException {
    TlsIdentity rsa = mint.tls(PREF, wish -> wish.key = "RSA2048");
    for (String protocol : BOTH.tls().protocols()) {
      try (TlsServer at = new TlsServer(trust(), only(protocol), rsa);
          NodeClient node = new NodeClient(Optional.of(client), trust(), BOTH)) {
        assertThat(node.post(at.uri(PREF, "/a"), "urn:a", HELLO, LONG).isPassed()).isTrue();
      }
    }
  }

  @Test
  void connectionThatIsReplaced_isClosed() throws Exception {
    Trust mine = trust();
    try (SocketServer at = new SocketServer(trust(), BOTH, server);
        NodeClient node = new NodeClient(Optional.of(client), mine, BOTH)) {
      assertThat(post(node, at, "/a").isPassed()).isTrue();
      assertThat(post(node, at, "/a").isPassed()).isTrue();
      assertThat(at.left).hasSize(1);
      mine.replace(mint.material());
      assertThat(post(node, at, "/a").isPassed()).isTrue();
      assertThat(at.left).hasSize(2);
      at.left.getFirst().get(5, TimeUnit.SECONDS);
      assertThat(at.left.getLast()).isNotDone();
    }
  }

  @Test
  void connectionInUse_isReplacedForOthers_andClosedWhenItsAnswerIsThere() throws Exception {
    Trust mine = trust();
    try (SocketServer at = new SocketServer(trust(), BOTH, server);
        NodeClient node = new NodeClient(Optional.of(client), mine, BOTH)) {
      var slow = CompletableFuture.supplyAsync(() -> post(node, at, "/slow"));
      at.entered.await();
      mine.replace(mint.material());
      assertThat(post(node, at, "/a").isPassed()).isTrue();
      assertThat(at.left).hasSize(2).noneMatch(CompletableFuture::isDone);
      at.release.countDown();
      assertThat(slow.get().isPassed()).isTrue();
      at.left.getFirst().get(5, TimeUnit.SECONDS);
      assertThat(at.left.getLast()).isNotDone();
    }
  }

  @Test
  void closedClient_leavesNoConnection() throws Exception {
    try (SocketServer at = new SocketServer(trust(), BOTH, server)) {
      try (NodeClient node = new NodeClient(Optional.of(client), trust(), BOTH)) {
        assertThat(post(node, at, "/a").isPassed()).isTrue();
      }
      at.left.getFirst().get(5, TimeUnit.SECONDS);
    }
  }

  /** Whatever it says: nobody is known to have said it. */
  @Test
  void answerWithoutTls_isOfNoNode() throws IOException {
    HttpServer plain =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    plain.createContext(
        "/",
        exchange -> {
          exchange.sendResponseHeaders(200, -1);
          exchange.close();
        });
    plain.start();
    try (NodeClient node = new NodeClient(Optional.of(client), trust(), BOTH)) {
      URI uri = URI.create("http://" + PREF.hostName() + ":" + plain.getAddress().getPort() + "/");
      assertThat(node.post(uri, "urn:a", HELLO, LONG))
          .isEqualTo(
              Outcome.refused(
                  RefusalCode.NODE_NOT_AUTHENTICATED,
                  PREF.value(),
                  RefusalCode.TLS_PEER_MISSING.id()));
    } finally {
      plain.stop(0);
    }
  }
}

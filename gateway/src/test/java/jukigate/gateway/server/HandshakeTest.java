package jukigate.gateway.server;

import static jukigate.gateway.server.Backbone.PROFILE;
import static jukigate.gateway.server.Backbone.SENDER;
import static jukigate.keystores.RevocationReason.KEY_COMPROMISE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javax.net.ssl.SNIHostName;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import jukigate.domain.node.NodeId;
import jukigate.gateway.config.GatewayConfig;
import jukigate.gateway.journal.RecordedExchange;
import jukigate.gateway.journal.Verdict;
import jukigate.keystores.BadCertificate;
import jukigate.keystores.KeyRole;
import jukigate.wire.key.TlsIdentity;
import jukigate.wire.profile.SecurityProfile;
import jukigate.wire.tls.JvmSecurity;
import jukigate.wire.tls.TlsContexts;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whoever is refused in the TLS handshake is on record, with the reason and where he came from. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class HandshakeTest {
  private static final String NOBODY = "nobody.jukigate.localhost";

  @TempDir static Path folder;
  private Backbone backbone;
  private GatewayServer server;
  private GatewayServer lenient;

  @BeforeAll
  void start() {
    JvmSecurity.harden();
    backbone = new Backbone(folder.resolve("pki"), InstantSource.system().instant());
    badTlsCertificates().forEach(bad -> backbone.pki.bad().tls(bad, SENDER));
    backbone.trust.replace(backbone.pki.trustMaterial());
    server = open("high");
    lenient = open("recommended");
  }

  @AfterAll
  void stop() {
    server.close();
    lenient.close();
  }

  static Stream<BadCertificate> badTlsCertificates() {
    return BadCertificate.all().stream()
        .filter(bad -> bad.role() == KeyRole.TLS && !bad.id().equals("tls-other-node"));
  }

  @ParameterizedTest
  @MethodSource("badTlsCertificates")
  void badCertificate_isOnRecordWithReasonPeerAndCertificate(BadCertificate bad) throws Exception {
    TlsIdentity identity = backbone.pki.bad().tls(bad, SENDER);

    int port = knock(server, PROFILE, Optional.of(identity), NodeId.GATEWAY.hostName());

    RecordedExchange row = last(server);
    assertThat(row.refusalId()).isEqualTo(bad.expected().id());
    assertThat(row.detail())
        .contains("peer 127.0.0.1:" + port)
        .contains("serial " + identity.chain().get(0).getSerialNumber().toString(16))
        .contains("subject " + identity.chain().get(0).getSubjectX500Principal().getName());
    assertThat(row.correlationId()).isNotBlank();
    assertThat(server.journal().byCorrelationId(row.correlationId())).contains(row);
  }

  @Test
  void revokedCertificate_isOnRecordWithTheNodeThatItNames() throws Exception {
    BadCertificate revoked = BadCertificate.ofId("tls-revoked").orElseThrow();
    TlsIdentity identity = backbone.pki.bad().tls(revoked, SENDER);
    knock(server, PROFILE, Optional.of(identity), NodeId.GATEWAY.hostName());
    assertThat(last(server).tlsPeer()).isEqualTo(SENDER.value());
  }

  @Test
  void r6_noCertificate_isRefusedAndOnRecord_inBothVersionsOfTls() throws Exception {
    for (GatewayServer gateway : List.of(server, lenient)) {
      var profile = gateway == server ? PROFILE : SecurityProfile.RECOMMENDED_2026;
      int port = knock(gateway, profile, Optional.empty(), NodeId.GATEWAY.hostName());
      assertThat(last(gateway).refusalId()).isEqualTo("JG-301");
      assertThat(last(gateway).detail()).contains("127.0.0.1:" + port).doesNotContain("serial");
      assertThat(last(gateway).tlsPeer()).isEmpty();
    }
  }

  @Test
  void otherServerName_isOnRecord() throws Exception {
    var own = Optional.of(backbone.pki.tls(SENDER));
    int port = knock(server, PROFILE, own, NOBODY);
    assertThat(last(server).refusalId()).isEqualTo("JG-309");
    assertThat(last(server).detail()).contains("127.0.0.1:" + port);
  }

  @Test
  void bytesThatAreNotTls_areOnRecord() throws Exception {
    try (var socket = new Socket(InetAddress.getLoopbackAddress(), server.port())) {
      socket.getOutputStream().write("GET / HTTP/1.1\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
      drain(socket);
      assertThat(last(server).refusalId()).isEqualTo("JG-309");
      assertThat(last(server).detail()).contains("127.0.0.1:" + socket.getLocalPort());
    }
  }

  /** The client keeps its session and offers it again; nobody checks a certificate twice then. */
  @Test
  void resumptionWithACertificateRevokedSince_isRefusedAndOnRecord_inBothVersionsOfTls()
      throws Exception {
    for (GatewayServer gateway : List.of(server, lenient)) {
      var profile = gateway == server ? PROFILE : SecurityProfile.RECOMMENDED_2026;
      var node = gateway == server ? Backbone.OTHER_CS : Backbone.PREFECTURE;
      TlsIdentity identity = backbone.pki.tls(node);
      SSLContext context =
          TlsContexts.client(Optional.of(identity), backbone.trust, profile, refusal -> {});
      context.getClientSessionContext().setSessionCacheSize(100);
      context.getClientSessionContext().setSessionTimeout(3_600);
      assertThat(askForContract(context, gateway, profile)).startsWith("HTTP/1.1 200");

      backbone
          .pki
          .revoke(identity.chain().get(0).getSerialNumber().toString(16), KEY_COMPROMISE)
          .orThrow();
      backbone.trust.replace(backbone.pki.trustMaterial());

      assertThatThrownBy(() -> askForContract(context, gateway, profile))
          .isInstanceOf(IOException.class);
      assertThat(last(gateway).refusalId()).isEqualTo("JG-209");
      assertThat(last(gateway).tlsPeer()).isEqualTo(node.value());
    }
  }

  private String askForContract(SSLContext context, GatewayServer gateway, SecurityProfile profile)
      throws IOException {
    String name = NodeId.GATEWAY.hostName();
    try (var socket = connect(context, gateway, profile, name)) {
      String request =
          "GET /identity-update/v1?wsdl HTTP/1.1\r\nHost: %s\r\nConnection: close\r\n\r\n"
              .formatted(name + ":" + gateway.port());
      socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private GatewayServer open(String profile) {
    var config =
        GatewayConfig.of(Backbone.nodes())
            .with("listen.port", "0")
            .then(c -> c.with("home", folder.resolve(profile).toString()))
            .then(c -> c.with("profile", profile))
            .orThrow();
    var keys =
        new GatewayKeys(
            () -> backbone.pki.tls(NodeId.GATEWAY),
            () -> backbone.pki.signing(NodeId.GATEWAY, config.profile()));
    var around = Surroundings.of(() -> backbone.now, new SecureRandom());
    return GatewayServer.start(config, keys, backbone.trust, around).orThrow();
  }

  /** Tries a handshake that must fail, TLS 1.2 where the profile has it; the port it came from. */
  private int knock(
      GatewayServer gateway, SecurityProfile profile, Optional<TlsIdentity> identity, String name)
      throws IOException {
    var context = TlsContexts.client(identity, backbone.trust, profile, refusal -> {});
    try (var socket = connect(context, gateway, profile, name)) {
      drain(socket);
      return socket.getLocalPort();
    }
  }

  private static SSLSocket connect(
      SSLContext context, GatewayServer gateway, SecurityProfile profile, String name)
      throws IOException {
    SSLParameters parameters = TlsContexts.parameters(profile);
    parameters.setServerNames(List.of(new SNIHostName(name)));
    List<String> protocols = profile.tls().protocols();
    parameters.setProtocols(new String[] {protocols.get(protocols.size() - 1)});
    var plain = new Socket(InetAddress.getLoopbackAddress(), gateway.port());
    String host = NodeId.GATEWAY.hostName();
    var socket =
        (SSLSocket) context.getSocketFactory().createSocket(plain, host, gateway.port(), true);
    socket.setSSLParameters(parameters);
    return socket;
  }

  /** Reads until the gateway ends it, with an alert or without. */
  private static void drain(Socket socket) {
    try {
      socket.setSoTimeout(20_000);
      byte[] heard = socket.getInputStream().readAllBytes();
      assertThat(new String(heard, StandardCharsets.US_ASCII)).doesNotContain("HTTP");
    } catch (java.net.SocketTimeoutException open) {
      throw new AssertionError("the gateway kept the connection", open);
    } catch (IOException ended) {
      assertThat(ended).isNotNull();
    }
  }

  private static RecordedExchange last(GatewayServer gateway) {
    RecordedExchange row = gateway.journal().latest(1).get(0);
    assertThat(row.verdict()).isEqualTo(Verdict.TLS_REFUSED);
    return row;
  }
}

package jukigate.app.backbone;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import jukigate.domain.node.NodeId;
import jukigate.gateway.config.GatewayConfig;
import jukigate.keystores.TestPki;
import jukigate.simulators.SimulatorConfig.Sending;
import jukigate.simulators.observe.MessageObserver;
import jukigate.wire.tls.JvmSecurity;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * TLS at the four ends: both listeners are asked for one thing at a time, of both diallers the
 * first flight is read. That TLS 1.2 is spoken in {@code recommended} is seen by {@code
 * MatrixTest}. Spoken in bytes, so that no setting of this JVM hides what is tested.
 */
class FourEndsTest {
  private static final NodeId NODE = new NodeId("pref-220001");
  private static final NodeId ELSEWHERE = new NodeId("pref-140007");
  private static final SecureRandom RANDOM = new SecureRandom();

  private static final List<Integer> SUITES_13 = List.of(0x1302, 0x1303, 0x1301);
  private static final List<Integer> SUITES_12 =
      List.of(0xc02c, 0xc030, 0xcca9, 0xcca8, 0xc02b, 0xc02f);
  private static final List<Integer> GROUPS = List.of(0x001d, 0x0017, 0x0018);
  private static final List<Integer> SCHEMES = List.of(0x0403, 0x0503, 0x0804, 0x0805, 0x0809);

  /** secp521r1, x448, ffdhe2048, ffdhe3072, secp224r1, sect233k1, brainpoolP256r1. */
  private static final List<Integer> OTHER_GROUPS =
      List.of(0x0019, 0x001e, 0x0100, 0x0101, 0x0015, 0x0006, 0x001a);

  /** CCM and CCM_8 of 1.3; CBC, static RSA, DHE, RC4, NULL, anonymous. */
  private static final List<Integer> OTHER_SUITES_13 = List.of(0x1304, 0x1305);

  private static final List<Integer> OTHER_SUITES_12 =
      List.of(0xc024, 0xc023, 0xc00a, 0xc009, 0x009d, 0x009c, 0x009f, 0xc007, 0xc006, 0xc018);

  @TempDir static Path home;
  private static TestPki pki;
  private static Backbone high;
  private static Backbone recommended;
  private static ServerSocket ear;

  @BeforeAll
  static void start() throws IOException {
    JvmSecurity.harden();
    ear = new ServerSocket(0, 8, InetAddress.getLoopbackAddress());
    pki = TestPki.openOrMint(home.resolve("pki"), InstantSource.system(), RANDOM).orThrow();
    high = Backbone.start(setup("high")).orThrow();
    recommended = Backbone.start(setup("recommended")).orThrow();
  }

  @AfterAll
  static void stop() throws IOException {
    high.close();
    recommended.close();
    ear.close();
  }

  record Listening(String name, int port, Hello good, boolean tls12) {
    @Override
    public String toString() {
      return name;
    }
  }

  static Stream<Listening> listeners() {
    return Stream.of(high, recommended)
        .flatMap(
            backbone ->
                Stream.of(
                    listening("gateway ", backbone, NodeId.GATEWAY, backbone.gatewayUrl()),
                    listening("node ", backbone, NODE, backbone.nodeUrl(NODE))));
  }

  private static Listening listening(String end, Backbone backbone, NodeId node, URI url) {
    String profile = backbone.profile().name();
    var hello = new Hello(0x0304, List.of(0x1301), List.of(0x001d), "", node.hostName());
    return new Listening(end + profile, url.getPort(), hello, profile.equals("recommended"));
  }

  @ParameterizedTest
  @MethodSource("listeners")
  void listener_takesTheProfileOnly(Listening at) {
    Hello good = at.good();
    Hello old = good.withVersion(0x0303).withSuite(0xc02b);
    List<String> wrong = new ArrayList<>();
    expect(wrong, at, good, true, "TLS 1.3");
    expect(wrong, at, good.withAlpn("http/1.1"), true, "ALPN http/1.1");
    SUITES_13.forEach(it -> expect(wrong, at, good.withSuite(it), true, "suite " + hex(it)));
    GROUPS.forEach(it -> expect(wrong, at, good.withGroup(it), true, "group " + hex(it)));

    expect(wrong, at, good.withVersion(0x0302).withSuite(0xc009), false, "TLS 1.1");
    expect(wrong, at, good.withVersion(0x0301).withSuite(0xc009), false, "TLS 1.0");
    if (!at.tls12()) {
      expect(wrong, at, old, false, "TLS 1.2");
    }
    expect(wrong, at, good.withAlpn("h2"), false, "ALPN h2");
    expect(wrong, at, good.withServerName("other.jukigate.localhost"), false, "server name");
    OTHER_SUITES_13.forEach(it -> expect(wrong, at, good.withSuite(it), false, "suite " + hex(it)));
    OTHER_SUITES_12.forEach(it -> expect(wrong, at, old.withSuite(it), false, "suite " + hex(it)));
    OTHER_GROUPS.forEach(it -> expect(wrong, at, good.withGroup(it), false, "group " + hex(it)));
    assertThat(wrong).isEmpty();
  }

  /** SNI, groups, schemes, versions, key share; no ticket, no PSK, no early data. */
  @ParameterizedTest
  @ValueSource(strings = {"gateway high", "gateway recommended", "node high", "node recommended"})
  void dialler_offersTheProfileOnly(String end) throws Exception {
    Backbone backbone = end.endsWith("high") ? high : recommended;
    boolean tls12 = backbone == recommended;
    var dialling =
        CompletableFuture.runAsync(
            () -> {
              if (end.startsWith("gateway")) {
                backbone.checkLine(ELSEWHERE);
              } else {
                backbone
                    .nodes()
                    .orElseThrow()
                    .useGateway(
                        URI.create(
                            "https://" + NodeId.GATEWAY.hostName() + ":" + ear.getLocalPort()));
                backbone.nodes().orElseThrow().line().check(NODE);
              }
            });
    Hello.Offer offer;
    try (Socket caller = ear.accept()) {
      offer = Hello.Offer.read(caller);
    }
    dialling.get();
    assertThat(offer.versions()).isEqualTo(tls12 ? List.of(0x0304, 0x0303) : List.of(0x0304));
    List<Integer> suites =
        tls12 ? Stream.concat(SUITES_13.stream(), SUITES_12.stream()).toList() : SUITES_13;
    assertThat(offer.suites().stream().filter(it -> it != 0x00ff)).isEqualTo(suites);
    assertThat(offer.groups()).isEqualTo(GROUPS);
    assertThat(offer.schemes()).isEqualTo(SCHEMES);
    assertThat(offer.extensions())
        .contains(0, 43, 51)
        .as("session ticket, PSK, early data, heartbeat, post-handshake authentication")
        .doesNotContain(35, 41, 42, 15, 49);
  }

  private static void expect(
      List<String> wrong, Listening at, Hello hello, boolean taken, String what) {
    if (Hello.isTaken(at.port(), hello) != taken) {
      wrong.add(what + (taken ? " is refused" : " is taken"));
    }
  }

  private static String hex(int value) {
    return Integer.toHexString(value);
  }

  private static BackboneSetup setup(String profile) {
    GatewayConfig config =
        GatewayConfig.of(
                Map.of(
                    ELSEWHERE,
                    URI.create(
                        "https://" + ELSEWHERE.hostName() + ":" + ear.getLocalPort() + "/pref")))
            .with("listen.port", "0")
            .then(made -> made.with("profile", profile))
            .then(made -> made.with("timeouts.answer", "5s"))
            .then(made -> made.with("trust.reload-interval", "1h"))
            .then(made -> made.with("journal.folder", home.resolve("g-" + profile).toString()))
            .orThrow();
    return new BackboneSetup(
        pki,
        config,
        new BackboneSetup.Nodes(Set.of(NODE), 0, home.resolve("n-" + profile), Sending.WHEN_ASKED),
        new BackboneSetup.Around(InstantSource.system(), RANDOM),
        MessageObserver.NONE);
  }
}

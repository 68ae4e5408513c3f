package jukigate.app.badinput;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import jukigate.app.backbone.Backbone;
import jukigate.app.backbone.BackboneSetup;
import jukigate.app.courier.Courier;
import jukigate.app.courier.Heard;
import jukigate.app.courier.TlsPost;
import jukigate.app.scenario.Sending;
import jukigate.domain.message.Operation;
import jukigate.domain.message.Payload;
import jukigate.domain.message.Purpose;
import jukigate.domain.node.NodeId;
import jukigate.gateway.config.GatewayConfig;
import jukigate.keystores.TestPki;
import jukigate.simulators.SimulatorConfig;
import jukigate.wire.message.Dispatch;
import jukigate.wire.tls.JvmSecurity;
import jukigate.wire.xml.SafeXml;
import jukigate.wire.xml.XmlLimits;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each row is a message that is right in every respect but one. */
class BadInputTest {
  private static final NodeId CITY = new NodeId("cs-221007");
  private static final NodeId PREFECTURE = new NodeId("pref-220001");
  private static final Pattern CORRELATION = Pattern.compile("correlationId>([^<]+)<");

  @TempDir static Path home;
  private static Backbone backbone;
  private static Courier courier;

  @BeforeAll
  static void start() {
    JvmSecurity.harden();
    var random = new SecureRandom();
    var clock = InstantSource.system();
    TestPki pki = TestPki.openOrMint(home.resolve("pki"), clock, random).orThrow();
    GatewayConfig config =
        GatewayConfig.of(Map.of())
            .with("listen.port", "0")
            .then(made -> made.with("journal.folder", home.resolve("gateway").toString()))
            .orThrow();
    var nodes =
        new BackboneSetup.Nodes(
            Set.of(PREFECTURE, CITY), 0, home.resolve("nodes"), SimulatorConfig.Sending.WHEN_ASKED);
    var around = new BackboneSetup.Around(clock, random);
    backbone = Backbone.start(new BackboneSetup(pki, config, nodes, around, event -> {})).orThrow();
    var line =
        new Courier.Line(pki, backbone.profile(), backbone.trust(), backbone.gatewayUrl(), clock);
    courier = new Courier(line, random);
  }

  @AfterAll
  static void stop() {
    backbone.close();
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          sealed: cut tag      | </[A-Za-z0-9]+:Envelope>$     | </x>             | JG-105
          sealed: DTD          | ^                             | <!DOCTYPE a>     | JG-106
          sealed: comment      | (</[A-Za-z0-9]+:Body>)        | <!--c-->$1       | JG-109
          sealed: PI           | (</[A-Za-z0-9]+:Body>)        | <?p i?>$1        | JG-109
          sealed: altered body | BAD-INPUT                     | BAD-OUTPUT       | JG-206
          body: check digit    | 999202611041                  | 999202611042     | JG-404
          body: missing item   | <u:sex>2</u:sex>              | ''               | JG-403
          """)
  void distortedMessage_isRefusedAndOnRecord(
      String name, String pattern, String replacement, String refusalId) {
    boolean inBody = name.startsWith("body");
    String body = inBody ? body().replaceFirst(pattern, replacement) : body();
    Courier.Sealed good = seal(body);
    Payload sent =
        inBody
            ? good.bytes()
            : Payload.ofUtf8(text(good.bytes()).replaceFirst(pattern, replacement));
    assertThat(inBody || !text(sent).equals(text(good.bytes()))).isTrue();

    String fault = post(sent);

    assertThat(fault).contains(refusalId).doesNotContain("99202611040", "99920261104", "架空");
    Matcher found = CORRELATION.matcher(fault);
    assertThat(found.find()).isTrue();
    var row = backbone.journal().byCorrelationId(found.group(1)).orElseThrow();
    assertThat(row.refusalId()).isEqualTo(refusalId);
    assertThat(row.detail()).doesNotContain("99202611040", "99920261104", "架空");
    assertThat(post(seal(body()).bytes())).contains("UpdateIdentityResponse");
  }

  private static Courier.Sealed seal(String body) {
    var dispatch = new Dispatch("op-0001", "term-0001", Purpose.ofCode("P01").orElseThrow());
    var sending =
        new Sending(CITY, PREFECTURE, Operation.UPDATE_IDENTITY, dispatch, Path.of("update.xml"));
    var root =
        SafeXml.parse(Payload.ofUtf8(body), XmlLimits.DEFAULT).orThrow().getDocumentElement();
    return courier.seal(sending, root, backbone.pki().signing(CITY, backbone.profile()));
  }

  private static String post(Payload bytes) {
    Heard heard =
        new TlsPost(backbone.profile(), backbone.trust())
            .post(
                URI.create(backbone.gatewayUrl() + "/identity-update/v1"),
                Optional.of(backbone.pki().tls(CITY)),
                new TlsPost.Request(Operation.UPDATE_IDENTITY.requestAction(), bytes),
                false);
    return heard instanceof Heard.Answer answer ? text(answer.body()) : heard.toString();
  }

  private static String text(Payload payload) {
    return new String(payload.toByteArray(), StandardCharsets.UTF_8);
  }

  private static String body() {
    try (var file = BadInputTest.class.getResourceAsStream("/jukigate/app/interop/update.xml")) {
      return new String(file.readAllBytes(), StandardCharsets.UTF_8)
          .replace("VENDOR-1", "BAD-INPUT");
    } catch (java.io.IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}

package jukigate.app.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import jukigate.app.backbone.Backbone;
import jukigate.app.backbone.BackboneSetup;
import jukigate.app.command.HomeLock;
import jukigate.app.command.Texts;
import jukigate.app.command.Typed;
import jukigate.app.counter.PaperTray;
import jukigate.app.desk.Desk;
import jukigate.app.desk.DeskFolder;
import jukigate.console.view.Messages;
import jukigate.domain.Language;
import jukigate.domain.node.NodeId;
import jukigate.gateway.config.GatewayConfig;
import jukigate.keystores.LocalhostKey;
import jukigate.keystores.TestPki;
import jukigate.simulators.SimulatorConfig.Sending;
import jukigate.simulators.observe.MessageObserver;
import jukigate.wire.tls.JvmSecurity;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The console of a CS whose prefecture is nowhere. */
class WebConsoleTest {
  private static final NodeId CS = new NodeId("cs-221007");
  private static final Set<NodeId> NODES = Set.of(CS, NodeId.NATIONAL);
  private static final Pattern LINK =
      Pattern.compile("(https://localhost:[0-9]+)/#token=([A-Za-z0-9_-]{43})");

  @TempDir Path home;
  private Backbone backbone;
  private HomeLock lock;

  @BeforeEach
  void start() {
    JvmSecurity.harden();
    lock = HomeLock.take(home).orThrow();
    backbone = Backbone.start(setup()).orThrow();
  }

  @AfterEach
  void stop() {
    backbone.close();
    lock.close();
  }

  private BackboneSetup setup() {
    var clock = InstantSource.system();
    var random = new SecureRandom();
    var config =
        GatewayConfig.of(Map.of())
            .with("listen.port", "0")
            .then(made -> made.with("journal.folder", home.resolve("gateway").toString()))
            .orThrow();
    return new BackboneSetup(
        TestPki.openOrMint(home.resolve("pki"), clock, random).orThrow(),
        config,
        new BackboneSetup.Nodes(NODES, 0, home.resolve("nodes"), Sending.WHEN_ASKED),
        new BackboneSetup.Around(clock, random),
        MessageObserver.NONE);
  }

  private WebConsole console() {
    var setting =
        new WebConsole.Setting(
            OptionalInt.of(0),
            home.resolve("console"),
            PaperTray.of(home),
            "1.0",
            (language, key) -> Texts.of(language).format(key));
    var machine = new WebConsole.Machine(InstantSource.system(), new SecureRandom());
    return WebConsole.open(setting, machine, backbone, NODES).orThrow();
  }

  private Typed link(String... more) {
    var words = new ArrayList<>(List.of("console", "link"));
    words.addAll(List.of("--home", home.toString(), "--lang", "en"));
    words.addAll(List.of(more));
    return Typed.command(words.toArray(String[]::new));
  }

  @Test
  void linkOfTheCommand_showsTheNetwork() throws Exception {
    enter("scenarios/0001-birth/birth.xml");
    try (WebConsole web = console();
        Desk desk = new Desk(DeskFolder.of(home), backbone, NODES, Optional.of(web))) {
      desk.open();
      Typed typed = link("--role", "viewer");
      assertThat(typed.exit()).isZero();
      assertThat(typed.out()).contains(web.fingerprint());
      JsonNode network = network(typed.out());
      assertThat(network.at("/gateway/url").asText()).isEqualTo(backbone.gatewayUrl().toString());
      assertThat(network.at("/profile").asText()).isEqualTo("high");
      assertThat(network.at("/clock/mode").asText()).isEqualTo("REAL");
      assertThat(network.at("/nodes").findValuesAsText("id"))
          .containsExactly("cs-221007", "national");
      JsonNode cs = network.at("/nodes/0");
      assertThat(cs.at("/name/ja").asText()).isEqualTo("静岡市");
      assertThat(cs.at("/prefecture").asText()).isEqualTo("22");
      assertThat(cs.at("/simulated").asBoolean()).isTrue();
      assertThat(cs.at("/waiting").asInt() + cs.at("/dead").asInt()).isPositive();
      assertThat(Instant.parse(cs.at("/certificateUntil").asText()))
          .isAfter(backbone.clock().instant());
      assertThat(network.at("/nodes/1/prefecture").asText()).isEmpty();
    }
  }

  /** The prefecture that should have it is nowhere. */
  @Test
  void refusedMessage_isShownWithoutPersonalDataUntilAReasonIsOnRecord() throws Exception {
    enter("scenarios/0001-birth/birth.xml");
    backbone.nodes().orElseThrow().runDue(backbone.clock().instant());
    Messages messages =
        new BackboneMessages(backbone, (language, key) -> Texts.of(language).format(key), "1.0");

    Messages.Row row =
        messages.page(wanted("X01", "REFUSED"), OptionalLong.empty(), 10, Language.JA).getFirst();
    Messages.Message masked = messages.masked(row.number(), Language.JA).orElseThrow();
    Messages.Message whole =
        messages.whole(row.number(), Language.EN, "tester", "case 12").orElseThrow();

    assertThat(row.sender()).isEqualTo("cs-221007");
    assertThat(masked.steps()).extracting(Messages.Step::name).startsWith("PARSE", "UNSEAL");
    assertThat(masked.fix()).isNotBlank();
    Messages.Text request = masked.request().orElseThrow();
    assertThat(request.signed())
        .extracting(Messages.Signed::part)
        .contains("soap:Body", "wsa:To", "wsu:Timestamp");
    assertThat(request.signed()).allMatch(part -> part.wrong().isEmpty());
    assertThat(request.signer().orElseThrow().subject()).contains("cs-221007");
    String read = texts(whole.request().orElseThrow());
    Matcher code = Pattern.compile("residentCode>([0-9]{11})<").matcher(read);
    assertThat(code.find()).as(read).isTrue();
    assertThat(read).doesNotContain("●●●");
    assertThat(texts(request)).contains("●●●").doesNotContain(code.group(1));
    assertThat(request.lines()).anyMatch(line -> line.part().equals("soap:Body"));
  }

  @Test
  void filterOfNoForm_isRefusedWithWhatIsAllowed() {
    Messages messages = new BackboneMessages(backbone, (language, key) -> key, "1.0");

    assertThatThrownBy(
            () -> messages.page(wanted("X99", ""), OptionalLong.empty(), 10, Language.JA))
        .hasMessageContaining("JG-O83")
        .hasMessageContaining("exchange: X01|");
    assertThat(messages.masked(12_345, Language.JA)).isEmpty();
  }

  private static Messages.Wanted wanted(String exchange, String verdict) {
    return new Messages.Wanted("", exchange, verdict, "", "", "", "", "");
  }

  private static String texts(Messages.Text text) {
    return text.lines().stream().map(Messages.Line::text).collect(Collectors.joining("\n"));
  }

  @Test
  void backboneWithoutAConsole_saysSo() {
    try (Desk desk = new Desk(DeskFolder.of(home), backbone, NODES)) {
      desk.open();
      assertThat(link().err()).contains("JG-O84");
      assertThat(link("--role", "nobody").exit()).isEqualTo(2);
    }
  }

  private void enter(String file) {
    try (Desk desk = new Desk(DeskFolder.of(home), backbone, NODES)) {
      desk.open();
      Typed.command("event", Typed.ROOT.resolve(file).toString(), "--home", home.toString());
    }
  }

  private JsonNode network(String said) throws Exception {
    Matcher link = LINK.matcher(said);
    assertThat(link.find()).isTrue();
    try (HttpClient browser = HttpClient.newBuilder().sslContext(trusting()).build()) {
      URI base = URI.create(link.group(1));
      var body = HttpRequest.BodyPublishers.ofString("{\"token\":\"" + link.group(2) + "\"}");
      HttpResponse<String> entered =
          browser.send(
              HttpRequest.newBuilder(base.resolve("/api/v1/session"))
                  .header("Content-Type", "application/json")
                  .POST(body)
                  .build(),
              BodyHandlers.ofString());
      String cookie = entered.headers().firstValue("Set-Cookie").orElseThrow().split(";", 2)[0];
      HttpResponse<String> shown =
          browser.send(
              HttpRequest.newBuilder(base.resolve("/api/v1/network"))
                  .header("Cookie", cookie)
                  .build(),
              BodyHandlers.ofString());
      return new ObjectMapper().readTree(shown.body());
    }
  }

  private SSLContext trusting() throws Exception {
    var key =
        LocalhostKey.openOrMint(home.resolve("console"), InstantSource.system(), new SecureRandom())
            .orThrow();
    KeyStore store = KeyStore.getInstance("PKCS12");
    store.load(null, null);
    store.setCertificateEntry("console", key.certificate());
    var trust = TrustManagerFactory.getInstance("PKIX");
    trust.init(store);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(null, trust.getTrustManagers(), null);
    return context;
  }
}

package jukigate.app.console;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import javax.net.ssl.SSLContext;
import jukigate.app.backbone.Backbone;
import jukigate.app.backbone.BackboneSetup;
import jukigate.app.bench.RelayBench;
import jukigate.app.command.HomeLock;
import jukigate.app.command.Typed;
import jukigate.app.counter.PaperTray;
import jukigate.app.desk.Desk;
import jukigate.app.desk.DeskFolder;
import jukigate.console.access.Role;
import jukigate.domain.node.NodeId;
import jukigate.gateway.audit.AuditEntry;
import jukigate.gateway.config.GatewayConfig;
import jukigate.gateway.journal.sql.SqlAuditLog;
import jukigate.keystores.LocalhostKey;
import jukigate.keystores.TestPki;
import jukigate.line.Link;
import jukigate.line.Ticker;
import jukigate.simulators.SimulatorConfig.Sending;
import jukigate.simulators.observe.MessageObserver;
import jukigate.wire.tls.JvmSecurity;
import jukigate.wire.tls.TlsContexts;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What passes, what is done to lines and clock, and what comes: over the console of a backbone. */
class LivePerformanceTest {
  private static final NodeId CS = new NodeId("cs-221007");
  private static final NodeId PREFECTURE = new NodeId("pref-220001");
  private static final Set<NodeId> NODES = Set.of(CS, PREFECTURE);

  @TempDir Path home;
  private Backbone backbone;
  private HomeLock lock;
  private WebConsole web;
  private HttpClient browser;
  private String cookie;
  private URI base;

  @BeforeEach
  void start() throws Exception {
    JvmSecurity.harden();
    lock = HomeLock.take(home).orThrow();
    backbone = Backbone.start(setup()).orThrow();
    var setting =
        new WebConsole.Setting(
            OptionalInt.of(0),
            home.resolve("console"),
            PaperTray.of(home),
            "1.0",
            (language, key) -> key);
    var machine = new WebConsole.Machine(InstantSource.system(), new SecureRandom());
    web = WebConsole.open(setting, machine, backbone, NODES).orThrow();
    browser = HttpClient.newBuilder().sslContext(trusting()).build();
    URI link = web.link(Role.TESTER);
    base = link.resolve("/api/v1/");
    String token = link.getFragment().split("=", 2)[1];
    cookie =
        sent(post("session", "{\"token\":\"" + token + "\"}"))
            .headers()
            .firstValue("Set-Cookie")
            .orElseThrow()
            .split(";", 2)[0];
  }

  @AfterEach
  void stop() {
    browser.close();
    web.close();
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
            MessageObserver.NONE)
        .over(Optional.of(new Link.Setting(Ticker.SYSTEM, 1)));
  }

  private void relay(int messages) {
    try (RelayBench bench = new RelayBench(backbone, CS, backbone.clock(), new SecureRandom())) {
      var unused = bench.run(messages);
    }
  }

  @Test
  void messagesThatPass_areCountedByExchangeStepAndNode() throws Exception {
    relay(3);

    JsonNode figures = get("performance");
    assertThat(figures.at("/exchanges/0/exchange").asText()).isEqualTo("X01");
    assertThat(figures.at("/exchanges/0/answered").asInt()).isEqualTo(3);
    assertThat(figures.at("/steps").findValuesAsText("name"))
        .containsExactly(
            "PARSE", "UNSEAL", "IDENTIFY", "VALIDATE", "AUTHORIZE", "ADMIT", "FORWARD", "SEAL");
    for (JsonNode step : figures.at("/steps")) {
      assertThat(step.at("/count").asInt()).isEqualTo(3);
      assertThat(step.at("/counts").size()).isEqualTo(figures.at("/bounds").size() + 1);
      assertThat(step.at("/p50").asLong()).isPositive();
      assertThat(step.at("/p99").asLong()).isGreaterThanOrEqualTo(step.at("/p50").asLong());
    }
    assertThat(figures.at("/machine/heapUsed").asLong()).isPositive();
    assertThat(figures.at("/machine/heapMax").asLong())
        .isGreaterThan(figures.at("/machine/heapUsed").asLong());
    assertThat(figures.at("/machine/threads").asInt()).isPositive();
    assertThat(figures.at("/millis").asLong()).isNotNegative();
    JsonNode network = get("network?place=22");
    assertThat(network.at("/nodes/0/messages").asInt()).isEqualTo(3);
    assertThat(network.at("/nodes/1/messages").asInt()).isEqualTo(3);
    assertThat(network.at("/places/0/messages").asInt()).isEqualTo(6);
  }

  @Test
  void lineThatIsCut_isDownInTheNetwork_andTheRoleIsOnRecord() throws Exception {
    assertThat(get("network").at("/nodes").findValuesAsText("line")).containsExactly("UP", "UP");

    change(
        "lines/faults",
        "{\"link\":\"pref-220001\",\"direction\":\"both\",\"fault\":\"latency=20ms\"}");
    assertThat(get("network").at("/nodes/1/line").asText()).isEqualTo("IMPAIRED");
    change("lines/faults", "{\"link\":\"pref-220001\",\"direction\":\"both\",\"fault\":\"cut\"}");
    JsonNode cut = get("network");
    assertThat(cut.at("/nodes/1/line").asText()).isEqualTo("DOWN");
    assertThat(cut.at("/places/0/down").asInt()).isEqualTo(1);
    change(
        "lines/faults",
        "{\"link\":\"pref-220001\",\"direction\":\"both\",\"fault\":\"\",\"clear\":\"cut\"}");
    JsonNode found = get("lines?find=pref&limit=1");
    assertThat(found.size()).isEqualTo(1);
    assertThat(found.at("/0/out/faults/0").asText()).isEqualTo("latency=20ms");

    assertThat(acts())
        .anyMatch(act -> act.contains("act=line") && act.contains("role=tester set=cut"))
        .anyMatch(act -> act.contains("clear=cut") && act.contains("role=tester"));
  }

  @Test
  void faultThatIsNone_isRefused() throws Exception {
    HttpResponse<String> answer =
        sent(
            post(
                "lines/faults",
                "{\"link\":\"all\",\"direction\":\"both\",\"fault\":\"\",\"clear\":\"x\"}"));

    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.body()).contains("JG-O60");
  }

  @Test
  void whatComes_isToldByTime_andWhoMovesTheClockIsOnRecord() throws Exception {
    relay(1);
    change("clock", "{\"speed\":0}");
    change("clock", "{\"to\":\"PT1H\"}");

    JsonNode coming = get("clock/coming?limit=100");
    assertThat(coming.findValuesAsText("at")).isSorted();
    assertThat(coming.findValuesAsText("kind"))
        .contains("CERTIFICATE", "CRL", "MESSAGES", "RECORDS");
    assertThat(get("clock/coming?limit=1").size()).isEqualTo(1);
    assertThat(acts())
        .anyMatch(act -> act.contains("act=clock") && act.contains("mode=freeze role=tester"))
        .anyMatch(act -> act.contains("act=clock") && act.contains("role=tester to="));
  }

  @Test
  void commands_tellTheSame() throws Exception {
    relay(2);
    try (Desk desk = new Desk(DeskFolder.of(home), backbone, NODES, Optional.of(web))) {
      desk.open();
      assertThat(command("performance", "--lang", "en").out())
          .contains("X01   answered 2, receiver said no 0, refused 0")
          .contains("UNSEAL");
      JsonNode figures = new ObjectMapper().readTree(command("performance", "--json").out());
      assertThat(figures.at("/exchanges/0/answered").asInt()).isEqualTo(2);
      JsonNode coming =
          new ObjectMapper().readTree(command("clock", "coming", "--limit=3", "--json").out());
      assertThat(coming.findValuesAsText("at")).hasSize(3).isSorted();
      assertThat(command("clock", "coming", "--lang", "en").out()).contains("CRL ends");
    }
  }

  private Typed command(String... words) {
    var all = new ArrayList<>(List.of(words));
    all.addAll(List.of("--home", home.toString()));
    return Typed.command(all.toArray(String[]::new));
  }

  private List<String> acts() {
    backbone.witness(); // seals what waits
    return backbone.auditLog().of(0).stream()
        .map(SqlAuditLog.Placed::content)
        .filter(content -> content.startsWith(AuditEntry.Kind.ACT.name()))
        .toList();
  }

  private void change(String path, String body) throws Exception {
    HttpResponse<String> answer = sent(post(path, body));
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
  }

  private JsonNode get(String path) throws Exception {
    HttpResponse<String> answer = sent(request(path).GET().build());
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    return new ObjectMapper().readTree(answer.body());
  }

  private HttpRequest post(String path, String body) {
    return request(path)
        .header("Content-Type", "application/json")
        .POST(HttpRequest.BodyPublishers.ofString(body))
        .build();
  }

  private HttpRequest.Builder request(String path) {
    var request = HttpRequest.newBuilder(base.resolve(path));
    return cookie == null ? request : request.header("Cookie", cookie);
  }

  private HttpResponse<String> sent(HttpRequest request) throws Exception {
    return browser.send(request, BodyHandlers.ofString());
  }

  private SSLContext trusting() {
    var key =
        LocalhostKey.openOrMint(home.resolve("console"), InstantSource.system(), new SecureRandom())
            .orThrow();
    return TlsContexts.localhost(key.certificate());
  }
}

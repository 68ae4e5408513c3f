package jukigate.app.console;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import jukigate.app.backbone.Backbone;
import jukigate.app.backbone.BackboneSetup;
import jukigate.app.command.HomeLock;
import jukigate.app.command.Texts;
import jukigate.app.counter.PaperTray;
import jukigate.app.runs.RunShelf;
import jukigate.console.access.Role;
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

/** Runs beside a backbone that is up, over its console: real processes of this program. */
class BackboneRunsTest {
  private static final Set<NodeId> NODES =
      Set.of(new NodeId("cs-221007"), new NodeId("pref-220001"), NodeId.NATIONAL);
  private static final int POLLS = 3_000;

  @TempDir Path home;
  private HomeLock lock;
  private Backbone backbone;
  private WebConsole web;
  private HttpClient browser;

  @BeforeEach
  void start() throws Exception {
    JvmSecurity.harden();
    lock = HomeLock.take(home).orThrow();
    backbone = Backbone.start(setup()).orThrow();
    web = console();
    browser = HttpClient.newBuilder().sslContext(trusting()).build();
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

  /** A session at the console. */
  private final class Sitting {
    private final URI base;
    private final String cookie;

    Sitting(Role role) throws Exception {
      URI link = web.link(role);
      base = URI.create("https://localhost:" + link.getPort());
      String token = link.getFragment().substring("token=".length());
      cookie =
          send("POST", "session", "{\"token\":\"" + token + "\"}", "")
              .headers()
              .firstValue("Set-Cookie")
              .orElseThrow()
              .split(";", 2)[0];
    }

    HttpResponse<String> send(String method, String path, String body) throws Exception {
      return send(method, path, body, cookie);
    }

    private HttpResponse<String> send(String method, String path, String body, String with)
        throws Exception {
      var request =
          HttpRequest.newBuilder(base.resolve("/api/v1/" + path))
              .header("Content-Type", "application/json")
              .header("Accept-Language", "en")
              .method(
                  method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
      if (!with.isEmpty()) {
        request.header("Cookie", with);
      }
      return browser.send(request.build(), BodyHandlers.ofString());
    }

    JsonNode json(String method, String path, String body) throws Exception {
      HttpResponse<String> answer = send(method, path, body);
      assertThat(answer.statusCode()).as(path + " " + answer.body()).isEqualTo(200);
      return new ObjectMapper().readTree(answer.body());
    }

    JsonNode get(String path) throws Exception {
      return json("GET", path, "");
    }

    /** The number of a run that has begun. */
    long begun(String order) throws Exception {
      return json("POST", "runs", order).path("number").asLong();
    }

    JsonNode await(long number, Predicate<JsonNode> wanted) throws Exception {
      for (int i = 0; i < POLLS; i++) {
        JsonNode detail = get("runs/" + number);
        if (wanted.test(detail.path("run"))) {
          return detail;
        }
        LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(100));
      }
      throw new AssertionError(get("runs/" + number).toPrettyString());
    }

    JsonNode ended(long number) throws Exception {
      JsonNode detail = await(number, run -> !run.path("state").asText().equals("RUNNING"));
      assertThat(detail.at("/run/state").asText()).as(detail.toPrettyString()).isEqualTo("ENDED");
      return detail;
    }
  }

  @Test
  void catalogue_hasWhatTheCommandsHave() throws Exception {
    Files.createDirectories(home.resolve("scenarios/<b>broken"));
    Files.createDirectories(home.resolve("sut"));
    Files.writeString(home.resolve("sut/ours.yaml"), "node: cs-221007\n");

    JsonNode all = new Sitting(Role.VIEWER).get("runs/catalogue");

    assertThat(all.path("replay").findValuesAsText("id")).contains("x05/arrived", "home/<b>broken");
    assertThat(all.path("conform").findValuesAsText("id")).contains("http/answer/5");
    assertThat(all.path("attack").findValuesAsText("id")).contains("XSW-03", "matrix", "LOG-01");
    assertThat(all.path("systems").get(0).asText()).isEqualTo("ours.yaml");
    assertThat(
            all.path("replay")
                .valueStream()
                .filter(it -> it.path("id").asText().equals("home/<b>broken"))
                .findFirst()
                .orElseThrow()
                .path("barred")
                .asText())
        .isNotEmpty();
  }

  @Test
  void conformance_isRunComparedAndDeleted() throws Exception {
    var tester = new Sitting(Role.TESTER);
    String other = other(tester);
    String known =
        "{\"kind\":\"conform\",\"chosen\":[\"http/answer/5\",\"" + other + "\"],\"seed\":\"7\"}";

    long first = tester.begun(known);
    HttpResponse<String> beside = tester.send("POST", "runs", known);
    assertThat(beside.statusCode()).isEqualTo(409);
    assertThat(beside.body()).contains("JG-O98");
    JsonNode detail = tester.ended(first);
    assertThat(detail.at("/run/good").asBoolean()).as(detail.toPrettyString()).isTrue();
    assertThat(detail.at("/run/of").asInt()).isEqualTo(2);
    assertThat(detail.at("/run/counts/passed").asInt()).isEqualTo(2);
    assertThat(detail.path("cases").findValuesAsText("verdict")).containsExactly("pass", "pass");
    assertThat(detail.path("files").findValuesAsText("name"))
        .contains("conform.html", "results.json", "junit.xml", "badge.svg", "statement.p7s");
    assertReport(tester, first);

    long second = tester.begun(known.replace(",\"" + other + "\"", ""));
    tester.ended(second);
    JsonNode compared = tester.get("runs/comparison?before=" + first + "&after=" + second);
    assertThat(compared.path("same").asInt()).isOne();
    assertThat(compared.at("/changes/0/after").asText()).isEmpty();
    assertThat(compared.at("/changes/0/worse").asBoolean()).isTrue();

    assertThat(tester.send("DELETE", "runs/" + first, "").statusCode()).isEqualTo(204);
    assertThat(tester.send("GET", "runs/" + first, "").statusCode()).isEqualTo(404);
    assertThat(RunShelf.of(home).place(first)).doesNotExist();
  }

  /** Another case of the same page, whichever there is. */
  private static String other(Sitting sitting) throws Exception {
    return sitting.get("runs/catalogue").path("conform").findValuesAsText("id").stream()
        .filter(id -> id.startsWith("http/answer/") && !id.equals("http/answer/5"))
        .findFirst()
        .orElseThrow();
  }

  private static void assertReport(Sitting sitting, long number) throws Exception {
    HttpResponse<String> page =
        sitting.send("GET", "runs/" + number + "/file?name=conform.html&lang=en", "");
    assertThat(page.statusCode()).isEqualTo(200);
    assertThat(page.body()).contains("<html lang=\"en\" data-lang=\"en\">", "http/answer/5");
    assertThat(page.headers().firstValue("Content-Security-Policy").orElseThrow())
        .startsWith("sandbox;")
        .doesNotContain("allow-scripts");
    for (String name :
        new String[] {"../run.json", "run.json", "..%2Frun.json", "%2Fetc%2Fpasswd"}) {
      assertThat(sitting.send("GET", "runs/" + number + "/file?name=" + name, "").statusCode())
          .as(name)
          .isEqualTo(404);
    }
  }

  @Test
  void attacks_areStoppedAndWhatTheyFoundIsKept() throws Exception {
    var reviewer = new Sitting(Role.REVIEWER);
    long number = reviewer.begun("{\"kind\":\"attack\",\"seed\":\"7\"}");
    JsonNode under = reviewer.await(number, run -> run.at("/counts/passed").asInt() > 1);
    assertThat(under.at("/run/of").asInt()).as(under.toPrettyString()).isGreaterThan(300);

    JsonNode stopped = reviewer.json("POST", "runs/" + number + "/stop", "{}");

    assertThat(stopped.path("state").asText()).isEqualTo("STOPPED");
    JsonNode detail = reviewer.get("runs/" + number);
    assertThat(detail.path("cases").size()).isGreaterThan(1);
    assertThat(detail.at("/cases/0/verdict").asText()).isEqualTo("pass");
    assertThat(detail.at("/cases/0/title").asText()).isNotEmpty();
    assertThat(reviewer.get("runs").at("/runs/0/state").asText()).isEqualTo("STOPPED");
  }

  @Test
  void attacksOnThisBackbone_areOnItsRecord() throws Exception {
    var tester = new Sitting(Role.TESTER);

    JsonNode detail =
        tester.ended(
            tester.begun("{\"kind\":\"attack\",\"target\":\"backbone\",\"chosen\":[\"SIG-07\"]}"));

    assertThat(detail.at("/run/good").asBoolean()).as(detail.toPrettyString()).isTrue();
    JsonNode messages =
        tester.get("messages?verdict=REFUSED&from=" + detail.at("/run/from").asText());
    assertThat(messages.path("messages").size()).isPositive();
  }

  @Test
  void replay_showsMessagesOnlyToWhoSaysWhy() throws Exception {
    var tester = new Sitting(Role.TESTER);
    var viewer = new Sitting(Role.VIEWER);

    long number = tester.begun("{\"kind\":\"replay\",\"chosen\":[\"x05/arrived\"]}");
    JsonNode detail = tester.ended(number);

    assertThat(detail.at("/run/good").asBoolean()).as(detail.toPrettyString()).isTrue();
    assertThat(detail.at("/cases/0/id").asText()).isEqualTo("x05/arrived");
    assertThat(detail.path("files").findValuesAsText("name"))
        .contains("replay.html", "results.json", "x05-arrived.sequence.html");
    String page = "runs/" + number + "/file?name=x05-arrived.sequence.html";
    String bodies = page.replace("/file?", "/messages?") + "&reason=case";
    assertThat(tester.send("GET", page, "").statusCode()).isEqualTo(404);
    assertThat(viewer.send("GET", bodies, "").statusCode()).isEqualTo(403);
    assertThat(tester.send("GET", bodies, "").statusCode()).isEqualTo(200);
    assertThat(viewer.send("GET", "runs/" + number + "/file?name=results.json", "").statusCode())
        .isEqualTo(200);
  }

  @Test
  void orderOfWordsThatAreNoneOfOurs_startsNothing() throws Exception {
    var tester = new Sitting(Role.TESTER);
    String[] orders = {
      "{\"kind\":\"up\"}",
      "{\"kind\":\"conform\",\"chosen\":[\"--home\"]}",
      "{\"kind\":\"conform\",\"target\":\"../sut.yaml\"}",
      "{\"kind\":\"attack\",\"target\":\"https://example.org\"}",
      "{\"kind\":\"attack\",\"chosen\":[\"LOG-01\"]}",
      "{\"kind\":\"attack\",\"chosen\":[\"matrix\",\"SIG-07\"]}",
      "{\"kind\":\"replay\",\"chosen\":[\"home/../x05\"]}",
      "{\"kind\":\"replay\",\"target\":\"backbone\",\"chosen\":[\"x05/arrived\"]}",
      "{\"kind\":\"replay\",\"times\":1000}",
      "{\"kind\":\"attack\",\"seed\":\"$(id)\"}",
      "{\"kind\":\"attack\",\"profile\":\"low\"}",
      "{\"kind\":\"conform\",\"expect\":\"../known.txt\"}"
    };
    for (String order : orders) {
      HttpResponse<String> answer = tester.send("POST", "runs", order);
      assertThat(answer.statusCode()).as(order).isEqualTo(400);
      assertThat(answer.body()).as(order).contains("JG-O83");
    }
    assertThat(tester.get("runs").path("runs").size()).isZero();
  }

  @Test
  void systemOnThePortOfTheGateway_isRefusedAtOnce() throws Exception {
    Files.createDirectories(home.resolve("sut"));
    Files.writeString(
        home.resolve("sut/ours.yaml"),
        "node: cs-221007\ncommand: [sh]\nport: " + backbone.gatewayUrl().getPort() + "\n");
    var tester = new Sitting(Role.TESTER);

    HttpResponse<String> answer =
        tester.send("POST", "runs", "{\"kind\":\"conform\",\"target\":\"ours.yaml\"}");

    assertThat(answer.body()).contains("JG-O06");
  }

  @Test
  void runThatGoesOnWhenTheConsoleEnds_isInterrupted() throws Exception {
    var tester = new Sitting(Role.TESTER);
    long number = tester.begun("{\"kind\":\"attack\"}");

    web.close();
    web = console();

    assertThat(new Sitting(Role.VIEWER).get("runs/" + number).at("/run/state").asText())
        .isEqualTo("INTERRUPTED");
  }

  @Test
  void runOfABackboneThatWasKilled_isInterrupted() throws Exception {
    Path place = Files.createDirectories(RunShelf.of(home).place(5));
    Files.writeString(
        place.resolve("run.json"),
        """
        {"number": 5, "kind": "CONFORM", "target": "own", "state": "RUNNING", "role": "tester",
         "command": "./jukigate conform --self", "started": "2026-11-23T00:00:00Z", "ended": "",
         "from": "2026-11-23T00:00:00Z", "until": "", "exit": -1}
        """);
    web.close();
    web = console();

    assertThat(new Sitting(Role.VIEWER).get("runs").at("/runs/0/state").asText())
        .isEqualTo("INTERRUPTED");
  }
}

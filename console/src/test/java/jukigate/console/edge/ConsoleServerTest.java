package jukigate.console.edge;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.stream.IntStream;
import jukigate.console.access.Porter;
import jukigate.console.access.Role;
import jukigate.console.edge.Browser.Answer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The console over real TLS, by one who sends whatever he likes. */
class ConsoleServerTest {
  private static final String SESSION = "/api/v1/session";
  private static final String NETWORK = "/api/v1/network";

  @TempDir private Path folder;
  private Browser browser;

  @BeforeEach
  void open() {
    browser = new Browser(folder.resolve("console"));
  }

  @AfterEach
  void close() {
    browser.close();
  }

  private Answer enter(String token) {
    return browser.post(SESSION, Browser.link(token), Map.of());
  }

  private Answer network(String cookie) {
    return browser.get(NETWORK, Map.of("Cookie", cookie));
  }

  private static void assertRefused(Answer answer, int status, String id) {
    assertThat(answer.status()).isEqualTo(status);
    assertThat(answer.header("content-type")).isEqualTo("application/json");
    assertThat(Browser.refusal(answer)).contains(id);
  }

  @ParameterizedTest
  @ValueSource(strings = {"/", "/app.js", "/lib/lit-html/lit-html.js", SESSION, "/nothing"})
  void everyAnswer_carriesTheHeaders(String path) {
    Answer answer = browser.get(path, Map.of());
    assertThat(answer.header("content-security-policy"))
        .contains("default-src 'none'", "script-src 'self'", "require-trusted-types-for 'script'")
        .contains("frame-ancestors 'none'", "form-action 'none'", "base-uri 'none'")
        .doesNotContain("unsafe");
    assertThat(answer.header("x-content-type-options")).isEqualTo("nosniff");
    assertThat(answer.header("referrer-policy")).isEqualTo("no-referrer");
    assertThat(answer.header("cross-origin-opener-policy")).isEqualTo("same-origin");
    assertThat(answer.header("cross-origin-resource-policy")).isEqualTo("same-origin");
    assertThat(answer.header("cache-control")).isEqualTo("no-store");
    assertThat(answer.header("server")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "/, text/html",
    "/style.css, text/css",
    "/lib/lit-html/directives/repeat.js, text/javascript",
    "/texts/ja/common.json, application/json",
    "/api/v1/openapi.yaml, application/yaml"
  })
  void files_areServedWithTheirType(String path, String type) {
    Answer answer = browser.get(path, Map.of());
    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.header("content-type")).startsWith(type);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/index.html",
        "/texts/",
        "/lib/lit-html/static.js",
        "/lib/lit-html/../../openapi.yaml",
        "/lib/lit-html/%2e%2e/index.html",
        "/META-INF/MANIFEST.MF",
        "/api/v1",
        "/api/v1/services"
      })
  void whatIsNotOfThePage_isNotServed(String path) {
    assertThat(browser.get(path, Map.of()).status()).isBetween(400, 404);
  }

  @Test
  void link_opensASessionOnce() {
    String token = browser.token(Role.VIEWER);
    Answer first = enter(token);
    assertThat(first.status()).isEqualTo(200);
    assertThat(first.body()).contains("\"role\":\"viewer\"").contains("\"version\":\"1.0\"");
    assertRefused(enter(token), 403, "JG-O79");
    assertThat(network(first.cookie()).status()).isEqualTo(200);
  }

  @Test
  void cookie_isOfThisHostAndForNoScript() {
    assertThat(enter(browser.token(Role.VIEWER)).header("set-cookie"))
        .matches(
            "__Host-jukigate-session=[A-Za-z0-9_-]{43}; Path=/; Secure; HttpOnly; SameSite=Strict");
  }

  @Test
  void link_endsAfterItsTime() {
    String token = browser.token(Role.VIEWER);
    browser.now = browser.now.plus(Porter.TOKEN_LIFE);
    assertRefused(enter(token), 403, "JG-O79");
  }

  @Test
  void wrongUsedAndLateTokens_areRefusedWithTheSameBytes() {
    String used = browser.token(Role.VIEWER);
    enter(used);
    String late = browser.token(Role.VIEWER);
    browser.now = browser.now.plus(Porter.TOKEN_LIFE);
    Answer wrong = enter("x");
    assertThat(enter(used)).usingRecursiveComparison().ignoringFields("headers").isEqualTo(wrong);
    assertThat(enter(late)).usingRecursiveComparison().ignoringFields("headers").isEqualTo(wrong);
  }

  @Test
  void manyWrongTokens_shutTheDoorForAMinute() {
    String token = browser.token(Role.VIEWER);
    IntStream.range(0, Porter.TRIES).forEach(i -> assertRefused(enter("x" + i), 403, "JG-O79"));
    assertRefused(enter(token), 403, "JG-O79");
    browser.now = browser.now.plus(Porter.WINDOW);
    assertThat(enter(token).status()).isEqualTo(200);
  }

  @Test
  void session_endsWhenItIsIdle() {
    String cookie = browser.enter(Role.VIEWER);
    browser.now = browser.now.plus(Porter.IDLE).minusSeconds(1);
    assertThat(network(cookie).status()).isEqualTo(200);
    browser.now = browser.now.plus(Porter.IDLE);
    assertRefused(network(cookie), 401, "JG-O80");
  }

  @Test
  void session_endsAfterItsTimeHoweverBusy() {
    String cookie = browser.enter(Role.VIEWER);
    for (Duration at = Duration.ZERO;
        at.compareTo(Porter.SESSION_LIFE) < 0;
        at = at.plusMinutes(30)) {
      assertThat(network(cookie).status()).isEqualTo(200);
      browser.now = browser.now.plus(Duration.ofMinutes(30));
    }
    assertRefused(network(cookie), 401, "JG-O80");
  }

  @Test
  void logout_endsTheSession() {
    String cookie = browser.enter(Role.VIEWER);
    Answer gone = browser.send("DELETE", SESSION, "", browser.asPage(Map.of("Cookie", cookie)));
    assertThat(gone.status()).isEqualTo(204);
    assertThat(gone.header("set-cookie")).contains("Max-Age=0");
    assertRefused(network(cookie), 401, "JG-O80");
  }

  @ParameterizedTest
  @CsvSource({
    "Host, attacker.example",
    "Host, localhost",
    "Host, localhost:1",
    "Host, gateway.jukigate.localhost:8443",
    "Content-Type, text/plain",
    "Content-Type, application/x-www-form-urlencoded",
    "Content-Type, ''",
    "Origin, https://attacker.example",
    "Origin, null",
    "Origin, https://localhost:1",
    "Origin, ''",
    "Sec-Fetch-Site, cross-site",
    "Sec-Fetch-Site, same-site",
    "Sec-Fetch-Site, none",
    "Sec-Fetch-Site, ''"
  })
  void requestOfAnotherPage_isRefused(String header, String value) {
    String token = browser.token(Role.ADMINISTRATOR);
    Answer answer = browser.post(SESSION, Browser.link(token), Map.of(header, value));
    assertRefused(answer, 403, "JG-O82");
    assertThat(enter(token).status()).isEqualTo(200);
  }

  @ParameterizedTest
  @ValueSource(strings = {"attacker.example:8480", "localhost.attacker.example", "jukigate"})
  void readingByAnotherName_isRefused(String host) {
    assertRefused(browser.get("/", Map.of("Host", host)), 403, "JG-O82");
    assertRefused(browser.get(NETWORK, Map.of("Host", host)), 403, "JG-O82");
  }

  @Test
  void program_needsNeitherOriginNorFetchMetadata() {
    Map<String, String> json = Map.of("Content-Type", "application/json");
    String body = Browser.link(browser.token(Role.TESTER));
    assertThat(browser.send("POST", SESSION, body, json).status()).isEqualTo(200);
  }

  @ParameterizedTest
  @ValueSource(strings = {"OPTIONS", "TRACE", "PUT", "PATCH", "BREW"})
  void otherMethods_areRefused(String method) {
    assertThat(browser.send(method, NETWORK, "", Map.of()).status()).isBetween(400, 501);
    assertThat(browser.send(method, NETWORK, "", browser.asPage(Map.of())).status())
        .isBetween(400, 501);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "null", "{", "[]", "{}", "{\"token\":\"a\",\"role\":\"administrator\"}"})
  void bodyThatIsNoLink_isInvalid(String body) {
    assertRefused(browser.post(SESSION, body, Map.of()), 400, "JG-O83");
  }

  @Test
  void bodyOfAMegabyte_isNotRead() {
    Answer answer = browser.post(SESSION, Browser.link("x"), Map.of("Content-Length", "1048576"));

    assertThat(answer.status()).isEqualTo(413);
  }

  @ParameterizedTest
  @CsvSource({
    "'', 終わっています",
    "ja, 終わっています",
    "'en-US,en;q=0.9,ja;q=0.8', There is no session",
    "'ja;q=0.1,en;q=0.9', There is no session",
    "fr, There is no session",
    "*, 終わっています",
    "';;;', 終わっています"
  })
  void refusal_isInTheLanguageAskedFor(String accepted, String text) {
    Answer answer = browser.get(SESSION, Map.of("Accept-Language", accepted));
    assertRefused(answer, 401, "JG-O80");
    assertThat(answer.body()).contains(text);
  }

  @Test
  void network_isShownAsItIs() {
    Answer answer = network(browser.enter(Role.VIEWER));
    assertThat(answer.header("content-type")).isEqualTo("application/json");
    assertThat(answer.body())
        .contains("\"id\":\"cs-221007\"")
        .contains("\"name\":{\"ja\":\"静岡市\",\"en\":\"Shizuoka-shi\"}")
        .contains("\"waiting\":2,\"dead\":1");
  }

  @Test
  void wrongCookie_isNoSession() {
    assertRefused(network("__Host-jukigate-session=x"), 401, "JG-O80");
  }
}

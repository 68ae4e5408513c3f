package jukigate.console.edge;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import jukigate.console.access.Role;
import jukigate.console.edge.Browser.Answer;
import jukigate.console.view.Runs;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Runs over the API. */
class RunsResourceTest {
  private static final String RUNS = "/api/v1/runs";

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

  private Answer get(Role role, String path) {
    return browser.get(RUNS + path, Map.of("Cookie", browser.enter(role)));
  }

  private Answer post(Role role, String path, String body) {
    return browser.post(RUNS + path, body, Map.of("Cookie", browser.enter(role)));
  }

  private Answer delete(Role role, String path) {
    return browser.send(
        "DELETE", RUNS + path, "", browser.asPage(Map.of("Cookie", browser.enter(role))));
  }

  private static JsonNode json(Answer answer) throws IOException {
    assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    return new ObjectMapper().readTree(answer.body());
  }

  @Test
  void viewer_seesRunsAndWhatCameOfThem() throws IOException {
    assertThat(json(get(Role.VIEWER, "")).at("/runs/0/state").asText()).isEqualTo("RUNNING");
    JsonNode one = json(get(Role.VIEWER, "/1"));
    assertThat(one.at("/cases/0/expected").asText()).isEqualTo("200");
    assertThat(one.at("/cases/0/found").asText()).isEqualTo(SomeRuns.HOSTILE);
    assertThat(one.at("/files").findValuesAsText("name")).contains("conform.html");
  }

  @ParameterizedTest
  @CsvSource({"ja, JA", "en, EN"})
  void catalogue_isInTheLanguageOfWhoAsks(String wanted, String given) throws IOException {
    Answer answer =
        browser.get(
            RUNS + "/catalogue",
            Map.of("Cookie", browser.enter(Role.VIEWER), "Accept-Language", wanted));

    assertThat(json(answer).at("/conform/0/title").asText()).isEqualTo(given);
  }

  @Test
  void order_reachesTheSourceWithWhatWasLeftOut() throws IOException {
    JsonNode run = json(post(Role.REVIEWER, "", "{\"kind\":\"attack\",\"chosen\":[\"XSW-03\"]}"));

    assertThat(run.at("/state").asText()).isEqualTo("RUNNING");
    assertThat(browser.runs().done).containsExactly("start reviewer");
    assertThat(browser.runs().orders)
        .containsExactly(
            new Runs.Order("attack", "own", List.of("XSW-03"), "", "", 1, false, false, "", false));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "null",
        "{}",
        "{\"kind\":\" \"}",
        "{\"kind\":\"replay\",\"chosen\":[null]}",
        "{\"kind\":\"replay\",\"command\":\"rm\"}",
        "{\"kind\":\"replay\",\"times\":\"many\"}",
        "["
      })
  void orderThatSaysNothing_isRefused(String order) {
    Answer answer = post(Role.TESTER, "", order);

    assertThat(answer.status()).isEqualTo(400);
    assertThat(Browser.refusal(answer)).contains("JG-O83");
    assertThat(browser.runs().done).isEmpty();
  }

  @Test
  void orderBesideAnotherRun_isAConflict() {
    Answer answer = post(Role.TESTER, "", "{\"kind\":\"busy\"}");

    assertThat(answer.status()).isEqualTo(409);
    assertThat(Browser.refusal(answer)).contains("JG-O98");
  }

  @Test
  void viewer_startsStopsAndDeletesNothing() {
    assertThat(post(Role.VIEWER, "", "{\"kind\":\"attack\"}").status()).isEqualTo(403);
    assertThat(post(Role.VIEWER, "/2/stop", "{}").status()).isEqualTo(403);
    assertThat(delete(Role.VIEWER, "/1").status()).isEqualTo(403);
    assertThat(get(Role.VIEWER, "/1/messages?name=replay.html&reason=x").status()).isEqualTo(403);
    assertThat(browser.runs().done).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(names = {"TESTER", "REVIEWER", "ADMINISTRATOR"})
  void others_stopAndDelete(Role role) throws IOException {
    assertThat(json(post(role, "/2/stop", "{}")).at("/state").asText()).isEqualTo("STOPPED");
    assertThat(delete(role, "/1").status()).isEqualTo(204);
    assertThat(browser.runs().done)
        .containsExactly("stop 2 " + role.code(), "delete 1 " + role.code());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/9",
        "/9/file?name=a",
        "/1/file?name=../run.json",
        "/comparison?before=1&after=9"
      })
  void whatIsNotThere_isNotFound(String path) {
    Answer answer = get(Role.ADMINISTRATOR, path);

    assertThat(answer.status()).as(answer.body()).isEqualTo(404);
    assertThat(Browser.refusal(answer)).contains("JG-O83");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/x",
        "/1/file",
        "/1/file?name=a&path=b",
        "/1/messages?name=a",
        "/1/messages?name=a&reason=%20",
        "/comparison?before=1"
      })
  void questionOfAWrongForm_isRefused(String path) {
    Answer answer = get(Role.ADMINISTRATOR, path);

    assertThat(answer.status()).as(answer.body()).isEqualTo(400);
    assertThat(browser.runs().done).isEmpty();
  }

  @Test
  void report_isShownAndCanDoNothing() {
    Answer answer = get(Role.VIEWER, "/1/file?name=conform.html&lang=en");

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.body()).endsWith("EN");
    assertThat(answer.header("content-type")).isEqualToIgnoringCase("text/html;charset=utf-8");
    assertThat(answer.header("content-security-policy"))
        .startsWith("sandbox; default-src 'none';")
        .doesNotContain("script", "allow-");
    assertThat(answer.header("x-content-type-options")).isEqualTo("nosniff");
    assertThat(answer.header("cache-control")).isEqualTo("no-store");
  }

  @Test
  void reportWithMessages_tellsWhoReadsItAndWhy() {
    Answer answer = get(Role.REVIEWER, "/1/messages?name=replay.html&reason=case%2012");

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.header("content-security-policy")).startsWith("sandbox;");
    assertThat(browser.runs().done).containsExactly("read replay.html reviewer case 12");
  }

  @Test
  void comparison_tellsWhatBecameWorse() throws IOException {
    JsonNode compared = json(get(Role.VIEWER, "/comparison?before=1&after=2"));

    assertThat(compared.at("/changes/0/worse").asBoolean()).isTrue();
    assertThat(compared.at("/same").asInt()).isEqualTo(7);
  }
}

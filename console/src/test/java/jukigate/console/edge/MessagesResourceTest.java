package jukigate.console.edge;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import jukigate.console.access.Role;
import jukigate.console.edge.Browser.Answer;
import jukigate.console.view.Messages.Wanted;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Messages over the API. */
class MessagesResourceTest {
  private static final String MESSAGES = "/api/v1/messages";

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
    return browser.get(MESSAGES + path, Map.of("Cookie", browser.enter(role)));
  }

  private Answer read(Role role, String body) {
    return browser.post(MESSAGES + "/3/reading", body, Map.of("Cookie", browser.enter(role)));
  }

  private static JsonNode json(Answer answer) throws IOException {
    assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    return new ObjectMapper().readTree(answer.body());
  }

  @Test
  void pages_followEachOtherWithoutGap() throws IOException {
    JsonNode first = json(get(Role.VIEWER, "?limit=4"));
    JsonNode second = json(get(Role.VIEWER, "?limit=4&before=" + first.get("older").asLong()));

    assertThat(first.findValuesAsText("number")).containsExactly("7", "6", "5", "4");
    assertThat(second.findValuesAsText("number")).containsExactly("3", "2", "1");
    assertThat(second.get("older").isNull()).isTrue();
  }

  @Test
  void whatIsAskedFor_reachesTheSource() throws IOException {
    JsonNode unused =
        json(
            get(
                Role.VIEWER,
                "?node=national&exchange=X03&verdict=REFUSED&refusal=JG-301&from=a&to=b"
                    + "&correlation=c&messageId=d"));

    assertThat(browser.messages().asked)
        .containsExactly(new Wanted("national", "X03", "REFUSED", "JG-301", "a", "b", "c", "d"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"?limit=0", "?limit=201", "?limit=x", "?before=-1", "/x", "/0"})
  void numberThatIsNone_isRefusedWithWhatIsAllowed(String path) {
    Answer answer = get(Role.VIEWER, path);

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.body()).contains("JG-O83", "1…");
  }

  @ParameterizedTest
  @ValueSource(strings = {"?verdicts=REFUSED", "?node=national&node=cardms"})
  void parameterThatWouldNotBeHeeded_isRefused(String path) {
    Answer answer = get(Role.VIEWER, path);

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.body()).contains("JG-O83", "messageId");
    assertThat(browser.messages().asked).isEmpty();
  }

  @Test
  void messageThatIsNotThere_isNotFound() {
    assertThat(get(Role.VIEWER, "/8").status()).isEqualTo(404);
  }

  @Test
  void message_isMaskedForWhoGivesNoReason() throws IOException {
    JsonNode message = json(get(Role.VIEWER, "/3"));

    assertThat(message.at("/request/masked").asBoolean()).isTrue();
    assertThat(message.at("/response").isNull()).isTrue();
    assertThat(browser.messages().readings).isEmpty();
  }

  @Test
  void reading_tellsWhoAndWhy() throws IOException {
    JsonNode message = json(read(Role.TESTER, "{\"reason\":\" case 12 \"}"));

    assertThat(message.at("/request/masked").asBoolean()).isFalse();
    assertThat(browser.messages().readings).containsExactly("3 tester case 12");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {"{}", "{\"reason\":\"  \"}", "{\"reason\":1000}", "null", "''"})
  void readingWithoutAReason_isRefused(String body) {
    Answer answer = read(Role.REVIEWER, body.replace("1000", "\"" + "あ".repeat(101) + "\""));

    assertThat(answer.status()).isEqualTo(400);
    assertThat(browser.messages().readings).isEmpty();
  }

  @Test
  void viewer_mayNotRead() {
    assertThat(read(Role.VIEWER, "{\"reason\":\"curious\"}").status()).isEqualTo(403);
    assertThat(browser.messages().readings).isEmpty();
  }

  @Test
  void caseOfAMessage_hasItsStepsAndLanes() throws IOException {
    JsonNode found = json(get(Role.VIEWER, "/3/case"));

    assertThat(found.at("/steps/0/row/number").asLong()).isEqualTo(3);
    assertThat(found.at("/lanes/0/name").asText()).isEqualTo("静岡市");
    assertThat(get(Role.VIEWER, "/8/case").status()).isEqualTo(404);
  }

  @ParameterizedTest
  @CsvSource({"bytes, /request, PGEvPg==", "evidence, /name, evidence-3.zip"})
  void filesOfAMessage_takeAReason(String what, String field, String value) throws IOException {
    String path = MESSAGES + "/3/" + what;
    Map<String, String> cookie = Map.of("Cookie", browser.enter(Role.REVIEWER));

    assertThat(browser.post(path, "{\"reason\":\" \"}", cookie).status()).isEqualTo(400);
    assertThat(browser.messages().readings).isEmpty();
    JsonNode file = json(browser.post(path, "{\"reason\":\"case 12\"}", cookie));
    assertThat(file.at(field).asText()).isEqualTo(value);
    assertThat(browser.messages().readings).containsExactly("3 reviewer case 12");
  }

  @Test
  void evidence_isForReviewers() {
    Map<String, String> cookie = Map.of("Cookie", browser.enter(Role.TESTER));
    assertThat(browser.post(MESSAGES + "/3/evidence", "{\"reason\":\"a\"}", cookie).status())
        .isEqualTo(403);
  }

  @Test
  void differences_areMaskedUnlessAReasonIsGiven() throws IOException {
    assertThat(json(get(Role.VIEWER, "/3/diff?with=4")).at("/other").asInt()).isEqualTo(4);
    assertThat(browser.messages().readings).isEmpty();
    Map<String, String> cookie = Map.of("Cookie", browser.enter(Role.TESTER));
    String body = "{\"with\":4,\"reason\":\"case 12\"}";
    JsonNode unused = json(browser.post(MESSAGES + "/3/diff", body, cookie));
    assertThat(browser.messages().readings).containsExactly("3/4 tester case 12");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "?with=0", "?with=x", "?other=4"})
  void differencesFromNothing_areRefused(String query) {
    assertThat(get(Role.VIEWER, "/3/diff" + query).status()).isEqualTo(400);
    assertThat(get(Role.VIEWER, "/3/diff?with=8").status()).isEqualTo(404);
  }

  @Test
  void trial_saysWhatIsWantedAndWho() throws IOException {
    Map<String, String> cookie = Map.of("Cookie", browser.enter(Role.TESTER));
    String path = MESSAGES + "/3/trials";

    JsonNode tried = json(browser.post(path, "{\"change\":\"unsigned\"}", cookie));

    assertThat(tried.at("/ending").asText()).isEqualTo("JG-601");
    assertThat(tried.at("/row").isNull()).isTrue();
    assertThat(browser.trials().wanted).containsExactly("3 unsigned JA tester");
    assertThat(browser.post(path, "{}", cookie).status()).isEqualTo(400);
    assertThat(browser.post(path, "{\"change\":\"as-is\",\"x\":1}", cookie).status())
        .isEqualTo(400);
  }

  @Test
  void scenarioAndSamples_areOfThatMessage() throws IOException {
    Map<String, String> cookie = Map.of("Cookie", browser.enter(Role.TESTER));

    JsonNode saved = json(browser.post(MESSAGES + "/3/scenario", "{}", cookie));

    assertThat(saved.at("/folder").asText()).isEqualTo("/folder");
    assertThat(json(get(Role.VIEWER, "/3/samples")).at("/0/name").asText()).isEqualTo("curl");
    assertThat(get(Role.VIEWER, "/8/samples").status()).isEqualTo(404);
  }
}

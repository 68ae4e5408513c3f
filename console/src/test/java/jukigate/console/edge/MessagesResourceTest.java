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
}

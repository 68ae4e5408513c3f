package jukigate.console.edge;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import jukigate.console.access.Role;
import jukigate.console.edge.Browser.Answer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is asked of a desk over the API. */
class DeskResourcesTest {
  private static final String DESK = "/api/v1/desk/cs-221007/";

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
    return browser.get(DESK + path, Map.of("Cookie", browser.enter(role)));
  }

  private Answer post(Role role, String path, String body) {
    return browser.post(DESK + path, body, Map.of("Cookie", browser.enter(role)));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "residents | residents cs-221007 [] 0 20 viewer/op-console/",
        "residents?from=21&limit=5&operator=op-7 | residents cs-221007 [] 20 5 viewer/op-7/",
        "residents/id | resident cs-221007 id JA viewer/op-console/",
        "papers | papers cs-221007 viewer/op-console/"
      })
  void viewer_looksWithoutAReasonAndSoMasked(String path, String done) {
    Answer answer = get(Role.VIEWER, path);

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.body()).doesNotContain("架空");
    assertThat(browser.desk().done).containsExactly(done);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "residents/search | {\"find\":\" 鈴 \"} | residents cs-221007 [鈴] 0 100 tester/op-console/",
        "residents/search | {\"reason\":\" why \",\"from\":3,\"limit\":2}"
            + " | residents cs-221007 [] 2 2 tester/op-console/why",
        "residents/id/reading | {\"reason\":\"why\",\"operator\":\"op-7\"}"
            + " | resident cs-221007 id JA tester/op-7/why",
        "events | {\"kind\":\"death\",\"resident\":\"id\",\"fields\":{\"date\":\"2026-11-23\"}}"
            + " | enter cs-221007 death id {date=2026-11-23} tester/op-console/",
        "events | {\"kind\":\"codeOrder\"} | enter cs-221007 codeOrder  {} tester/op-console/",
        "events/settlement | {\"people\":10} | settle cs-221007 10 tester/op-console/",
        "papers/decisions | {\"number\":\"N-1\",\"from\":\"myna\",\"approve\":true}"
            + " | decide cs-221007 N-1 myna true tester/op-console/",
        "papers/printed | {\"reason\":\"why\"} | print cs-221007 tester/op-console/why",
        "papers/printed/copy.pdf | {\"reason\":\"why\"}"
            + " | document cs-221007 copy.pdf tester/op-console/why",
        "letters/7 | {\"act\":\"retry\"} | retry cs-221007 7 tester/op-console/",
        "letters/7 | {\"act\":\"give-up\"} | give up cs-221007 7 tester/op-console/"
      })
  void tester_doesWhatIsWished(String path, String body, String done) {
    assertThat(post(Role.TESTER, path, body).status()).isEqualTo(200);
    assertThat(browser.desk().done).containsExactly(done);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "residents/search | null",
        "residents/search | {\"limit\":101}",
        "residents/search | {\"from\":0}",
        "residents/search | {\"who\":\"x\"}",
        "residents/search | {\"operator\":\"<script>\"}",
        "residents/id/reading | null",
        "residents/id/reading | {}",
        "residents/id/reading | {\"reason\":\"  \"}",
        "events | null",
        "events | {}",
        "events | {\"kind\":\"death\",\"fields\":{\"date\":null}}",
        "events | {\"kind\":\"death\",\"fields\":{\"date\":{}}}",
        "events | [",
        "events/settlement | {\"people\":0}",
        "events/settlement | {\"people\":1001}",
        "papers/decisions | {\"number\":\"N-1\"}",
        "papers/decisions | {\"approve\":true}",
        "papers/printed | {}",
        "papers/printed/copy.pdf | null",
        "letters/7 | {}",
        "letters/7 | {\"act\":\"burn\"}",
        "letters/0 | {\"act\":\"retry\"}"
      })
  void wishThatSaysNothing_isRefusedAndNothingIsDone(String path, String body) {
    Answer answer = post(Role.TESTER, path, body);

    assertThat(answer.status()).isEqualTo(400);
    assertThat(Browser.refusal(answer)).contains("JG-O83");
    assertThat(browser.desk().done).isEmpty();
  }

  @Test
  void searchTerms_areNoPartOfAnAddress() {
    assertThat(get(Role.TESTER, "residents?find=x").status()).isEqualTo(400);
    assertThat(browser.desk().done).isEmpty();
  }

  @Test
  void reviewer_readsButEntersNothing() {
    assertThat(post(Role.REVIEWER, "residents/id/reading", "{\"reason\":\"why\"}").body())
        .contains("架空");
    assertThat(post(Role.REVIEWER, "papers/printed/a.pdf", "{\"reason\":\"why\"}").status())
        .isEqualTo(200);
    browser.desk().done.clear();

    assertThat(post(Role.REVIEWER, "events", "{\"kind\":\"death\"}").status()).isEqualTo(403);
    assertThat(post(Role.REVIEWER, "papers/printed", "{\"reason\":\"why\"}").status())
        .isEqualTo(403);
    assertThat(post(Role.REVIEWER, "letters/7", "{\"act\":\"retry\"}").status()).isEqualTo(403);
    assertThat(post(Role.VIEWER, "residents/search", "{\"find\":\"x\"}").status()).isEqualTo(403);
    assertThat(browser.desk().done).isEmpty();
  }
}

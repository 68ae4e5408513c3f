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

/** What testers do to lines and clock over the API. */
class ChangesTest {
  private static final String LINES = "/api/v1/lines/faults";
  private static final String CLOCK = "/api/v1/clock";

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

  private Answer post(String path, String body) {
    return browser.post(path, body, Map.of("Cookie", browser.enter(Role.TESTER)));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"link\":\"all\",\"direction\":\"in\",\"fault\":\"cut\"} | set all in cut by tester",
        "{\"link\":\"national\",\"direction\":\"both\",\"fault\":\"\"} | 'clear national both  by tester'",
        "{\"link\":\"all\",\"direction\":\"in\",\"clear\":\"latency\"}"
            + " | clear all in latency by tester",
        "{\"link\":\" all \",\"direction\":\"out\"} | 'clear all out  by tester'"
      })
  void line_isChangedAsItIsWished(String wish, String done) {
    assertThat(post(LINES, wish).status()).isEqualTo(200);
    assertThat(browser.lines().done).containsExactly(done);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"to\":\"P31D\"} | move P31D by tester",
        "{\"speed\":0} | freeze by tester",
        "{\"speed\":60} | run 60 by tester"
      })
  void clock_isChangedAsItIsWished(String wish, String done) {
    assertThat(post(CLOCK, wish).status()).isEqualTo(200);
    assertThat(browser.time().done).containsExactly(done);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        CLOCK + " | {}",
        CLOCK + " | {\"to\":\"P1D\",\"speed\":1}",
        CLOCK + " | {\"speed\":-1}",
        CLOCK + " | {\"speed\":1000001}",
        CLOCK + " | null",
        LINES + " | {}",
        LINES + " | {\"link\":\"all\"}",
        LINES + " | null",
        LINES + " | [",
      })
  void wishThatSaysNothing_isRefusedAndNothingIsDone(String path, String wish) {
    Answer answer = post(path, wish);

    assertThat(answer.status()).isEqualTo(400);
    assertThat(Browser.refusal(answer)).contains("JG-O83");
    assertThat(browser.lines().done).isEmpty();
    assertThat(browser.time().done).isEmpty();
  }

  @Test
  void viewer_changesNothing() {
    String cookie = browser.enter(Role.VIEWER);

    Answer answer = browser.post(CLOCK, "{\"speed\":0}", Map.of("Cookie", cookie));

    assertThat(answer.status()).isEqualTo(403);
    assertThat(browser.time().done).isEmpty();
  }
}

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
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The audit log over the API. */
class AuditResourceTest {
  private static final String AUDIT = "/api/v1/audit";

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
    return browser.get(AUDIT + path, Map.of("Cookie", browser.enter(role)));
  }

  private Answer post(Role role, String path, String body) {
    return browser.post(AUDIT + path, body, Map.of("Cookie", browser.enter(role)));
  }

  @Test
  void viewer_seesTheHeadAndPagesOfHeads() {
    assertThat(get(Role.VIEWER, "").body()).contains("\"size\":7", "\"verification\":null");
    assertThat(get(Role.VIEWER, "/heads?before=9&limit=2").status()).isEqualTo(200);
    assertThat(browser.audit().done).containsExactly("heads 9 2");
  }

  @Test
  void reviewer_verifiesProvesAndSeesActs() {
    assertThat(post(Role.REVIEWER, "/verification", "{\"witnesses\":false}").status())
        .isEqualTo(200);
    assertThat(post(Role.REVIEWER, "/proofs", "{\"message\":\" 3 \"}").body())
        .contains("\"index\":2");
    assertThat(post(Role.REVIEWER, "/continuations", "{\"before\":3,\"after\":7}").body())
        .contains("\"path\":[\"ef\"]", "\"good\":true");
    assertThat(get(Role.REVIEWER, "/acts?act=clock").body()).contains("\"act\":\"clock\"");
    assertThat(browser.audit().done)
        .containsExactly(
            "verify true false by reviewer",
            "proof 3 by reviewer",
            "continuation 3 7 by reviewer",
            "acts 9223372036854775807 clock 20");
  }

  @ParameterizedTest
  @EnumSource(
      value = Role.class,
      names = {"VIEWER", "TESTER"})
  void others_mayNot(Role role) {
    assertThat(post(role, "/verification", "{}").body()).contains("JG-O81");
    assertThat(post(role, "/proofs", "{\"message\":\"3\"}").body()).contains("JG-O81");
    assertThat(post(role, "/continuations", "{\"before\":3,\"after\":7}").body())
        .contains("JG-O81");
    assertThat(get(role, "/acts").body()).contains("JG-O81");
    assertThat(browser.audit().done).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"/heads?limit=0", "/heads?before=x", "/heads?act=clock", "/acts?act=%25"})
  void questionsThatSayNothing_areRefused(String path) {
    assertThat(get(Role.REVIEWER, path).body()).contains("JG-O83");
    assertThat(browser.audit().done).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "{\"before\":0,\"after\":7}",
        "{\"before\":7,\"after\":7}",
        "{\"before\":7}",
        "{\"before\":\"x\",\"after\":7}",
        "null"
      })
  void spans_thatAreNone_areRefused(String span) {
    assertThat(post(Role.REVIEWER, "/continuations", span).body()).contains("JG-O83");
    assertThat(browser.audit().done).isEmpty();
  }

  @Test
  void claims_thatSayNothingOrOfNoMessage_areRefused() {
    assertThat(post(Role.REVIEWER, "/proofs", "{}").body()).contains("JG-O83");
    assertThat(post(Role.REVIEWER, "/proofs", "{\"message\":\"" + "9".repeat(101) + "\"}").body())
        .contains("JG-O83");
    Answer unknown = post(Role.REVIEWER, "/proofs", "{\"message\":\"4\"}");
    assertThat(unknown.status()).isEqualTo(404);
    assertThat(unknown.body()).contains("JG-O31");
  }
}

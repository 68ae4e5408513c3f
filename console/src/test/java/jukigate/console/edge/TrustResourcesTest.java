package jukigate.console.edge;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
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
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** PKI and access over the API. */
class TrustResourcesTest {
  private static final String API = "/api/v1/";

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
    return browser.get(API + path, Map.of("Cookie", browser.enter(role)));
  }

  private Answer post(Role role, String path, String body) {
    return browser.post(API + path, body, Map.of("Cookie", browser.enter(role)));
  }

  private static JsonNode json(Answer answer) throws IOException {
    assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    return new ObjectMapper().readTree(answer.body());
  }

  @Test
  void viewer_seesCertificatesByWhatWasAsked() throws IOException {
    String asked = "pki/certificates?issuer=tls-ca&find=cs-22&show=revoked&from=51&limit=50";

    JsonNode page = json(get(Role.VIEWER, asked));

    assertThat(page.at("/certificates/0/node").asText()).isEqualTo("cs-221007");
    assertThat(page.at("/certificates/0/revoked").isNull()).isTrue();
    assertThat(browser.trust().done).containsExactly("tls-ca|cs-22|revoked 51 50");
    assertThat(json(get(Role.VIEWER, "pki/certificates/1")).at("/purpose").asText())
        .isEqualTo(SomeTrust.HOSTILE);
    assertThat(get(Role.VIEWER, "connections").status()).isEqualTo(204);
  }

  @Test
  void pem_isAFileToKeep() {
    Answer answer = get(Role.VIEWER, "pki/certificates/1/pem?chain=true");

    assertThat(answer.body()).isEqualTo("PEM true");
    assertThat(answer.header("content-type")).startsWith("application/x-pem-file");
    assertThat(answer.header("content-disposition"))
        .isEqualTo("attachment; filename=\"1.chain.pem\"");
    assertThat(get(Role.VIEWER, "pki/certificates/2/pem").status()).isEqualTo(404);
  }

  @Test
  void administrator_issuesRevokesRenewsAndRollsOver() throws IOException {
    json(post(Role.ADMINISTRATOR, "pki/certificates", "{\"node\":\"cs-1\",\"use\":\"tls\"}"));
    json(post(Role.ADMINISTRATOR, "pki/certificates/1/revocation", "{\"reason\":\"superseded\"}"));
    json(post(Role.ADMINISTRATOR, "pki/certificates/1/renewal", "{\"sameKey\":true}"));
    json(post(Role.ADMINISTRATOR, "pki/rollover", "{\"step\":\"begin\"}"));

    assertThat(browser.trust().done)
        .containsExactly(
            "issue cs-1 tls  by administrator",
            "revoke 1 superseded by administrator",
            "renew 1 true by administrator",
            "rollover begin by administrator");
  }

  @ParameterizedTest
  @EnumSource(names = {"VIEWER", "TESTER", "REVIEWER"})
  void others_mayNot(Role role) {
    for (String path :
        new String[] {
          "pki/certificates",
          "pki/certificates/1/revocation",
          "pki/certificates/1/renewal",
          "pki/rollover"
        }) {
      Answer answer = post(role, path, "{\"reason\":\"superseded\"}");
      assertThat(answer.status()).as(path).isEqualTo(403);
      assertThat(Browser.refusal(answer)).contains("JG-O81");
    }
    assertThat(browser.trust().done).isEmpty();
  }

  @Test
  void secondRevocation_isAConflict() {
    String body = "{\"reason\":\"superseded\"}";
    Answer answer = post(Role.ADMINISTRATOR, "pki/certificates/2/revocation", body);

    assertThat(answer.status()).isEqualTo(409);
    assertThat(Browser.refusal(answer)).contains("JG-O90");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "pki/certificates?show=keys",
        "pki/certificates?limit=201",
        "pki/certificates?from=0",
        "pki/certificates?key=1",
        "pki/certificates/..%5Cca",
        "pki/certificates/%3Cscript%3E",
        "access/cs-221007?to=x"
      })
  void questionOfNoForm_isRefused(String path) {
    Answer answer = get(Role.ADMINISTRATOR, path);

    assertThat(answer.status()).as(answer.body()).isEqualTo(400);
  }

  @ParameterizedTest
  @CsvSource({
    "pki/certificates, null",
    "pki/certificates, {}",
    "pki/certificates/1/revocation, {}",
    "pki/certificates/1/revocation, '{\"reason\":\" \"}'",
    "pki/certificates/1/renewal, null",
    "pki/certificates/1/renewal, '{\"password\":\"x\"}'",
    "pki/rollover, {}"
  })
  void actThatSaysNothing_isRefused(String path, String body) {
    Answer answer = post(Role.ADMINISTRATOR, path, body);

    assertThat(answer.status()).as(answer.body()).isEqualTo(400);
    assertThat(browser.trust().done).isEmpty();
  }
}

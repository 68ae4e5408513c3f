package jukigate.app.attack;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import jukigate.conformance.attack.Attacks;
import jukigate.domain.refusal.Outcome;
import jukigate.domain.refusal.Refusal;
import jukigate.domain.refusal.RefusalCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Who may be attacked, and who not. */
class ForeignEndpointTest {
  private static final String OURS = "https://pref-220001.jukigate.localhost:9443/pref";

  @TempDir Path folder;

  @Test
  void description_isReadWithALowRateUnlessItSaysMore() throws IOException {
    ForeignEndpoint endpoint = read("url: " + OURS).orThrow();
    assertThat(endpoint.rate()).isEqualTo(5);
    assertThat(endpoint.profile().name()).isEqualTo("high");
    assertThat(endpoint.node().value()).isEqualTo("pref-220001");
    assertThat(endpoint.url()).hasPath("/pref");
    assertThat(read("url: " + OURS + "\nrate: 50\npki: keys").orThrow())
        .satisfies(it -> assertThat(it.rate()).isEqualTo(50))
        .satisfies(it -> assertThat(it.pki()).contains(folder.resolve("keys")));
  }

  @ParameterizedTest
  @CsvSource({
    "https://192.0.2.1:443/pref, TARGET_NOT_LOOPBACK",
    "https://juki.example:443/pref, TARGET_NOT_LOOPBACK",
    "https://pref-220001.jukigate.localhost.example:443/pref, TARGET_NOT_LOOPBACK",
    "https://localhost:9443/pref, TARGET_NOT_LOOPBACK",
    "http://pref-220001.jukigate.localhost:9443/pref, CONFIG_INVALID_VALUE",
    "https://pref-220001.jukigate.localhost:9443@juki.example/pref, CONFIG_INVALID_VALUE",
    "https://national.jukigate.localhost:9443/national, CONFIG_INVALID_VALUE",
  })
  void addressThatIsNotOfThisMachineOrNetwork_isRefused(String url, RefusalCode code)
      throws IOException {
    assertThat(code(read("url: " + url))).isEqualTo(code);
  }

  @Test
  void unknownKeysAndValues_areRefused() throws IOException {
    assertThat(code(read("url: " + OURS + "\nspeed: 9"))).isEqualTo(RefusalCode.CONFIG_UNKNOWN_KEY);
    assertThat(code(read("url: " + OURS + "\nrate: 0")))
        .isEqualTo(RefusalCode.CONFIG_INVALID_VALUE);
    assertThat(code(read("url: " + OURS + "\nprofile: low")))
        .isEqualTo(RefusalCode.CONFIG_INVALID_VALUE);
    assertThat(code(read("[}"))).isEqualTo(RefusalCode.FILE_INVALID);
    assertThat(code(ForeignEndpoint.read(folder.resolve("none"))))
        .isEqualTo(RefusalCode.FILE_UNREADABLE);
  }

  @Test
  void onlyWhatIsOnTheList_isAllowed() throws IOException {
    ForeignEndpoint endpoint = read("url: " + OURS).orThrow();
    Path list = folder.resolve("list");
    assertThat(code(endpoint.allowedBy(list))).isEqualTo(RefusalCode.TARGET_NOT_ALLOWED);
    Files.writeString(list, "# pref-220001.jukigate.localhost:9443\nother:9443\n");
    assertThat(code(endpoint.allowedBy(list))).isEqualTo(RefusalCode.TARGET_NOT_ALLOWED);
    Files.writeString(list, "PREF-220001.jukigate.localhost:9443".toLowerCase(Locale.ROOT));
    assertThat(endpoint.allowedBy(list).isPassed()).isTrue();
  }

  @Test
  void whatWearsTheEndpointOut_isLeftOutUnlessAskedFor() {
    assertThat(Attacks.all().stream().filter(it -> Attacks.suitsForeign(it, false)))
        .extracting(it -> it.id())
        .contains("SIG-01", "XML-01")
        .doesNotContain("XML-03", "HTTP-05", "DOS-04", "AUT-06");
    assertThat(Attacks.all().stream().filter(it -> Attacks.suitsForeign(it, true)))
        .extracting(it -> it.id())
        .contains("XML-03", "HTTP-05")
        .doesNotContain("AUT-06");
  }

  private Outcome<ForeignEndpoint> read(String yaml) throws IOException {
    return ForeignEndpoint.read(Files.writeString(folder.resolve("target.yaml"), yaml + "\n"));
  }

  private static RefusalCode code(Outcome<?> outcome) {
    return outcome instanceof Outcome.Refused<?>(Refusal refusal)
        ? refusal.code()
        : RefusalCode.INTERNAL_ERROR;
  }
}

package jukigate.app.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import jukigate.app.command.Typed;
import jukigate.gateway.config.GatewayConfig;
import jukigate.gateway.edge.Listening;
import jukigate.wire.profile.SecurityProfile;
import jukigate.wire.tls.JvmSecurity;
import jukigate.wire.xml.XmlLimits;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The page of settings says what holds, and names tests that exist. */
class ProfileSettingsTest {
  private static final Pattern TEST = Pattern.compile("`(\\w+Test)#(\\w+)`");
  private static final Pattern CODE = Pattern.compile("`([^`]*)`");

  private record Row(String section, List<String> cells) {
    String cell(int index) {
      return cells.get(index).strip();
    }

    List<String> codes(int index) {
      return CODE.matcher(cell(index)).results().map(found -> found.group(1)).toList();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"profile-settings.md", "profile-settings.ja.md"})
  void everyRow_namesATestThatExists(String page) throws IOException {
    Map<String, String> sources = testSources();
    List<String> wrong = new ArrayList<>();
    List<Row> rows = rows(page);
    for (Row row : rows) {
      String last = row.cells().getLast();
      Matcher named = TEST.matcher(last);
      boolean none = true;
      while (named.find()) {
        none = false;
        String source = sources.getOrDefault(named.group(1), "");
        if (!source.contains("void " + named.group(2) + "(")) {
          wrong.add(row.cell(0) + ": " + named.group());
        }
      }
      if (none) {
        wrong.add(row.cell(0) + ": no test");
      }
    }
    assertThat(wrong).isEmpty();
    assertThat(rows).hasSizeGreaterThan(60);
  }

  @Test
  void bothLanguages_haveTheSameRows() throws IOException {
    assertThat(rows("profile-settings.ja.md").stream().map(row -> row.codes(0)))
        .isEqualTo(rows("profile-settings.md").stream().map(row -> row.codes(0)).toList());
  }

  @Test
  void jvmSettings_areThoseOfThePageAndHold() throws IOException {
    JvmSecurity.harden();
    Map<String, String> told = new TreeMap<>();
    rows("profile-settings.md").stream()
        .filter(row -> row.section().startsWith("1."))
        .forEach(row -> told.put(row.codes(0).getFirst(), row.codes(1).getFirst()));
    Map<String, String> hold = new TreeMap<>();
    JvmSecurity.settings().forEach(setting -> hold.put(setting.name(), setting.found()));
    assertThat(hold).isEqualTo(told);
  }

  @Test
  void profileLists_areThoseOfThePage() throws IOException {
    Map<String, Row> rows = new HashMap<>();
    rows("profile-settings.md").stream()
        .filter(row -> row.section().startsWith("2."))
        .forEach(row -> rows.put(row.codes(0).getFirst(), row));
    check(rows, SecurityProfile.HIGH_2026, 1);
    check(rows, SecurityProfile.RECOMMENDED_2026, 2);
    assertThat(rows).hasSize(15);
  }

  /** What an empty configuration, or none, gives: the gateway's limits and those of the nodes. */
  @Test
  void limits_areThoseOfThePage() throws IOException {
    Map<String, List<String>> rows = new HashMap<>();
    rows("profile-settings.md")
        .forEach(row -> row.codes(0).forEach(name -> rows.put(name, row.codes(1))));
    GatewayConfig gateway = GatewayConfig.of(Map.of());
    Listening listening = gateway.listening();
    assertThat(limits(gateway.xmlLimits())).isEqualTo(rows.get("XmlLimits"));
    assertThat(limits(XmlLimits.DEFAULT)).isEqualTo(rows.get("XmlLimits.DEFAULT"));
    assertThat(rows.get("CappedBody"))
        .containsExactly(String.valueOf(XmlLimits.DEFAULT.maxBytes()));
    assertThat(rows.get("setRequestHeaderSize"))
        .containsExactly(String.valueOf(listening.limits().headerBytes()));
    assertThat(rows.get("NetworkConnectionLimit"))
        .containsExactly(String.valueOf(listening.limits().connections()));
    assertThat(rows.get("setHost")).containsExactly(listening.host());
    assertThat(rows.get("setIdleTimeout")).isEqualTo(seconds(listening.idle()));
    assertThat(rows.get("revocation.timeout")).isEqualTo(seconds(gateway.revocationTimeout()));
  }

  private static List<String> limits(XmlLimits limits) {
    return Stream.of(
            limits.maxBytes(),
            limits.maxDepth(),
            limits.maxElements(),
            limits.maxAttributes(),
            limits.maxAttributeBytes())
        .map(String::valueOf)
        .toList();
  }

  /** What carries advisories that no available version fixes, and what is not needed. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "org.opensaml.saml.common.SAMLObject",
        "net.shibboleth.shared.xml.ParserPool",
        "org.apache.cxf.transport.http.netty.client.NettyHttpConduit",
        "org.apache.cxf.jaxrs.JAXRSServerFactoryBean",
        "org.apache.cxf.rs.security.oauth2.services.AbstractOAuthService",
        "org.apache.cxf.sts.token.validator.TokenValidator",
        "org.bouncycastle.jsse.provider.BouncyCastleJsseProvider",
        "org.ehcache.CacheManager"
      })
  void unsafeModules_areNotOnTheClassPath(String type) {
    String file = type.replace('.', '/') + ".class";
    assertThat(getClass().getClassLoader().getResource(file)).isNull();
  }

  /** CXF brings the StAX side of WSS4J along; messages are verified in DOM alone. */
  @Test
  void staxSecurity_isCalledNowhere() throws IOException {
    try (Stream<Path> files = Files.walk(Typed.ROOT)) {
      assertThat(
              files
                  .filter(file -> file.toString().contains("/src/main/java/"))
                  .filter(file -> file.toString().endsWith(".java"))
                  .filter(file -> read(file).contains("wss4j.stax")))
          .isEmpty();
    }
  }

  private static void check(Map<String, Row> rows, SecurityProfile profile, int column) {
    same(rows, "tls.protocols", column, profile.tls().protocols());
    same(rows, "tls.suites", column, profile.tls().suites());
    same(rows, "tls.groups", column, profile.tls().groups());
    same(rows, "tls.schemes", column, profile.tls().schemes());
    same(rows, "xml.signatures", column, fragments(profile.xml().signatures()));
    same(rows, "xml.digests", column, fragments(profile.xml().digests()));
    same(rows, "xml.ciphers", column, fragments(profile.xml().ciphers()));
    same(rows, "xml.rsaSignature", column, fragments(List.of(profile.xml().rsaSignature())));
    same(rows, "keys.rsaBits", column, List.of(String.valueOf(profile.keys().rsaBits())));
    same(rows, "keys.ecBits", column, List.of(String.valueOf(profile.keys().ecBits())));
    same(rows, "periods.immediate", column, seconds(profile.periods().immediate()));
    same(rows, "periods.queued", column, seconds(profile.periods().queued()));
    same(rows, "periods.future", column, seconds(profile.periods().future()));
    same(rows, "periods.status", column, seconds(profile.periods().status()));
    same(rows, "answerMayOmitFrom", column, List.of(String.valueOf(profile.answerMayOmitFrom())));
  }

  private static void same(
      Map<String, Row> rows, String name, int column, Collection<String> holds) {
    assertThat(rows).containsKey(name);
    assertThat(rows.get(name).codes(column))
        .as("%s, column %d", name, column)
        .containsExactlyInAnyOrderElementsOf(holds);
  }

  private static List<String> seconds(Duration duration) {
    return List.of(duration.toSeconds() + " s");
  }

  private static List<String> fragments(Collection<String> uris) {
    return uris.stream().map(uri -> uri.substring(uri.indexOf('#') + 1)).toList();
  }

  private static List<Row> rows(String page) throws IOException {
    List<Row> rows = new ArrayList<>();
    String section = "";
    for (String line : Files.readAllLines(Typed.ROOT.resolve("docs").resolve(page))) {
      if (line.startsWith("## ")) {
        section = line.substring(3);
      } else if (line.startsWith("| ") && line.contains("`")) {
        String inside = line.substring(1, line.lastIndexOf('|'));
        rows.add(new Row(section, Arrays.asList(inside.split("\\|", -1))));
      }
    }
    return rows;
  }

  /** Test classes by name; two of one name are taken together. */
  private static Map<String, String> testSources() throws IOException {
    Map<String, String> sources = new HashMap<>();
    try (Stream<Path> files = Files.walk(Typed.ROOT)) {
      files
          .filter(file -> file.toString().contains("/src/test/java/"))
          .filter(file -> file.toString().endsWith("Test.java"))
          .forEach(
              file ->
                  sources.merge(
                      file.getFileName().toString().replace(".java", ""),
                      read(file),
                      String::concat));
    }
    return sources;
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

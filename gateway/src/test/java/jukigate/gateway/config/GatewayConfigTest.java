package jukigate.gateway.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import jukigate.domain.Language;
import jukigate.domain.node.NodeId;
import jukigate.domain.refusal.Outcome;
import jukigate.domain.refusal.Refusal;
import jukigate.wire.xml.XmlLimits;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class GatewayConfigTest {
  @TempDir Path folder;

  @Test
  void emptyFile_givesTheDefaults() throws IOException {
    GatewayConfig config = read("").orThrow();
    assertThat(config.listening().port()).isEqualTo(8443);
    assertThat(config.profile().name()).isEqualTo("high");
    assertThat(config.journalFolder()).isEqualTo(Path.of("var", "gateway"));
    assertThat(config.nodes()).isEmpty();
  }

  @Test
  void nestedAndDottedKeys_areTheSame() throws IOException {
    String nested =
        """
        listen:
          port: 0
        timeouts.answer: 2s
        nodes:
          cs-221007: https://cs.example.localhost:1/cs
        """;
    GatewayConfig config = read(nested).orThrow();
    assertThat(config.listening().port()).isZero();
    assertThat(config.answerTimeout()).isEqualTo(Duration.ofSeconds(2));
    assertThat(config.nodes()).containsOnlyKeys(new NodeId("cs-221007"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      textBlock =
          """
          "listen:\\n  port: 0\\n  prot: 1"              | JG-O01 | 3 | listen.prot
          "# one\\n\\nlisten.port: 70000"                | JG-O02 | 3 | listen.port
          "listen.host: 0.0.0.0"                         | JG-O02 | 1 | 127.0.0.1
          "management.host: 0.0.0.0"                     | JG-O02 | 1 | 127.0.0.1
          "management.port: 70000"                       | JG-O02 | 1 | off, 0
          "profile: low"                                 | JG-O02 | 1 | recommended
          "limits.depth: 101"                            | JG-O02 | 1 | limits.depth
          "timeouts.answer: soon"                        | JG-O02 | 1 | timeouts.answer
          "numbers.allow-any: yes"                       | JG-O02 | 1 | numbers.allow-any
          "nodes:\\n  cs-221006: https://a:1/cs"         | JG-O02 | 2 | nodes.cs-221006
          "nodes:\\n  national: http://a:1/cs"           | JG-O02 | 2 | nodes.national
          "nodes:\\n  national: https://u:p@a:1/cs"      | JG-O02 | 2 | nodes.national
          "nodes:\\n  gateway: https://a:1/cs"           | JG-O03 | 2 | nodes.gateway
          "admission.max-age: 10m"                       | JG-O03 | 1 | admission.max-age
          "home: a\\ntimeouts:\\n  stop: 1s"             | JG-O03 | 3 | timeouts.stop
          "listen.port: 1\\nlisten:\\n  port: 2"         | JG-O03 | 3 | listen.port
          "listen: [1, 2]"                               | JG-O05 | 1 | listen
          "listen: {port: 1"                             | JG-O05 | 1 | line
          "- a"                                          | JG-O05 | 1 | line
          """)
  void wrongFile_isRefusedWithItsLine(String yaml, String id, int line, String named)
      throws IOException {
    Refusal refusal = refusal(read(yaml.replace("\\n", "\n")));
    assertThat(refusal.code().id()).isEqualTo(id);
    assertThat(refusal.text(Language.EN)).contains("line " + line).contains(named);
    assertThat(refusal.text(Language.JA)).contains(String.valueOf(line));
  }

  @Test
  void missingFile_isRefused() {
    assertThat(refusal(GatewayConfig.read(folder.resolve("none"))).code().id()).isEqualTo("JG-O04");
  }

  /** What the file may say, the parser must take. */
  @Test
  void largestLimits_areThoseOfTheParser() {
    GatewayConfig config =
        GatewayConfig.of(Map.of())
            .with("limits.message-bytes", "100000000")
            .then(made -> made.with("limits.depth", "100"))
            .then(made -> made.with("limits.elements", "1000000"))
            .then(made -> made.with("limits.attributes", "200"))
            .orThrow();
    assertThat(config.xmlLimits()).isEqualTo(new XmlLimits(100_000_000, 100, 1_000_000, 200));
  }

  @ParameterizedTest
  @EnumSource(Language.class)
  void printedConfig_readsBackTheSame(Language language) throws IOException {
    var nodes = Map.of(NodeId.NATIONAL, URI.create("https://national.jukigate.localhost:9443/x"));
    GatewayConfig config =
        GatewayConfig.of(nodes).with("listen.port", "0").orThrow().with("home", "a b").orThrow();
    GatewayConfig again = read(config.print(language)).orThrow();
    assertThat(again.nodes()).isEqualTo(nodes);
    assertThat(again.listening()).isEqualTo(config.listening());
    assertThat(again.journalFolder()).isEqualTo(config.journalFolder());
  }

  @ParameterizedTest
  @EnumSource(Language.class)
  void everyKey_isDocumentedAndPrinted(Language language) {
    String printed = GatewayConfig.of(Map.of()).print(language);
    assertThat(Key.ALL)
        .allSatisfy(
            key -> {
              assertThat(key.documentation(language)).isNotBlank();
              assertThat(printed)
                  .contains(key.documentation(language))
                  .contains("\n" + key.name() + ": ");
            });
    assertThat(Key.documentation(Key.NODES, Language.JA))
        .isNotEqualTo(Key.documentation(Key.NODES, Language.EN));
  }

  private Outcome<GatewayConfig> read(String yaml) throws IOException {
    return GatewayConfig.read(Files.writeString(folder.resolve("gateway.yaml"), yaml));
  }

  private static Refusal refusal(Outcome<?> outcome) {
    assertThat(outcome).isInstanceOf(Outcome.Refused.class);
    return ((Outcome.Refused<?>) outcome).refusal();
  }
}

package jukigate.app.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import jukigate.app.scenario.Library;
import jukigate.app.scenario.Scenario;
import jukigate.domain.Language;
import jukigate.domain.message.Exchange;
import jukigate.domain.message.Operation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * docs/exchanges is made from the operation table and the scenarios; its pictures are drawn and
 * checked by {@code ScenarioLibraryTest}. After a change run: {@code mvn -pl app -am test
 * -Dtest='ExchangePagesTest,ScenarioLibraryTest' -Dsurefire.failIfNoSpecifiedTests=false
 * -Djukigate.write-docs=true}
 */
public class ExchangePagesTest {
  private static final Path FOLDER = Path.of("..", "docs", "exchanges");
  private static final Library LIBRARY = Library.read(Path.of("..", "scenarios")).orThrow();
  private static final Map<Language, String> HEADS =
      Map.of(
          Language.EN,
          """
          # The exchanges

          [日本語](README.ja.md) · Made from `wsdl/operations.yaml` and real runs of the scenarios; do not edit. Solid: request, dashed: answer. Every hop is mutual TLS, and the signature is the sender's, end to end. Every resident is invented.
          """,
          Language.JA,
          """
          # 業務ごとの流れ

          [English](README.md) · `wsdl/operations.yaml` と、シナリオを実際に流した結果から作成しています (手で編集しません)。実線は要求、破線は応答。どの区間も相互TLSで、署名は送信ノードから受信ノードまで通します。住民はすべて架空です。
          """);

  /** Where the picture of an exchange is. */
  public static Path picture(Exchange exchange, Language language) {
    return FOLDER.resolve(pictureName(exchange, language));
  }

  /** The exchanges that this scenario shows. */
  public static List<Exchange> shownBy(Scenario scenario) {
    return Exchange.all().stream()
        .filter(one -> one.shown().equals(Optional.of(LIBRARY.name(scenario))))
        .toList();
  }

  @Test
  void everyExchange_hasAScenarioThatShowsIt() {
    var names = LIBRARY.scenarios().stream().map(LIBRARY::name).toList();
    assertThat(Exchange.all())
        .filteredOn(Exchange::isThere)
        .allSatisfy(one -> assertThat(one.shown()).as(one.id()).isPresent().get().isIn(names));
  }

  @ParameterizedTest
  @EnumSource(Language.class)
  void checkedInPage_isWhatTheTableSays(Language language) throws IOException {
    Path file = FOLDER.resolve(language == Language.JA ? "README.ja.md" : "README.md");
    String rendered =
        HEADS.get(language)
            + Exchange.all().stream()
                .map(one -> section(one, language))
                .collect(Collectors.joining());
    if (Boolean.getBoolean("jukigate.write-docs")) {
      Files.writeString(file, rendered);
    }
    assertThat(Files.readString(file)).isEqualTo(rendered);
  }

  private static String section(Exchange exchange, Language language) {
    String head = "\n## " + exchange.id() + " " + exchange.title().in(language) + "\n\n";
    if (!exchange.isThere()) {
      return head + (language == Language.JA ? "まだありません。\n" : "Not there yet.\n");
    }
    String scenario = exchange.shown().orElseThrow();
    String rows =
        exchange.operations().stream()
            .map(operation -> rows(operation, language))
            .collect(Collectors.joining());
    return head
        + (language == Language.JA
            ? "| 操作 | 送信元 → 宛先 | 本文 | 根拠 |\n|---|---|---|---|\n"
            : "| operation | from → to | body | law |\n|---|---|---|---|\n")
        + rows
        + "\n"
        + (language == Language.JA ? "シナリオ" : "Scenario")
        + ": ["
        + scenario
        + "](../../scenarios/"
        + scenario
        + "/README.md) · `./jukigate replay "
        + scenario
        + "`\n\n!["
        + exchange.title().in(language)
        + "]("
        + pictureName(exchange, language)
        + ")\n";
  }

  private static String rows(Operation operation, Language language) {
    String contract = language == Language.JA ? "index.ja.html" : "index.html";
    return operation.routes().stream()
        .map(
            route ->
                String.format(
                    Locale.ROOT,
                    "| [%s](../contract/%s#op-%s)<br>%s | %s | %s | %s |%n",
                    operation.name(),
                    contract,
                    operation.name(),
                    operation.title().in(language),
                    route.title().in(language),
                    operation.travels().in(language),
                    route.law()))
        .collect(Collectors.joining());
  }

  private static String pictureName(Exchange exchange, Language language) {
    return exchange.id().toLowerCase(Locale.ROOT) + (language == Language.JA ? ".ja" : "") + ".svg";
  }
}

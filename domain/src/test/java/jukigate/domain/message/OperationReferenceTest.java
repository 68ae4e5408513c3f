package jukigate.domain.message;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import jukigate.domain.Language;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * docs/operations.md and docs/operations.ja.md are made from the operation table. After a change
 * run: {@code mvn -pl domain test -Dtest=OperationReferenceTest -Djukigate.write-docs=true}
 */
class OperationReferenceTest {
  private static final Map<Language, String> HEADS =
      Map.of(
          Language.EN,
          """
          # Operations

          [日本語](operations.ja.md) · Made from `wsdl/operations.yaml`; do not edit. What is not here does not exist, and a route that is not here is refused (JG-501, JG-502). The elements are in the [contract reference](contract/index.html).

          | exchange | operation | what | body | from → to | purpose | kept by the receiver | law |
          |---|---|---|---|---|---|---|---|
          """,
          Language.JA,
          """
          # 業務一覧

          [English](operations.md) · `wsdl/operations.yaml` から作成しています (手で編集しません)。ここにない操作はなく、ここにない経路は拒否します (JG-501、JG-502)。要素は[契約リファレンス](contract/index.ja.html)にあります。

          | 業務 | 操作 | 内容 | 本文 | 送信元 → 宛先 | 利用事務 | 受信側の保存 | 根拠 |
          |---|---|---|---|---|---|---|---|
          """);

  @ParameterizedTest
  @EnumSource(Language.class)
  void checkedInReference_isWhatTheTableSays(Language language) throws IOException {
    String name = language == Language.JA ? "operations.ja.md" : "operations.md";
    Path file = Path.of("..", "docs", name);
    String rendered = HEADS.get(language) + rows(language);
    if (Boolean.getBoolean("jukigate.write-docs")) {
      Files.writeString(file, rendered);
    }
    assertThat(Files.readString(file)).isEqualTo(rendered);
  }

  private static String rows(Language language) {
    return Operation.all()
        .sorted(Comparator.comparing(Operation::exchange))
        .flatMap(
            operation -> operation.routes().stream().map(route -> row(operation, route, language)))
        .collect(Collectors.joining());
  }

  private static String row(Operation operation, Route route, Language language) {
    List<String> cells =
        List.of(
            operation.exchange(),
            "`" + operation.name() + "`",
            operation.title().in(language),
            operation.travels().in(language),
            route.title().in(language),
            route.purposes().stream().map(Purpose::code).sorted().collect(Collectors.joining(", ")),
            operation.keep().text().in(language),
            route.law());
    return "| " + String.join(" | ", cells) + " |\n";
  }
}

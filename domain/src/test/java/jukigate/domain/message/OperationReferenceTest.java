package jukigate.domain.message;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import jukigate.domain.Bilingual;
import jukigate.domain.Language;
import jukigate.domain.node.NodeRole;
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
  private static final Map<NodeRole, Bilingual> ROLES =
      Map.of(
          NodeRole.MUNICIPAL_CS, new Bilingual("市町村CS", "municipal CS"),
          NodeRole.PREFECTURE, new Bilingual("都道府県サーバ", "prefecture"),
          NodeRole.SUPPLEMENTARY_PREFECTURE, new Bilingual("附票都道府県サーバ", "suppl. prefecture"),
          NodeRole.NATIONAL, new Bilingual("全国サーバ", "national"),
          NodeRole.SUPPLEMENTARY_NATIONAL, new Bilingual("附票全国サーバ", "suppl. national"),
          NodeRole.CARD_MANAGEMENT, new Bilingual("カード管理", "card management"),
          NodeRole.AGENCY, new Bilingual("国の機関等・執行機関", "agency"),
          NodeRole.MYNAPORTAL, new Bilingual("マイナポータル", "Mynaportal"),
          NodeRole.GATEWAY, new Bilingual("ゲートウェイ", "gateway"));
  private static final Map<Route.Condition, Bilingual> CONDITIONS =
      Map.of(
          Route.Condition.NONE, new Bilingual("", ""),
          Route.Condition.OWN_PREFECTURE, new Bilingual("自都道府県の", "its own "),
          Route.Condition.OWN_MUNICIPALITY, new Bilingual("区域内の", "its own "),
          Route.Condition.SAME_PREFECTURE, new Bilingual("同じ都道府県の", "the same prefecture's "),
          Route.Condition.ANOTHER_NODE, new Bilingual("別の", "another "));

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
            body(operation).in(language),
            ROLES.get(route.from()).in(language)
                + " → "
                + CONDITIONS.get(route.condition()).in(language)
                + ROLES.get(route.to()).in(language),
            route.purposes().stream().map(Purpose::code).sorted().collect(Collectors.joining(", ")),
            operation.keep().text().in(language),
            route.law());
    return "| " + String.join(" | ", cells) + " |\n";
  }

  private static Bilingual body(Operation operation) {
    boolean waits = operation.kind() == Operation.Kind.NOTIFICATION;
    return operation.encrypted()
        ? new Bilingual(
            waits ? "通知、暗号化" : "照会、暗号化", waits ? "notification, encrypted" : "inquiry, encrypted")
        : new Bilingual(waits ? "通知" : "照会", waits ? "notification" : "inquiry");
  }
}

package jukigate.domain.refusal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import jukigate.domain.Language;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * docs/refusals.md and docs/refusals.ja.md are made from the catalogue. After a change run: {@code
 * mvn -pl domain test -Dtest=RefusalReferenceTest -Djukigate.write-docs=true}
 */
class RefusalReferenceTest {
  private static final List<String> PLACEHOLDERS = List.of("…", "…", "…", "…");
  private static final Map<Language, String> HEADS =
      Map.of(
          Language.EN,
          """
          # Refusals

          [日本語](refusals.ja.md) · Made from the catalogue in `domain`; do not edit. `…` stands for what the refusal names: an element, a rule, a node, a file.
          Ids are stable: none is reused, none changes its meaning. Security refusals show only the id on the wire; the journal holds the whole text.

          | id | stage | SOAP fault code | what was refused | what to do |
          |---|---|---|---|---|
          """,
          Language.JA,
          """
          # 拒否の一覧

          [English](refusals.md) · `domain` のカタログから作成しています (手で編集しません)。`…` には要素・規則・ノード・ファイルなどの名前が入ります。
          idは変わりません。再利用も意味の変更もしません。セキュリティの拒否は通信上idだけを示し、説明は記録に残ります。

          | id | 段階 | SOAPフォルトコード | 拒否の理由 | 対処 |
          |---|---|---|---|---|
          """);

  @ParameterizedTest
  @EnumSource(Language.class)
  void checkedInReference_isWhatTheCatalogueSays(Language language) throws IOException {
    Path file = Path.of("..", "docs", language == Language.JA ? "refusals.ja.md" : "refusals.md");
    String rendered = render(language);
    if (Boolean.getBoolean("jukigate.write-docs")) {
      Files.writeString(file, rendered);
    }
    assertThat(Files.readString(file)).isEqualTo(rendered);
  }

  private static String render(Language language) {
    var page = new StringBuilder(HEADS.get(language));
    for (RefusalCode code : RefusalCode.values()) {
      var refusal = new Refusal(code, PLACEHOLDERS);
      page.append("| ").append(code.id());
      page.append(" | ").append(code.stage());
      page.append(" | ").append(code.faultCode().qName().getLocalPart());
      page.append(" | ").append(refusal.text(language));
      page.append(" | ").append(refusal.fix(language)).append(" |\n");
    }
    return page.toString();
  }
}

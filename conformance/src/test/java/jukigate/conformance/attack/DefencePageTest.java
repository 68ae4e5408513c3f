package jukigate.conformance.attack;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import jukigate.domain.Language;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * The matrix of attacks and missing defences as a page, drawn from the files that {@code
 * WeakGatewayTest} proves.
 */
class DefencePageTest {
  @ParameterizedTest
  @EnumSource(Language.class)
  void page_showsWhatGetsThroughWithoutEachDefence(Language language) throws IOException {
    Path file = Path.of("..", "docs", language == Language.JA ? "defences.ja.md" : "defences.md");
    String page = page(language);
    if (Boolean.getBoolean("jukigate.write-docs")) {
      Files.writeString(file, page);
    }
    assertThat(Files.readString(file)).isEqualTo(page);
  }

  private static String page(Language language) {
    boolean ja = language == Language.JA;
    var text = new StringBuilder(ja ? HEAD_JA : HEAD_EN);
    for (Defence defence : Defences.all()) {
      text.append(
          "| `%s` | %s | %s | %s | %s |%n"
              .formatted(
                  defence.id(),
                  defence.title().in(language),
                  defence.without().in(language),
                  attacks(defence, true),
                  attacks(defence, false)));
    }
    text.append(ja ? NEVER_JA : NEVER_EN);
    for (String attack : Defences.attacks()) {
      Defences.whyNever(attack)
          .ifPresent(why -> text.append("| %s | %s |%n".formatted(attack, why.in(language))));
    }
    text.append(ja ? ELSEWHERE_JA : ELSEWHERE_EN);
    for (Elsewhere other : Elsewhere.all()) {
      String tests =
          other.provenBy().stream().map(it -> "`" + it + "`").collect(Collectors.joining(", "));
      text.append(
          "| %s | %s | %s | %s |%n"
              .formatted(
                  other.id(),
                  other.title().in(language),
                  other.reason().in(language),
                  tests.isEmpty() ? "—" : tests));
    }
    return text.toString().replace(System.lineSeparator(), "\n");
  }

  /** Those that this defence alone keeps out, or that get through where others are missing, too. */
  private static String attacks(Defence defence, boolean alone) {
    List<String> ids =
        Defences.attacks().stream()
            .flatMap(id -> Defences.lossOf(id).stream())
            .filter(loss -> loss.missing().contains(defence))
            .filter(loss -> (loss.missing().size() == 1) == alone)
            .map(Loss::attack)
            .toList();
    return ids.isEmpty() ? "—" : String.join(" ", ids);
  }

  private static final String HEAD_EN =
      """
      # Defences and attacks

      [日本語](defences.ja.md)

      Each row is a check of the gateway, what an endpoint without it would do, and which attacks of `./jukigate attack` then get through: by this defence missing alone, or only where others of their set are missing, too (defence in depth). `WeakGatewayTest` takes every set away from a running gateway, in the memory of the test, and fails unless the attack then breaks the rule that its file names; with all defences in place `OwnGatewayTest` sees all of them refused. This page is drawn from `defences.yaml` and `elsewhere.yaml` by `DefencePageTest`.

      | id | defence | without it | alone | with others |
      |---|---|---|---|---|
      """;
  private static final String HEAD_JA =
      """
      # 防御と攻撃

      [English](defences.md)

      各行は、ゲートウェイの一つの検査、それがないエンドポイントの振る舞い、そのとき通る `./jukigate attack` の攻撃です。「単独」はこの防御だけがないときに通るもの、「他と併せて」は同じ組の他の防御もないときに初めて通るもの (深層防御) です。`WeakGatewayTest` は、稼働中のゲートウェイから各組をテストのメモリーの中だけで取り除き、攻撃がそのファイルの示す規則を破らなければ失敗します。すべての防御があるとき、すべての攻撃が拒否されることは `OwnGatewayTest` が確かめます。このページは `defences.yaml` と `elsewhere.yaml` から `DefencePageTest` が作ります。

      | ID | 防御 | なければ | 単独 | 他と併せて |
      |---|---|---|---|---|
      """;
  private static final String NEVER_EN =
      """

      ## What no missing check of the gateway lets through

      | attack | why |
      |---|---|
      """;
  private static final String NEVER_JA =
      """

      ## ゲートウェイの検査を除いても通らないもの

      | 攻撃 | 理由 |
      |---|---|
      """;
  private static final String ELSEWHERE_EN =
      """

      ## Ids of the catalogue that `attack` does not try

      | id | attack | why not | tried by |
      |---|---|---|---|
      """;
  private static final String ELSEWHERE_JA =
      """

      ## 目録のうち `attack` が試さないもの

      | ID | 攻撃 | 理由 | 試すテスト |
      |---|---|---|---|
      """;
}

package jukigate.conformance.attack;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import jukigate.conformance.kit.Cases;
import jukigate.conformance.kit.TestCase;
import jukigate.conformance.requirement.Layer;
import jukigate.conformance.requirement.Requirement;
import jukigate.conformance.requirement.Requirements;
import jukigate.conformance.sut.Event;
import jukigate.domain.Language;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Requirements with their cases, and mutants with theirs, as pages drawn from the data. */
class ConformancePagesTest {
  private static final int REQUIREMENTS_AT_LEAST = 300;

  @ParameterizedTest
  @EnumSource(Language.class)
  void requirements_areTracedToCases(Language language) throws IOException {
    check("requirements", language, requirements(language));
  }

  @ParameterizedTest
  @EnumSource(Language.class)
  void mutants_areTracedToCases(Language language) throws IOException {
    check("mutants", language, mutants(language));
  }

  @ParameterizedTest
  @EnumSource(Language.class)
  void events_areToldToAdapters(Language language) throws IOException {
    check("conform-events", language, events(language));
  }

  private static String events(Language language) {
    boolean ja = language == Language.JA;
    var text = new StringBuilder(ja ? EVENTS_JA : EVENTS_EN);
    for (Event event : Event.values()) {
      text.append("| `").append(event.word()).append("` | ");
      text.append(
          event == Event.MESSAGE
              ? ja ? "契約パックの操作の電文1通" : "one message of a contract pack"
              : event.messages().isEmpty()
                  ? "—"
                  : event.messages().stream()
                      .map(
                          it ->
                              it.operation().exchange()
                                  + " `"
                                  + it.name()
                                  + "` → "
                                  + receiver(it.to(), ja))
                      .collect(Collectors.joining("<br>")));
      text.append(" |\n");
    }
    return text.toString();
  }

  private static String receiver(Event.To to, boolean ja) {
    return switch (to) {
      case PREFECTURE -> ja ? "自都道府県" : "its prefecture";
      case NATIONAL -> ja ? "全国" : "national";
      case CARDS -> ja ? "カード管理" : "card management";
      case SUPPLEMENT -> ja ? "自都道府県の附票" : "its supplementary server";
      case GATEWAY -> ja ? "ゲートウェイ" : "gateway";
      case OTHER -> ja ? "他の市町村 (`other`)" : "the other municipality (`other`)";
    };
  }

  @Test
  void everyCase_showsRequirementsOfItsSide() {
    assertThat(Requirements.all()).hasSizeGreaterThanOrEqualTo(REQUIREMENTS_AT_LEAST);
    assertThat(Cases.all())
        .allSatisfy(
            each -> {
              assertThat(each.requirements()).as(each.id()).isNotEmpty();
              assertThat(each.requirements())
                  .as(each.id())
                  .allMatch(it -> it.side().includes(each.side()));
              assertThat(each.requirements())
                  .as(each.id())
                  .allMatch(it -> it.untestable().isEmpty());
            });
  }

  @Test
  void everyRequirement_hasACaseOrAReason() {
    assertThat(Requirements.all())
        .filteredOn(it -> it.untestable().isEmpty() && Cases.of(it).isEmpty())
        .extracting(it -> it.id() + " " + it.level().word())
        .isEmpty();
  }

  private static void check(String name, Language language, String page) throws IOException {
    Path file = Path.of("..", "docs", name + (language == Language.JA ? ".ja.md" : ".md"));
    if (Boolean.getBoolean("jukigate.write-docs")) {
      Files.writeString(file, page);
    }
    assertThat(Files.readString(file)).isEqualTo(page);
  }

  private static String requirements(Language language) {
    boolean ja = language == Language.JA;
    List<Requirement> all = Requirements.all();
    long wanted = all.stream().filter(Requirement::wantsCase).count();
    long shown = all.stream().filter(it -> it.wantsCase() && !Cases.of(it).isEmpty()).count();
    var text = new StringBuilder();
    text.append(
        String.format(
            Locale.ROOT, ja ? HEAD_JA : HEAD_EN, all.size(), wanted, shown, Cases.all().size()));
    for (Layer layer : Layer.values()) {
      text.append("\n## ").append(layer.title().in(language)).append("\n\n");
      text.append(
          ja
              ? "| id | 強さ | 側 | 要件 | 根拠 | 試験 |\n|---|---|---|---|---|---|\n"
              : "| id | level | side | requirement | source | cases |\n|---|---|---|---|---|---|\n");
      all.stream()
          .filter(it -> it.layer() == layer)
          .forEach(it -> text.append(row(it, language)).append('\n'));
    }
    return text.toString();
  }

  private static String row(Requirement one, Language language) {
    String cases =
        Cases.of(one).stream().map(it -> "`" + it.id() + "`").collect(Collectors.joining(" "));
    String why = one.untestable().map(it -> "— " + it.in(language)).orElse("");
    return String.join(
        " | ",
        "| `" + one.id() + "`",
        one.level().word()
            + one.profile().map(it -> " (" + it + ")").orElse("")
            + (one.next() ? " → MUST" : ""),
        one.side().name(),
        cell(one.text().in(language)),
        cell(one.clause() + "; " + one.source()),
        (cases.isEmpty() ? cell(why) : cases) + " |");
  }

  private static String cell(String text) {
    return text.replace("|", "\\|").replace("<", "&lt;");
  }

  private static String mutants(Language language) {
    boolean ja = language == Language.JA;
    var text = new StringBuilder();
    text.append(String.format(Locale.ROOT, ja ? MUTANTS_JA : MUTANTS_EN, Mutants.all().size()));
    for (Mutants.Mutant mutant : Mutants.all()) {
      TestCase caught = Cases.ofId(mutant.caughtBy()).orElseThrow();
      text.append(
          String.format(
              Locale.ROOT,
              "| %s | %s | `%s` | %s |\n",
              mutant.attack(),
              cell(mutant.title().in(language)),
              caught.id(),
              cell(caught.title().in(language))));
    }
    text.append(
        String.format(Locale.ROOT, ja ? STORIES_JA : STORIES_EN, StoryMutants.all().size()));
    for (StoryMutants.Mutant mutant : StoryMutants.all()) {
      TestCase caught = Cases.ofId(mutant.caughtBy()).orElseThrow();
      text.append(
          String.format(
              Locale.ROOT,
              "| <code>%s</code> | `%s` | %s |\n",
              cell(mutant.does()),
              caught.id(),
              cell(caught.title().in(language))));
    }
    return text.toString();
  }

  private static final String EVENTS_JA =
      """
      # 適合試験の事象

      [English](conform-events.md) · 使い方: [howto-conform.ja.md](howto-conform.ja.md)

      `conform` がコマンドに渡す `event` と、正しいCSがそれで送る電文。コードから作る。手で直さないこと。「—」は何も送らない事象で、`hooks: [events]` のコマンドにだけ渡す。
      正しいCSが断る頼みでは、`messages` が空になる。

      | event | 電文 |
      |---|---|
      """;
  private static final String EVENTS_EN =
      """
      # Events of the conformance kit

      [日本語](conform-events.ja.md) · How to use them: [howto-conform.md](howto-conform.md)

      Each `event` that `conform` hands to a command, and the messages that it makes a right CS send. Made from the code; do not edit. "—" sends nothing; such an event is handed only to a command with `hooks: [events]`.
      Where a right CS refuses what it is asked, `messages` is empty.

      | event | messages |
      |---|---|
      """;
  private static final String HEAD_JA =
      """
      # 要件

      [English](requirements.md) · 試験のしかた: [howto-conform.ja.md](howto-conform.ja.md) · 破った実装での確かめ: [mutants.ja.md](mutants.ja.md)

      市町村CSが電文のやりとりで守るべきこと。`conformance/src/main/resources/jukigate/conformance/requirements/` から作る。手で直さないこと。

      要件 %d。うち必須で外から見えるもの %d、そのうち試験のあるもの %d (試験 %d)。「—」は外から見えない理由。
      """;
  private static final String HEAD_EN =
      """
      # Requirements

      [日本語](requirements.ja.md) · How to be judged: [howto-conform.md](howto-conform.md) · Proven by senders that break them: [mutants.md](mutants.md)

      What a municipal CS must do on the wire. Made from `conformance/src/main/resources/jukigate/conformance/requirements/`; do not edit.

      %d requirements. %d are obligations that can be seen from outside, %d of these have a case (%d cases). "—" gives the reason why something cannot be seen from outside.
      """;
  private static final String MUTANTS_JA =
      """
      # 一か所だけ誤った実装

      [English](mutants.md) · 要件: [requirements.ja.md](requirements.ja.md)

      適合試験そのものの試験。一か所だけ誤った電文を送る %d の送信者が、それを見る試験にその名で捕まる。`conformance` の `MutantTest` が毎回のビルドで確かめる (プロファイルhigh)。どの答えも信じる送信者と何も信じない送信者は答えに関するすべての試験に (`BeliefMutantTest`)、何でも受け入れるCSは100以上の試験に (`AgreeableCsTest`) 捕まる。左の列は攻撃の目録のid (own は攻撃でないもの)。

      | id | 誤り | 捕まえる試験 | 見ること |
      |---|---|---|---|
      """;
  private static final String MUTANTS_EN =
      """
      # Senders with one defect

      [日本語](mutants.ja.md) · Requirements: [requirements.md](requirements.md)

      The test of the kit itself: %d senders that do one thing wrong are each caught, by name, by the case that is about it. `MutantTest` of `conformance` shows it in every build (profile high). What believes every answer, or none, is caught by every case about answers (`BeliefMutantTest`), and what accepts every call by more than 100 (`AgreeableCsTest`). The first column is an id of the attack catalogue (own: no attack).

      | id | defect | caught by | what it looks at |
      |---|---|---|---|
      """;
  private static final String STORIES_JA =
      """

      ## 内容を一か所だけ変える送信者

      業務・スキーマ・順序の試験を見る %d の送信者。正しい電文の草案を一か所だけ変えて署名する。`StoryMutantTest` が毎回のビルドで確かめる。

      | 変えること | 捕まえる試験 | 見ること |
      |---|---|---|
      """;
  private static final String STORIES_EN =
      """

      ## Senders that change one thing of the content

      For cases of business, schema and sequence: %d senders that change one thing of a right draft, and sign it. `StoryMutantTest` shows it in every build.

      | change | caught by | what it looks at |
      |---|---|---|
      """;
}

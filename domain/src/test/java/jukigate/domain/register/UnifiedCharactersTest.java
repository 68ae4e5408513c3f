package jukigate.domain.register;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UnifiedCharactersTest {
  private static final UnifiedCharacters TABLE = UnifiedCharacters.table();

  /** R25. The counts are those of MJ文字情報一覧表 and MJ縮退マップ, counted apart from this table. */
  @Test
  void r25_everyKanjiOfTheNetwork_goesToUnicodeAndMjAndBackUnchanged() {
    assertThat(TABLE.all()).hasSize(19_563);
    assertThat(TABLE.all())
        .allSatisfy(
            one -> {
              assertThat(TABLE.find(one.text())).contains(one);
              assertThat(TABLE.find(one.code())).contains(one);
              assertThat(one.plain().map(plain -> TABLE.find(plain).orElseThrow()))
                  .isIn(Optional.empty(), Optional.of(one));
            });
    assertThat(TABLE.all().stream().map(UnifiedCharacter::mj).distinct()).hasSize(19_563);
  }

  @Test
  void everyKanji_isOneCharacterOfAText_andSurvivesAStoreAndARecord() {
    assertThat(TABLE.all())
        .allSatisfy(
            one -> {
              RegisterText text = new RegisterText("山" + one.text() + "花", List.of());
              assertThat(text.length()).isEqualTo(3);
              assertThat(text.characters().get(1)).isEqualTo(one.text());
              assertThat(RegisterText.parseText(text.text())).contains(text);
            });
  }

  @Test
  void shapesThatExistOnlyWithASelector_areCounted() {
    assertThat(TABLE.all().stream().filter(one -> one.plain().isEmpty())).hasSize(3_583);
  }

  @Test
  void substitutions_areCountedByTheirFourOutcomes() {
    var outcomes =
        TABLE.all().stream()
            .collect(
                Collectors.groupingBy(
                    one -> one.substitution().getClass().getSimpleName(), Collectors.counting()));

    assertThat(outcomes)
        .containsEntry("NotNeeded", 10_710L)
        .containsEntry("Replaced", 4_593L)
        .containsEntry("Ambiguous", 822L)
        .containsEntry("Impossible", 3_438L);
  }

  @ParameterizedTest
  @CsvSource({
    "J+8FBA, 辺, MJ025758",
    "J+AD1D, 々, MJ000001",
    "J+AEAC, \uD842\uDFB7, MJ032129",
    "J+670A, \u43D3, MJ003774",
    "J+9AD9, 髙, MJ028902",
    "J+FA11, 﨑, MJ030196",
    "J+B9D5, 葛, MJ022336",
    "J+B9D5, 葛\uDB40\uDD03, MJ022336",
    "J+845B, 葛\uDB40\uDD02, MJ022335",
    "J+BD5E, 邊\uDB40\uDD0E, MJ026201"
  })
  void character_meansItsCode(String code, String character, String mj) {
    assertThat(TABLE.find(character).orElseThrow())
        .satisfies(
            one -> {
              assertThat(one.code()).hasToString(code);
              assertThat(one.mj()).isEqualTo(mj);
            });
  }

  @ParameterizedTest
  @CsvSource({
    "山田太郎, 山田太郎, NOT_NEEDED",
    "\uD842\uDFB7野, \uD842\uDFB7野, NOT_NEEDED",
    "葛\uDB40\uDD02西, 葛西, REPLACED",
    "渡邉, 渡邉, NOT_NEEDED",
    "Ａｎｎａ　みやこ, Ａｎｎａ　みやこ, NOT_NEEDED",
    "山〓, 山〓, IMPOSSIBLE",
    "山\u3400, 山丘, AMBIGUOUS",
    "山\u3400〓, 山丘〓, IMPOSSIBLE"
  })
  void text_isSubstitutedCharacterByCharacter(
      String text, String shown, SubstitutedText.Result result) {
    var substituted = SubstitutedText.of(RegisterText.of(text));

    assertThat(substituted.result()).isEqualTo(result);
    assertThat(substituted.value()).isEqualTo(shown);
  }

  @Test
  void gaijiWithAnAlternativeOfItsOwn_isReplacedByIt() {
    var gaiji = new Gaiji(2, Optional.empty(), Optional.empty(), Optional.of("邊"));
    var substituted = SubstitutedText.of(new RegisterText("渡〓", List.of(gaiji)));

    assertThat(substituted.value()).isEqualTo("渡邊");
    assertThat(substituted.result()).isEqualTo(SubstitutedText.Result.REPLACED);
    assertThat(substituted.toString()).doesNotContain("渡");
  }

  @Test
  void gaijiWithACode_isReplacedAsTheTableSays() {
    var gaiji = Gaiji.unified(1, UnifiedCode.parse("J+845B").orElseThrow());
    var substituted = SubstitutedText.of(new RegisterText("〓西", List.of(gaiji)));

    assertThat(substituted.value()).isEqualTo("葛西");
    assertThat(substituted.positions()).containsExactly(1);
  }
}

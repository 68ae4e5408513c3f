package jukigate.domain.register;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import jukigate.domain.message.Payload;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RegisterTextTest {
  private static final String TSUCHIYOSHI = "\uD842\uDFB7";
  private static final String IVS = "邊\uDB40\uDD0E";

  @Test
  void length_countsCharactersAsPeopleSeeThem() {
    assertThat(RegisterText.of(TSUCHIYOSHI + "野").length()).isEqualTo(2);
    assertThat(RegisterText.of("渡" + IVS + "\u3000か\u3099").length()).isEqualTo(4);
  }

  @Test
  void text_isKeptExactly() {
    String decomposed = "か\u3099" + IVS;
    assertThat(RegisterText.of(decomposed).value()).isEqualTo(decomposed);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        " 山田",
        "山田\u3000",
        "山\t田",
        "山\n田",
        "\uD842",
        "\uDFB7山",
        "山\uFFFE",
        "\uFDD0",
        "\uDB40\uDD0E山",
        "山\u0000"
      })
  void whatIsNoTextOfTheRegister_isRefused(String text) {
    assertThat(RegisterText.parse(text)).isEmpty();
    assertThatThrownBy(() -> RegisterText.of(text)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void longestText_has200CharactersHoweverLongInCode() {
    assertThat(RegisterText.parse(IVS.repeat(200))).isPresent();
    assertThat(RegisterText.parse("あ".repeat(201))).isEmpty();
  }

  @Test
  void gaiji_areCountedAndSubstituted() {
    Gaiji first = new Gaiji(1, UnifiedCode.parse("J+AEAC"), Optional.empty(), Optional.of("吉"));
    Gaiji third = new Gaiji(3, Optional.empty(), image(), Optional.of("辺"));
    RegisterText text = new RegisterText(TSUCHIYOSHI + "渡〓", List.of(first, third));
    assertThat(text.gaijiCount()).isEqualTo(2);
    assertThat(text.substituted()).isEqualTo("吉渡辺");
    assertThat(RegisterText.parseText(text.text())).contains(text);
  }

  @ParameterizedTest
  @CsvSource({"3", "201"})
  void gaiji_outsideTheText_isRefused(int position) {
    assertThat(RegisterText.parseText("山田\t" + position)).isEmpty();
  }

  @Test
  void twoGaijiAtOneCharacter_areRefused() {
    assertThat(RegisterText.parseText("山田\t1=J+AEAC,1=J+8FBA")).isEmpty();
  }

  @Test
  void personalText_isNotShown() {
    assertThat(RegisterText.of("山田\u3000太郎")).hasToString("RegisterText[5 characters, 0 gaiji]");
    assertThat(new Kana("やまだ")).hasToString("Kana[3 characters]");
  }

  @ParameterizedTest
  @ValueSource(strings = {"J+AEAC", "J+8FBA", "J+AC00", "J+D6FF", "J+0020", "J+FFFE"})
  void unifiedCode_isOneOfItsBlocks(String code) {
    assertThat(UnifiedCode.parse(code)).map(UnifiedCode::toString).contains(code);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"J+001F", "J+A000", "J+D700", "J+E000", "J+FFFF", "U+AEAC", "J+aeac", "AEAC"})
  void otherCodes_areNoUnifiedCodes(String code) {
    assertThat(UnifiedCode.parse(code)).isEmpty();
  }

  @Test
  void unifiedCode_inTheHangulBlockIsAddedKanji() {
    assertThat(new UnifiedCode(0xAEAC).block()).isEqualTo(UnifiedCode.Block.ADDED_KANJI);
  }

  private static Optional<Payload> image() {
    return Optional.of(Payload.of(new byte[] {1, 2, 3}));
  }
}

package jukigate.domain.node;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RomanisationTest {
  @ParameterizedTest
  @CsvSource({
    "シズオカ, shizuoka",
    "ヨコハマ, yokohama",
    "くっちゃん, kutchan",
    "マッチ, matchi",
    "イッシキ, isshiki",
    "さっぽろ, sapporo",
    "ニッコウ, nikko",
    "シンオンセン, shin'onsen",
    "さんようおのだ, san'yoonoda",
    "カンオンジ, kan'onji",
    "てんえい, ten'ei",
    "ほんだ, honda",
    "ぐんま, gunma",
    "なんば, nanba",
    "そうじゃ, soja",
    "シャリ, shari",
    "ちゃたん, chatan",
    "ぎょうだ, gyoda",
    "ひょうご, hyogo",
    "りゅうおう, ryuo",
    "きゅうしゅう, kyushu",
    "ふじ, fuji",
    "つがる, tsugaru",
    "みやづ, miyazu",
    "にいがた, niigata",
    "とおの, tono",
    "すおうおおしま, suooshima",
    "ラーメン, ramen"
  })
  void kana_areWrittenAsModifiedHepburn(String kana, String latin) {
    assertThat(Romanisation.of(kana)).contains(latin);
  }

  @ParameterizedTest
  @CsvSource({"静岡", "shizuoka", "ファ", "し ず"})
  void anythingButKana_hasNoRomanisation(String text) {
    assertThat(Romanisation.of(text)).isEmpty();
  }

  /** As the municipalities write themselves, where that is Hepburn without long marks. */
  @ParameterizedTest
  @CsvSource({
    "010006, Hokkaido",
    "130001, Tokyo-to",
    "260002, Kyoto-fu",
    "220001, Shizuoka-ken",
    "221007, Shizuoka-shi",
    "141003, Yokohama-shi",
    "011002, Sapporo-shi",
    "131016, Chiyoda-ku",
    "014001, Kutchan-cho",
    "042081, Kakuda-shi",
    "412082, Ogi-shi",
    "422088, Matsuura-shi",
    "122181, Katsuura-shi",
    "302015, Wakayama-shi",
    "372056, Kan'onji-shi",
    "285862, Shin'onsen-cho",
    "203033, Koumi-machi",
    "092096, Mooka-shi",
    "332127, Setouchi-shi",
    "282090, Toyooka-shi",
    "015601, Takinoue-cho",
    "462136, Nishinoomote-shi",
    "462179, Soo-shi",
    "363219, Sanagochi-son",
    "414255, Shiroishi-cho",
    "462039, Kanoya-shi",
    "473260, Chatan-cho",
    "373869, Utazu-cho",
    "202126, Omachi-shi",
    "414239, Omachi-cho",
    "202100, Komagane-shi"
  })
  void municipality_carriesWhatItIsBehindAHyphen(String code, String latin) {
    assertThat(Municipalities.japan().find(code).orElseThrow().romanised()).isEqualTo(latin);
  }

  @Test
  void everyLocalGovernment_hasANameInLatinLettersWithItsEnding() {
    assertThat(Municipalities.japan().all())
        .allSatisfy(
            one ->
                assertThat(one.romanised())
                    .as(one.name())
                    .matches("[A-Z][a-z']+-(to|fu|ken|shi|ku|cho|machi|mura|son)|Hokkaido"));
  }

  @Test
  void readings_haveNoLargeKanaForASmallOne() {
    var suspects = Set.of("じゆ", "りゆ", "ぎよ", "じや", "にゆ", "ぎゆ");
    assertThat(Municipalities.japan().all())
        .noneMatch(one -> suspects.stream().anyMatch(one.kana()::contains));
  }
}

package jukigate.domain.node;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import jukigate.domain.number.LocalGovernmentCode;

/**
 * 地方公共団体: a prefecture, a municipality or a ward of a designated city.
 *
 * @param code 全国地方公共団体コード
 * @param kind what it is
 * @param name name without prefecture and county, e.g. 静岡市
 * @param kana name in hiragana
 * @param county 郡, empty where there is none
 * @param city the designated city of a ward
 */
public record Municipality(
    LocalGovernmentCode code,
    Kind kind,
    String name,
    String kana,
    Optional<String> county,
    Optional<LocalGovernmentCode> city) {

  /** What a local government is. */
  public enum Kind {
    /** 都道府県. */
    PREFECTURE("prefecture"),
    /** 市. */
    CITY("city"),
    /** 町. */
    TOWN("town"),
    /** 村. */
    VILLAGE("village"),
    /** 特別区. */
    SPECIAL_WARD("special-ward"),
    /** 指定都市の区: has a code but no register node of its own. */
    WARD("ward"),
    /** 北方領土の村: has a code and no administration. */
    NOT_OPERATING("not-operating");

    private final String word;

    Kind(String word) {
      this.word = word;
    }

    /** As in the data file. */
    public String word() {
      return word;
    }
  }

  /**
   * The name in Latin letters, with what it is behind a hyphen: Shizuoka-shi, Kutchan-cho,
   * Chiyoda-ku; Hokkaido without. 町 and 村 as this place reads them: -cho or -machi, -mura or -son.
   * Modified Hepburn without long marks, see {@link Romanisation}.
   */
  public String romanised() {
    String ending = endings().filter(kana::endsWith).findFirst().orElse("");
    String stem = latin(kana.substring(0, kana.length() - ending.length()));
    String capital = stem.substring(0, 1).toUpperCase(Locale.ROOT) + stem.substring(1);
    return ending.isEmpty() ? capital : capital + "-" + latin(ending);
  }

  private Stream<String> endings() {
    return switch (kind) {
      case PREFECTURE -> Stream.of("けん", "ふ", "と");
      case CITY -> Stream.of("し");
      case TOWN -> Stream.of("ちょう", "まち");
      case VILLAGE, NOT_OPERATING -> Stream.of("むら", "そん");
      case SPECIAL_WARD, WARD -> Stream.of("く");
    };
  }

  private static String latin(String kana) {
    return Romanisation.of(kana)
        .orElseThrow(
            () -> new IllegalStateException("the directory's reading is not kana: " + kana));
  }

  /** True for the 1,741 that keep a resident register. */
  public boolean keepsRegister() {
    return switch (kind) {
      case CITY, TOWN, VILLAGE, SPECIAL_WARD -> true;
      case PREFECTURE, WARD, NOT_OPERATING -> false;
    };
  }

  public boolean isPrefecture() {
    return kind == Kind.PREFECTURE;
  }
}

package jukigate.domain.node;

import java.util.Optional;
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

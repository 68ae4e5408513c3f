package jukigate.domain.register;

import java.text.Normalizer;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * ふりがな氏名: hiragana, as the CS keeps it.
 *
 * <p>Personal data: {@link #toString} shows only the length.
 *
 * @param value hiragana, ー, ・ and single spaces (U+3000) between the parts, 1 to 200 characters
 */
public record Kana(String value) {
  private static final Pattern FORM = Pattern.compile("[ぁ-ゖー・]+(?:\\u3000[ぁ-ゖー・]+)*");
  private static final String VOICED = "がぎぐげござじずぜぞだぢづでどばびぶべぼぱぴぷぺぽ";
  private static final String PLAIN = "かきくけこさしすせそたしすてとはひふへほはひふへほ";
  private static final String SMALL = "ぁぃぅぇぉっゃゅょゎゕゖ";
  private static final String LARGE = "あいうえおつやゆよはかけ";
  private static final String O_COLUMN = "おこそとのほもよろを";
  private static final Map<String, String> V_SOUNDS =
      Map.of("ゔぁ", "は", "ゔぃ", "ひ", "ゔぇ", "へ", "ゔぉ", "ほ");

  public Kana {
    if (value.length() > 200 || !FORM.matcher(value).matches()) {
      throw new IllegalArgumentException("not furigana");
    }
  }

  /** Reads hiragana or katakana, full or half width; empty for anything else. */
  public static Optional<Kana> parse(String text) {
    StringBuilder hiragana = new StringBuilder();
    Normalizer.normalize(text, Normalizer.Form.NFKC)
        .codePoints()
        .map(c -> c >= 'ァ' && c <= 'ヶ' ? c - 'ァ' + 'ぁ' : c)
        .map(c -> c == ' ' ? '\u3000' : c)
        .map(c -> "―－‐-".indexOf(c) >= 0 ? 'ー' : c)
        .forEach(hiragana::appendCodePoint);
    String value = hiragana.toString();
    return value.length() <= 200 && FORM.matcher(value).matches()
        ? Optional.of(new Kana(value))
        : Optional.empty();
  }

  /**
   * 清音化かな氏名. The table of the real CS is not public; this is the public rule set for fuzzy kana
   * search of 住民記録システム標準仕様書: voiced and small kana become plain and large, ぢ=じ, づ=ず, わ=は, を=お,
   * spaces and ー are dropped, う after the o column becomes お from the second character on.
   */
  public String plain() {
    String joined = value.replaceAll("[\\u3000ー・]", "");
    for (Map.Entry<String, String> sound : V_SOUNDS.entrySet()) {
      joined = joined.replace(sound.getKey(), sound.getValue());
    }
    StringBuilder plain = new StringBuilder();
    for (int i = 0; i < joined.length(); i++) {
      char kana = plain(joined.charAt(i));
      boolean lengthens =
          kana == 'う' && i > 0 && O_COLUMN.indexOf(plain(joined.charAt(i - 1))) >= 0;
      plain.append(lengthens ? 'お' : kana);
    }
    return plain.toString();
  }

  private static char plain(char kana) {
    int voiced = VOICED.indexOf(kana);
    if (voiced >= 0) {
      return PLAIN.charAt(voiced);
    }
    int small = SMALL.indexOf(kana);
    if (small >= 0) {
      return LARGE.charAt(small);
    }
    return switch (kana) {
      case 'わ' -> 'は';
      case 'を' -> 'お';
      case 'ゔ' -> 'ふ';
      default -> kana;
    };
  }

  @Override
  public String toString() {
    return "Kana[" + value.length() + " characters]";
  }
}

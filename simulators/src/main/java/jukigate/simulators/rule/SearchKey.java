package jukigate.simulators.rule;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import jukigate.domain.register.RegisterText;

/**
 * What makes two names, or two addresses, the same for a search. The table of the real network is
 * not public: kanji variants follow the examples of 住民記録システム標準仕様書 (辺/邊/邉, 浜/濱 …), addresses lose
 * the words between their numbers.
 *
 * <p>Personal data: keys are as personal as what they are made of.
 */
public final class SearchKey {
  private static final Map<String, String> VARIANTS =
      variants(
          "辺邊邉", "浜濱濵", "斉斎齊齋", "高髙", "崎﨑嵜", "吉𠮷", "沢澤", "広廣", "国國", "島嶋嶌", "桜櫻", "竜龍", "藤籐", "富冨",
          "真眞", "恵惠", "徳德", "瀬瀨", "静靜", "黒黑", "条條", "万萬", "会會", "関關");
  private static final String NUMERALS = "〇一二三四五六七八九";
  private static final Pattern COUNTED = Pattern.compile("[〇一二三四五六七八九十]+(?=丁目|番地|番|号)");
  private static final Pattern BETWEEN = Pattern.compile("丁目|番地の|番地|番|号|[−‐‑–—―ー]");

  private SearchKey() {}

  /** Without spaces and variation selectors, variants of kanji made one. */
  public static String ofName(RegisterText name) {
    return name.characters().stream()
        .map(character -> Character.toString(character.codePointAt(0)))
        .map(character -> VARIANTS.getOrDefault(character, character))
        .map(character -> Normalizer.normalize(character, Normalizer.Form.NFKC))
        .filter(character -> !character.isBlank())
        .collect(Collectors.joining());
  }

  /** 一丁目2番3号, １－２－３ and 1-2-3 are the same. */
  public static String ofAddress(RegisterText address) {
    String counted =
        COUNTED.matcher(ofName(address)).replaceAll(found -> String.valueOf(number(found.group())));
    String joined = BETWEEN.matcher(counted).replaceAll("-");
    return joined.replaceAll("-+", "-").replaceAll("-$", "");
  }

  /** Up to 99, as numbers of towns and lots are written. */
  private static int number(String numerals) {
    int ten = numerals.indexOf('十');
    if (ten < 0) {
      return numerals.chars().reduce(0, (value, digit) -> value * 10 + NUMERALS.indexOf(digit));
    }
    int tens = ten == 0 ? 1 : number(numerals.substring(0, ten));
    String rest = numerals.substring(ten + 1);
    return tens * 10 + (rest.isEmpty() ? 0 : number(rest));
  }

  private static Map<String, String> variants(String... groups) {
    return Arrays.stream(groups)
        .flatMap(
            group ->
                group
                    .codePoints()
                    .skip(1)
                    .mapToObj(
                        variant ->
                            Map.entry(
                                Character.toString(variant),
                                Character.toString(group.codePointAt(0)))))
        .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));
  }
}

package jukigate.domain.node;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * ヘボン式ローマ字: kana in Latin letters as modified Hepburn has it, for readers of English.
 *
 * <p>Long vowels are written short, as on road signs: おう, おお and うう become o, o and u (とうきょう tokyo,
 * おおさか osaka); いい and えい stay. ん is always n, with an apostrophe before a vowel or y (しんおん
 * shin'on); っ doubles the next consonant, as t before ch (くっちゃん kutchan). Two vowels that meet
 * between two parts of a name are no long vowel (まつ and うら, matsuura); kana do not show that, so
 * the names of the directory where it happens are listed here.
 */
final class Romanisation {
  private static final char JOINT = '|';

  private static final List<String> JOINED =
      List.of(
          "たきの|うえ", "とよ|うら", "こと|うら", "かつ|うら", "まつ|うら", "やまの|うち", "わの|うち", "せと|うち", "こ|うみ", "とよ|おか",
          "も|おか", "ひろ|お", "みの|お", "そ|お", "にしの|おもて");

  private static final Map<Character, String> SYLLABLES = syllables();

  private final StringBuilder latin = new StringBuilder();
  private boolean doubled;
  private boolean joint;
  private boolean lengthened;

  private Romanisation() {}

  /**
   * A text of hiragana or katakana in lower-case Latin letters; empty when it has any other
   * character.
   */
  static Optional<String> of(String kana) {
    var romanisation = new Romanisation();
    for (char one : withJoints(hiragana(kana)).toCharArray()) {
      if (!romanisation.take(one)) {
        return Optional.empty();
      }
    }
    return Optional.of(romanisation.latin.toString());
  }

  private static String withJoints(String hiragana) {
    String marked = hiragana;
    for (String joined : JOINED) {
      String plain = joined.replace(String.valueOf(JOINT), "");
      // A single kana and お stand for a whole name only; within others they are a long vowel.
      boolean fits = plain.length() > 2 ? marked.contains(plain) : marked.equals(plain);
      marked = fits ? marked.replace(plain, joined) : marked;
    }
    return marked;
  }

  private boolean take(char one) {
    switch (one) {
      case JOINT -> joint = true;
      case 'っ' -> doubled = true;
      case 'ー' -> {} // a long vowel is written short
      case 'ゃ' -> contract("a");
      case 'ゅ' -> contract("u");
      case 'ょ' -> contract("o");
      default -> {
        String syllable = SYLLABLES.get(one);
        if (syllable == null) {
          return false;
        }
        append(syllable);
      }
    }
    return true;
  }

  /** きゃ kya, しゃ sha, ちゃ cha, じゃ ja. */
  private void contract(String vowel) {
    latin.setLength(Math.max(0, latin.length() - 1));
    String before = latin.toString();
    boolean palatal = before.endsWith("sh") || before.endsWith("ch") || before.endsWith("j");
    latin.append(palatal ? "" : "y").append(vowel);
  }

  private void append(String syllable) {
    lengthened = !joint && !lengthened && lengthens(syllable);
    if (lengthened) {
      return;
    }
    if (doubled) {
      latin.append(syllable.startsWith("ch") ? 't' : syllable.charAt(0));
    } else if (latin.toString().endsWith("n") && "aiueoy".indexOf(syllable.charAt(0)) >= 0) {
      latin.append('\'');
    }
    latin.append(syllable);
    doubled = false;
    joint = false;
  }

  private boolean lengthens(String syllable) {
    String before = latin.toString();
    return switch (syllable) {
      case "u" -> before.endsWith("o") || before.endsWith("u");
      case "o" -> before.endsWith("o");
      default -> false;
    };
  }

  private static String hiragana(String kana) {
    return kana.chars()
        .map(one -> one >= 'ァ' && one <= 'ヶ' ? one - 'ァ' + 'ぁ' : one)
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }

  private static Map<Character, String> syllables() {
    String kana = "あいうえおかきくけこがぎぐげごさしすせそざじずぜぞたちつてとだぢづでどなにぬねの" + "はひふへほばびぶべぼぱぴぷぺぽまみむめもやゆよらりるれろわゐゑをん";
    String latin =
        "a i u e o ka ki ku ke ko ga gi gu ge go sa shi su se so za ji zu ze zo"
            + " ta chi tsu te to da ji zu de do na ni nu ne no"
            + " ha hi fu he ho ba bi bu be bo pa pi pu pe po ma mi mu me mo ya yu yo"
            + " ra ri ru re ro wa i e o n";
    Map<Character, String> syllables = new HashMap<>();
    String[] each = latin.split(" ", -1);
    for (int i = 0; i < each.length; i++) {
      syllables.put(kana.charAt(i), each[i]);
    }
    return Map.copyOf(syllables);
  }
}

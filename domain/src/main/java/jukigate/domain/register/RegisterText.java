package jukigate.domain.register;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * 台帳の文字列 (氏名, 住所 …): full Unicode, kept exactly as it came, never normalised. Surrogate pairs and
 * ideographic variation sequences (IVS) stay as they are and count as one character.
 *
 * <p>Personal data: {@link #toString} shows only the length.
 *
 * @param value 1 to 200 characters as people see them; no control characters, lone surrogates or
 *     non-characters, no white space at either end
 * @param gaiji 外字 in it, at most one at each character
 */
public record RegisterText(String value, List<Gaiji> gaiji) {
  /** The most characters that a text has. */
  public static final int LONGEST = 200;

  private static final Pattern GRAPHEME = Pattern.compile("\\X");
  private static final String SEPARATOR = "\t";

  public RegisterText {
    gaiji = List.copyOf(gaiji);
    if (!isStorable(value) || !gaijiFit(value, gaiji)) {
      throw new IllegalArgumentException("not a text of the register");
    }
  }

  /** A text without 外字. */
  public static RegisterText of(String value) {
    return new RegisterText(value, List.of());
  }

  /** Empty when the text is not acceptable. */
  public static Optional<RegisterText> parse(String value) {
    return parse(value, List.of());
  }

  /** Empty when the text is not acceptable or a 外字 is not at a character of its own. */
  public static Optional<RegisterText> parse(String value, List<Gaiji> gaiji) {
    return isStorable(value) && gaijiFit(value, gaiji)
        ? Optional.of(new RegisterText(value, gaiji))
        : Optional.empty();
  }

  /** Length in characters as people see them (extended grapheme clusters, UAX #29). */
  public int length() {
    return countCharacters(value);
  }

  /** The text, character by character as people see them. */
  public List<String> characters() {
    return GRAPHEME.matcher(value).results().map(MatchResult::group).toList();
  }

  /** 外字数. */
  public int gaijiCount() {
    return gaiji.size();
  }

  /** 代替文字による表示: the text with every 外字 that has a 代替文字 replaced by it. */
  public String substituted() {
    String[] shown = characters().toArray(String[]::new);
    for (Gaiji one : gaiji) {
      one.alternative().ifPresent(alternative -> shown[one.position() - 1] = alternative);
    }
    return String.join("", shown);
  }

  /**
   * The text with another beginning, its 外字 where they were in the rest.
   *
   * @param from how it begins now, whole characters as people see them
   * @return empty when it does not begin so, has 外字 in the beginning, or would get too long
   */
  public Optional<RegisterText> restarted(String from, String to) {
    int gone = countCharacters(from);
    boolean fits =
        value.startsWith(from)
            && String.join("", characters().subList(0, Math.min(gone, length()))).equals(from)
            && gaiji.stream().allMatch(one -> one.position() > gone);
    if (!fits) {
      return Optional.empty();
    }
    int shift = countCharacters(to) - gone;
    return parse(
        to + value.substring(from.length()),
        gaiji.stream().map(one -> one.at(one.position() + shift)).toList());
  }

  /** One line for a store: the text and its 外字; read by {@link #parseText}. */
  public String text() {
    return gaiji.isEmpty()
        ? value
        : value + SEPARATOR + String.join(",", gaiji.stream().map(Gaiji::text).toList());
  }

  /** Reads {@link #text}; empty for anything else. */
  public static Optional<RegisterText> parseText(String text) {
    int separator = text.indexOf(SEPARATOR);
    if (separator < 0) {
      return parse(text);
    }
    String[] marks = text.substring(separator + 1).split(",", -1);
    List<Gaiji> gaiji = Arrays.stream(marks).map(Gaiji::parse).flatMap(Optional::stream).toList();
    return gaiji.size() == marks.length
        ? parse(text.substring(0, separator), gaiji)
        : Optional.empty();
  }

  static int countCharacters(String text) {
    return (int) GRAPHEME.matcher(text).results().count();
  }

  static boolean isStorable(String text) {
    return !text.isEmpty()
        && text.length() <= LONGEST * 8
        && text.codePoints().allMatch(RegisterText::isCharacter)
        && text.strip().equals(text)
        && !isVariationSelector(text.codePointAt(0))
        && countCharacters(text) <= LONGEST;
  }

  private static boolean gaijiFit(String value, List<Gaiji> gaiji) {
    int length = countCharacters(value);
    return gaiji.stream().allMatch(one -> one.position() <= length)
        && gaiji.stream().map(Gaiji::position).distinct().count() == gaiji.size();
  }

  private static boolean isCharacter(int codePoint) {
    int type = Character.getType(codePoint);
    return type != Character.CONTROL
        && type != Character.SURROGATE
        && type != Character.LINE_SEPARATOR
        && type != Character.PARAGRAPH_SEPARATOR
        && (codePoint & 0xFFFE) != 0xFFFE
        && (codePoint < 0xFDD0 || codePoint > 0xFDEF);
  }

  private static boolean isVariationSelector(int codePoint) {
    return (codePoint >= 0xFE00 && codePoint <= 0xFE0F)
        || (codePoint >= 0xE0100 && codePoint <= 0xE01EF);
  }

  @Override
  public String toString() {
    return "RegisterText[" + length() + " characters, " + gaijiCount() + " gaiji]";
  }
}

package jukigate.domain.register;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * 住基ネット統一文字コード, written {@code J+AEAC}. Never a code point: J+AEAC is the kanji 𠮷 (U+20BB7), while
 * U+AEAC is Hangul. {@link UnifiedCharacters} knows the Unicode character of each kanji.
 *
 * @param value within one of the blocks of {@link Block}
 */
public record UnifiedCode(int value) {
  private static final Pattern FORM = Pattern.compile("J\\+[0-9A-F]{4}");

  /** The blocks of the repertoire of 21,170 characters. */
  public enum Block {
    NON_KANJI(0x0020, 0x33FF),
    KANJI_EXTENSION_A(0x3400, 0x4DFF),
    KANJI(0x4E00, 0x9FFF),
    ADDED_KANJI_SMALL(0xAAA0, 0xABFF),
    /** 変体仮名. */
    HENTAIGANA(0xAC00, 0xACFF),
    ADDED_KANJI(0xAD00, 0xD6FF),
    COMPATIBILITY_KANJI(0xF900, 0xFAFF),
    FULL_WIDTH(0xFF00, 0xFFFE);

    private final int first;
    private final int last;

    Block(int first, int last) {
      this.first = first;
      this.last = last;
    }

    boolean contains(int value) {
      return value >= first && value <= last;
    }
  }

  public UnifiedCode {
    if (blockOf(value).isEmpty()) {
      throw new IllegalArgumentException("outside the blocks of 住基ネット統一文字");
    }
  }

  /** Reads {@code J+} and four upper-case hexadecimal digits; empty for anything else. */
  public static Optional<UnifiedCode> parse(String text) {
    if (!FORM.matcher(text).matches()) {
      return Optional.empty();
    }
    int value = Integer.parseInt(text.substring(2), 16);
    return blockOf(value).map(block -> new UnifiedCode(value));
  }

  public Block block() {
    return blockOf(value).orElseThrow();
  }

  private static Optional<Block> blockOf(int value) {
    return Arrays.stream(Block.values()).filter(block -> block.contains(value)).findFirst();
  }

  @Override
  public String toString() {
    return String.format(Locale.ROOT, "J+%04X", value);
  }
}

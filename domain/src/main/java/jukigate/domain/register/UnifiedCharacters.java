package jukigate.domain.register;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * 住基ネット統一文字 ↔ MJ文字図形名 ↔ Unicode with variation selectors, for the 19,563 kanji that have a code.
 * Source and licence in {@code unified-characters.NOTICE.txt} beside the data. What is not public,
 * the 168 変体仮名 and the characters that are no kanji, is not in it.
 */
public final class UnifiedCharacters {
  private static final Charset X0213 = Charset.forName("x-SJIS_0213");

  private final Map<UnifiedCode, UnifiedCharacter> byCode = new LinkedHashMap<>();
  private final Map<String, UnifiedCharacter> byText = new LinkedHashMap<>();

  private UnifiedCharacters() {}

  /** Read when it is first asked for. */
  public static UnifiedCharacters table() {
    return Read.TABLE;
  }

  /** Empty for a code that no kanji of the table has. */
  public Optional<UnifiedCharacter> find(UnifiedCode code) {
    return Optional.ofNullable(byCode.get(code));
  }

  /**
   * The kanji that a character of a text means. Without a variation selector it is the usual shape:
   * 葛 alone is J+B9D5, and J+845B only with its selector.
   *
   * @param character one character as people see it
   */
  public Optional<UnifiedCharacter> find(String character) {
    return Optional.ofNullable(byText.get(character));
  }

  /** By 統一文字コード. */
  public Collection<UnifiedCharacter> all() {
    return byCode.values();
  }

  /**
   * What stands for a character in JIS X 0213. A kanji with a selector that the table does not know
   * is replaced by the one without.
   *
   * @param character one character as people see it
   */
  public Substitution substitution(String character) {
    return find(character)
        .map(UnifiedCharacter::substitution)
        .orElseGet(() -> outsideTheTable(character));
  }

  private static Substitution outsideTheTable(String character) {
    String base = Character.toString(character.codePointAt(0));
    if (!X0213.newEncoder().canEncode(base)) {
      return new Substitution.Impossible();
    }
    return base.equals(character) ? new Substitution.NotNeeded() : new Substitution.Replaced(base);
  }

  private void add(UnifiedCharacter character) {
    byCode.put(character.code(), character);
    byText.put(character.text(), character);
    character.plain().ifPresent(plain -> byText.put(plain, character));
  }

  private static UnifiedCharacters read() {
    var table = new UnifiedCharacters();
    var stream =
        Objects.requireNonNull(
            UnifiedCharacters.class.getResourceAsStream("unified-characters.tsv"));
    try (var reader = new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
      reader.lines().map(UnifiedCharacter::parse).forEach(table::add);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return table;
  }

  private static final class Read {
    static final UnifiedCharacters TABLE = read();
  }
}

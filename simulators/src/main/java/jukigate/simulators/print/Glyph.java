package jukigate.simulators.print;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.IntPredicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import jukigate.domain.register.Gaiji;
import jukigate.domain.register.RegisterText;
import jukigate.domain.register.Substitution;
import jukigate.domain.register.UnifiedCharacter;
import jukigate.domain.register.UnifiedCharacters;

/**
 * One character as it stands on paper.
 *
 * @param text what the font draws
 * @param isSubstitute whether the register has another shape than this one
 */
record Glyph(String text, boolean isSubstitute) {
  private static final String GETA = "〓";

  /**
   * A text of the register with what the font can draw. A 外字, a character with a variation selector
   * and one that the font lacks are replaced by the 代替文字 of the 外字, by the usual shape, by what the
   * table of characters gives, or by 〓; each is marked as a substitute.
   *
   * @param font tells which code points have a glyph
   */
  static List<Glyph> of(RegisterText text, IntPredicate font) {
    Map<Integer, Gaiji> gaiji =
        text.gaiji().stream().collect(Collectors.toMap(Gaiji::position, Function.identity()));
    List<Glyph> glyphs = new ArrayList<>();
    for (String character : text.characters()) {
      var mark = Optional.ofNullable(gaiji.get(glyphs.size() + 1));
      boolean plain = mark.isEmpty() && isDrawn(character, font);
      glyphs.add(
          plain ? new Glyph(character, false) : new Glyph(substitute(character, mark, font), true));
    }
    return List.copyOf(glyphs);
  }

  /** A text of ours, which the font has. */
  static List<Glyph> of(String text, IntPredicate font) {
    return of(RegisterText.of(text), font);
  }

  private static String substitute(String character, Optional<Gaiji> mark, IntPredicate font) {
    String base = Character.toString(character.codePointAt(0));
    return Stream.of(
            mark.flatMap(Gaiji::alternative).stream(),
            Stream.of(base).filter(shape -> !shape.equals(GETA)),
            mark.flatMap(Gaiji::code).flatMap(UnifiedCharacters.table()::find).stream()
                .flatMap(Glyph::shapes),
            shapes(UnifiedCharacters.table().substitution(character)))
        .flatMap(shapes -> shapes)
        .filter(shape -> isDrawn(shape, font))
        .findFirst()
        .orElse(GETA);
  }

  private static Stream<String> shapes(UnifiedCharacter character) {
    return Stream.concat(character.plain().stream(), shapes(character.substitution()));
  }

  private static Stream<String> shapes(Substitution substitution) {
    return switch (substitution) {
      case Substitution.Replaced(String by) -> Stream.of(by);
      case Substitution.Ambiguous(List<String> candidates) -> candidates.stream();
      case Substitution.NotNeeded none -> Stream.empty();
      case Substitution.Impossible none -> Stream.empty();
    };
  }

  private static boolean isDrawn(String text, IntPredicate font) {
    return text.codePoints().allMatch(font);
  }
}

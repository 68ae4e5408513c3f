package jukigate.domain.register;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * 代替文字による氏名・住所: a text of the register as JIS X 0213 can show it, with 〓 where nothing can stand
 * for a character.
 *
 * <p>Personal data: {@link #toString} shows only the result.
 *
 * @param value what can be shown; as long as the text, counted in characters
 * @param result the hardest case in it
 * @param positions where it differs from the text, counted in characters from 1
 */
public record SubstitutedText(String value, Result result, List<Integer> positions) {
  private static final String GETA = "〓";

  public SubstitutedText {
    positions = List.copyOf(positions);
  }

  /** 代替文字変換結果 of a whole text, from the easiest to the hardest. */
  public enum Result {
    /** 変換なし. */
    NOT_NEEDED("0"),
    /** 変換あり. */
    REPLACED("1"),
    /** 候補が複数あり、先頭を使った. */
    AMBIGUOUS("2"),
    /** 変換できない文字がある. */
    IMPOSSIBLE("3");

    private final String code;

    Result(String code) {
      this.code = code;
    }

    /** This project's own value; the real one is not public. */
    public String code() {
      return code;
    }
  }

  /** Replaces character by character; a 外字 with a 代替文字 of its own by that. */
  public static SubstitutedText of(RegisterText text) {
    Map<Integer, Gaiji> gaiji =
        text.gaiji().stream().collect(Collectors.toMap(Gaiji::position, Function.identity()));
    List<String> shown = new ArrayList<>();
    List<Integer> positions = new ArrayList<>();
    Result hardest = Result.NOT_NEEDED;
    List<String> characters = text.characters();
    for (int i = 0; i < characters.size(); i++) {
      String character = characters.get(i);
      Optional<Gaiji> mark = Optional.ofNullable(gaiji.get(i + 1));
      Substitution substitution = substitution(character, mark);
      shown.add(shown(character, substitution));
      Result result = result(substitution);
      hardest = result.compareTo(hardest) > 0 ? result : hardest;
      if (result != Result.NOT_NEEDED) {
        positions.add(i + 1);
      }
    }
    return new SubstitutedText(String.join("", shown), hardest, positions);
  }

  private static Substitution substitution(String character, Optional<Gaiji> mark) {
    var table = UnifiedCharacters.table();
    return mark.flatMap(Gaiji::alternative)
        .<Substitution>map(Substitution.Replaced::new)
        .or(
            () ->
                mark.flatMap(Gaiji::code).flatMap(table::find).map(UnifiedCharacter::substitution))
        .orElseGet(
            () ->
                character.equals(GETA)
                    ? new Substitution.Impossible()
                    : table.substitution(character));
  }

  private static String shown(String character, Substitution substitution) {
    return switch (substitution) {
      case Substitution.NotNeeded plain -> character;
      case Substitution.Replaced(String by) -> by;
      case Substitution.Ambiguous(List<String> candidates) -> candidates.getFirst();
      case Substitution.Impossible nothing -> GETA;
    };
  }

  private static Result result(Substitution substitution) {
    return switch (substitution) {
      case Substitution.NotNeeded plain -> Result.NOT_NEEDED;
      case Substitution.Replaced replaced -> Result.REPLACED;
      case Substitution.Ambiguous ambiguous -> Result.AMBIGUOUS;
      case Substitution.Impossible impossible -> Result.IMPOSSIBLE;
    };
  }

  @Override
  public String toString() {
    return "SubstitutedText[" + result + "]";
  }
}

package jukigate.domain.register;

import java.util.List;
import java.util.Optional;

/**
 * One kanji of the 住基ネット統一文字.
 *
 * @param code 住基ネット統一文字コード
 * @param mj MJ文字図形名, e.g. {@code MJ025758}
 * @param text the character in Unicode, with a variation selector where its shape has one: no other
 *     kanji of the set has the same
 * @param plain the character that means this kanji without a variation selector; for some a
 *     compatibility ideograph, which normalisation would destroy
 * @param substitution what stands for it in JIS X 0213
 */
public record UnifiedCharacter(
    UnifiedCode code, String mj, String text, Optional<String> plain, Substitution substitution) {

  static UnifiedCharacter parse(String line) {
    String[] cells = line.split("\t", -1);
    return new UnifiedCharacter(
        UnifiedCode.parse(cells[0]).orElseThrow(),
        cells[1],
        cells[2],
        Optional.of(cells[3]).filter(plain -> !plain.isEmpty()),
        substitution(cells[4]));
  }

  private static Substitution substitution(String cell) {
    if (cell.equals("=")) {
      return new Substitution.NotNeeded();
    }
    List<String> candidates = cell.isEmpty() ? List.of() : List.of(cell.split(" ", -1));
    return switch (candidates.size()) {
      case 0 -> new Substitution.Impossible();
      case 1 -> new Substitution.Replaced(candidates.getFirst());
      default -> new Substitution.Ambiguous(candidates);
    };
  }
}

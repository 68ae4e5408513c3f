package jukigate.conformance.attack;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import jukigate.conformance.attack.AttackResult.Rule;
import jukigate.conformance.data.DataFile;
import jukigate.domain.Bilingual;

/**
 * The defences, and for each attack which of them it takes. A mistake in the file is a bug:
 * IllegalArgumentException.
 */
public final class Defences {
  private static final DataFile FILE = DataFile.read("defences.yaml");
  private static final Map<String, Defence> ALL = defences();

  private Defences() {}

  /** Every defence, as the file has them. */
  public static List<Defence> all() {
    return List.copyOf(ALL.values());
  }

  /**
   * What lets the attack through; empty when {@link #whyNever} says why nothing does, and for an
   * attack that the file does not speak of.
   */
  public static Optional<Loss> lossOf(String attack) {
    Map<?, ?> row = row(attack);
    if (row.isEmpty() || row.containsKey("never")) {
      return Optional.empty();
    }
    List<Defence> missing =
        DataFile.strings(row.get("missing")).stream().map(id -> defence(attack, id)).toList();
    if (missing.isEmpty()) {
      throw new IllegalArgumentException(attack + ": missing");
    }
    String variant = FILE.string(row.get("variant"), attack);
    return Optional.of(
        new Loss(attack, variant, missing, Rule.valueOf(FILE.string(row.get("breaks"), attack))));
  }

  /** Why no defence of the endpoint's own lets the attack through. */
  public static Optional<Bilingual> whyNever(String attack) {
    return Optional.ofNullable(row(attack).get("never")).map(text -> FILE.bilingual(text, attack));
  }

  /** The attacks that the file speaks of. */
  public static List<String> attacks() {
    return FILE.map(FILE.map().get("attacks"), "attacks").keySet().stream()
        .map(Object::toString)
        .toList();
  }

  private static Map<?, ?> row(String attack) {
    Object row = FILE.map(FILE.map().get("attacks"), "attacks").get(attack);
    return row == null ? Map.of() : FILE.map(row, attack);
  }

  private static Defence defence(String attack, String id) {
    return Optional.ofNullable(ALL.get(id))
        .orElseThrow(() -> new IllegalArgumentException(attack + ": no defence " + id));
  }

  private static Map<String, Defence> defences() {
    Map<String, Defence> all = new LinkedHashMap<>();
    FILE.map(FILE.map().get("defences"), "defences")
        .forEach(
            (key, value) -> {
              String id = key.toString();
              Map<?, ?> row = FILE.map(value, id);
              all.put(
                  id,
                  new Defence(
                      id,
                      FILE.bilingual(row.get("title"), id),
                      FILE.bilingual(row.get("without"), id),
                      DataFile.strings(row.get("at"))));
            });
    return all;
  }
}

package jukigate.conformance.attack;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import jukigate.conformance.attack.AttackResult.Rule;
import jukigate.domain.Bilingual;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/**
 * The defences, and for each attack which of them it takes. A mistake in the file is a bug:
 * IllegalArgumentException.
 */
public final class Defences {
  private static final Map<?, ?> FILE = file();
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
        strings(row.get("missing")).stream().map(id -> defence(attack, id)).toList();
    if (missing.isEmpty()) {
      throw new IllegalArgumentException(attack + ": missing");
    }
    String variant = string(row.get("variant"), attack);
    return Optional.of(
        new Loss(attack, variant, missing, Rule.valueOf(string(row.get("breaks"), attack))));
  }

  /** Why no defence of the endpoint's own lets the attack through. */
  public static Optional<Bilingual> whyNever(String attack) {
    return Optional.ofNullable(row(attack).get("never")).map(text -> bilingual(text, attack));
  }

  /** The attacks that the file speaks of. */
  public static List<String> attacks() {
    return map(FILE.get("attacks"), "attacks").keySet().stream().map(Object::toString).toList();
  }

  private static Map<?, ?> row(String attack) {
    Object row = map(FILE.get("attacks"), "attacks").get(attack);
    return row == null ? Map.of() : map(row, attack);
  }

  private static Defence defence(String attack, String id) {
    return Optional.ofNullable(ALL.get(id))
        .orElseThrow(() -> new IllegalArgumentException(attack + ": no defence " + id));
  }

  private static Map<String, Defence> defences() {
    Map<String, Defence> all = new LinkedHashMap<>();
    map(FILE.get("defences"), "defences")
        .forEach(
            (key, value) -> {
              String id = key.toString();
              Map<?, ?> row = map(value, id);
              all.put(
                  id,
                  new Defence(
                      id,
                      bilingual(row.get("title"), id),
                      bilingual(row.get("without"), id),
                      strings(row.get("at"))));
            });
    return all;
  }

  private static Map<?, ?> file() {
    var settings = LoadSettings.builder().setLabel("defences").setAllowDuplicateKeys(false).build();
    try (InputStream in =
        Defences.class.getResourceAsStream("/jukigate/conformance/defences.yaml")) {
      return map(new Load(settings).loadFromInputStream(in), "defences.yaml");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Map<?, ?> map(Object value, String where) {
    if (value instanceof Map<?, ?> map) {
      return map;
    }
    throw new IllegalArgumentException("defences.yaml: " + where);
  }

  private static List<String> strings(Object value) {
    return value instanceof List<?> list ? list.stream().map(Object::toString).toList() : List.of();
  }

  private static Bilingual bilingual(Object value, String where) {
    Map<?, ?> both = map(value, where);
    return new Bilingual(string(both.get("ja"), where), string(both.get("en"), where));
  }

  private static String string(Object value, String where) {
    if (value instanceof String text && !text.isBlank()) {
      return text.strip();
    }
    throw new IllegalArgumentException("defences.yaml: " + where);
  }
}

package jukigate.conformance.attack;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import jukigate.domain.Bilingual;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** Reads {@code attacks/<ID>.yaml}. A mistake in one is a bug: IllegalArgumentException. */
final class AttackFile {
  private static final Set<String> KEYS =
      Set.of("id", "title", "source", "severity", "sent", "expected", "fix");

  /** What is right at a node, and in the other profile. */
  private static final Set<String> PLACES = Set.of(Attack.NODE, "recommended");

  private final String name;
  private final Map<?, ?> root;

  private AttackFile(String name, Object root) {
    this.name = name;
    this.root = root instanceof Map<?, ?> map ? map : Map.of();
  }

  static Attack read(String id) {
    try (InputStream in =
        AttackFile.class.getResourceAsStream("/jukigate/conformance/attacks/" + id + ".yaml")) {
      if (in == null) {
        throw new IllegalArgumentException("no file for " + id);
      }
      return read(id, in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static Attack read(String id, InputStream in) {
    var settings = LoadSettings.builder().setLabel(id).setAllowDuplicateKeys(false).build();
    return new AttackFile(id, new Load(settings).loadFromInputStream(in)).attack();
  }

  private Attack attack() {
    Set<Object> keys = new HashSet<>(root.keySet());
    keys.removeAll(PLACES);
    if (!keys.equals(KEYS) || !text("id").equals(name)) {
      throw new IllegalArgumentException(name + ": the keys are " + KEYS + ", maybe " + PLACES);
    }
    return new Attack(
        name,
        bilingual("title"),
        text("source"),
        Attack.Severity.valueOf(text("severity")),
        bilingual("sent"),
        expected("expected", false),
        exceptions(),
        bilingual("fix"));
  }

  private Map<String, Map<String, List<Attack.Expected>>> exceptions() {
    Map<String, Map<String, List<Attack.Expected>>> all = new HashMap<>();
    PLACES.stream()
        .filter(root::containsKey)
        .forEach(place -> all.put(place, expected(place, true)));
    return all;
  }

  /**
   * @param none whether a variant may have no right answer, since it is not tried there
   */
  private Map<String, List<Attack.Expected>> expected(String key, boolean none) {
    Map<String, List<Attack.Expected>> all = new LinkedHashMap<>();
    if (!(root.get(key) instanceof Map<?, ?> map) || map.isEmpty()) {
      throw new IllegalArgumentException(name + ": " + key);
    }
    map.forEach(
        (variant, answers) -> {
          if (!(answers instanceof List<?> list) || (list.isEmpty() && !none)) {
            throw new IllegalArgumentException(name + ": " + key + " of " + variant);
          }
          all.put(
              variant.toString(),
              list.stream().map(each -> Attack.Expected.of(each.toString())).toList());
        });
    return all;
  }

  private String text(String key) {
    return string(root.get(key), key);
  }

  private Bilingual bilingual(String key) {
    if (!(root.get(key) instanceof Map<?, ?> both)) {
      throw new IllegalArgumentException(name + ": " + key);
    }
    return new Bilingual(string(both.get("ja"), key), string(both.get("en"), key));
  }

  private String string(Object value, String key) {
    if (!(value instanceof String text) || text.isBlank()) {
      throw new IllegalArgumentException(name + ": " + key);
    }
    return text.strip();
  }
}

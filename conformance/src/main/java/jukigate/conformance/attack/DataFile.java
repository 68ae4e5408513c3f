package jukigate.conformance.attack;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import jukigate.domain.Bilingual;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/**
 * A YAML file of this module. A mistake in one is a bug: IllegalArgumentException with file and
 * place.
 */
record DataFile(String name, Map<?, ?> root) {

  /**
   * @param name without folder, e.g. {@code defences.yaml}
   */
  static DataFile read(String name) {
    var settings = LoadSettings.builder().setLabel(name).setAllowDuplicateKeys(false).build();
    try (InputStream in = DataFile.class.getResourceAsStream("/jukigate/conformance/" + name)) {
      if (new Load(settings).loadFromInputStream(in) instanceof Map<?, ?> root) {
        return new DataFile(name, root);
      }
      throw new IllegalArgumentException(name);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Map<?, ?> map(Object value, String where) {
    if (value instanceof Map<?, ?> map) {
      return map;
    }
    throw new IllegalArgumentException(name + ": " + where);
  }

  static List<String> strings(Object value) {
    return value instanceof List<?> list ? list.stream().map(Object::toString).toList() : List.of();
  }

  Bilingual bilingual(Object value, String where) {
    Map<?, ?> both = map(value, where);
    return new Bilingual(string(both.get("ja"), where), string(both.get("en"), where));
  }

  String string(Object value, String where) {
    if (value instanceof String text && !text.isBlank()) {
      return text.strip();
    }
    throw new IllegalArgumentException(name + ": " + where);
  }
}

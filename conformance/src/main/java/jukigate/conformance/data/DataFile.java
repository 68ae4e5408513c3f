package jukigate.conformance.data;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import jukigate.domain.Bilingual;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/**
 * A YAML file of this module. A mistake in one is a bug: IllegalArgumentException with file and
 * place.
 */
public record DataFile(String name, Object root) {

  /**
   * @param name without folder, e.g. {@code defences.yaml}
   */
  public static DataFile read(String name) {
    var settings = LoadSettings.builder().setLabel(name).setAllowDuplicateKeys(false).build();
    try (InputStream in = DataFile.class.getResourceAsStream("/jukigate/conformance/" + name)) {
      return new DataFile(name, new Load(settings).loadFromInputStream(in));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The whole file, where it is a map. */
  public Map<?, ?> map() {
    return map(root, "");
  }

  /** The whole file, where it is a list of maps. */
  public List<Map<?, ?>> rows() {
    if (!(root instanceof List<?> list)) {
      throw new IllegalArgumentException(name);
    }
    return IntStream.range(0, list.size())
        .<Map<?, ?>>mapToObj(i -> map(list.get(i), "row " + (i + 1)))
        .toList();
  }

  public Map<?, ?> map(Object value, String where) {
    if (value instanceof Map<?, ?> map) {
      return map;
    }
    throw new IllegalArgumentException(name + ": " + where);
  }

  public static List<String> strings(Object value) {
    return value instanceof List<?> list ? list.stream().map(Object::toString).toList() : List.of();
  }

  public Bilingual bilingual(Object value, String where) {
    Map<?, ?> both = map(value, where);
    return new Bilingual(string(both.get("ja"), where), string(both.get("en"), where));
  }

  public String string(Object value, String where) {
    if (value instanceof String text && !text.isBlank()) {
      return text.strip();
    }
    throw new IllegalArgumentException(name + ": " + where);
  }
}

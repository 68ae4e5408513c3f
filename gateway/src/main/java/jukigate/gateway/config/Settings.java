package jukigate.gateway.config;

import java.util.HashMap;
import java.util.Map;

/**
 * Values that have been checked against the form of their key.
 *
 * @param texts as written, by key name; what is not in it has its default
 */
record Settings(Map<String, String> texts) {
  Settings {
    texts = Map.copyOf(texts);
  }

  boolean has(Key<?> key) {
    return texts.containsKey(key.name());
  }

  String text(Key<?> key) {
    return texts.getOrDefault(key.name(), key.standard());
  }

  <T> T get(Key<T> key) {
    return key.form().read().apply(text(key)).orElseThrow();
  }

  Settings with(Entry entry) {
    var more = new HashMap<>(texts);
    more.put(entry.key(), entry.value());
    return new Settings(more);
  }
}

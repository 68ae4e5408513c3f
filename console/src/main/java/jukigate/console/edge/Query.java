package jukigate.console.edge;

import java.util.List;
import java.util.Map;

/** What stands behind the question mark: each name once. */
record Query(Map<String, List<String>> asked) {
  /** Refuses a name that is not known, and one that comes twice: neither would be heeded. */
  static Query of(Map<String, List<String>> asked, List<String> known) {
    asked.forEach(
        (name, values) -> {
          if (!known.contains(name) || values.size() != 1) {
            throw Given.invalid(String.join(", ", known));
          }
        });
    return new Query(asked);
  }

  String text(String name, String otherwise) {
    return asked.getOrDefault(name, List.of(otherwise)).getFirst();
  }
}

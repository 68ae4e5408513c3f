package jukigate.conformance.requirement;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import java.util.stream.Stream;
import jukigate.conformance.data.DataFile;

/** Every requirement: {@code requirements/<layer>.yaml}. A mistake in a file is a bug. */
public final class Requirements {
  private static final Set<String> KEYS =
      Set.of(
          "id",
          "level",
          "side",
          "clause",
          "source",
          "text",
          "fix",
          "profile",
          "next",
          "untestable");
  private static final SequencedMap<String, Requirement> ALL = read();

  private Requirements() {}

  /** By layer, in the order of the files. */
  public static List<Requirement> all() {
    return List.copyOf(ALL.sequencedValues());
  }

  public static Optional<Requirement> ofId(String id) {
    return Optional.ofNullable(ALL.get(id));
  }

  private static SequencedMap<String, Requirement> read() {
    SequencedMap<String, Requirement> all = new LinkedHashMap<>();
    Arrays.stream(Layer.values())
        .flatMap(Requirements::read)
        .forEach(
            each -> {
              if (all.put(each.id(), each) != null) {
                throw new IllegalArgumentException("twice: " + each.id());
              }
            });
    return all;
  }

  private static Stream<Requirement> read(Layer layer) {
    DataFile file = DataFile.read("requirements/" + layer + ".yaml");
    return file.rows().stream().map(row -> requirement(file, layer, row));
  }

  private static Requirement requirement(DataFile file, Layer layer, Map<?, ?> row) {
    String id = file.string(row.get("id"), "id");
    if (!KEYS.containsAll(row.keySet())) {
      throw new IllegalArgumentException(id + ": the keys are " + KEYS);
    }
    return new Requirement(
        id,
        layer,
        Level.ofWord(file.string(row.get("level"), id)),
        Side.valueOf(file.string(row.get("side"), id)),
        file.string(row.get("clause"), id),
        file.string(row.get("source"), id),
        file.bilingual(row.get("text"), id),
        file.bilingual(row.get("fix"), id),
        Optional.ofNullable(row.get("profile")).map(String::valueOf),
        Boolean.TRUE.equals(row.get("next")),
        Optional.ofNullable(row.get("untestable")).map(text -> file.bilingual(text, id)));
  }
}

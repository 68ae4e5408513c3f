package jukigate.conformance.attack;

import java.util.List;
import java.util.Map;
import jukigate.conformance.data.DataFile;
import jukigate.domain.Bilingual;

/**
 * An id of the catalogue that {@code attack} does not try.
 *
 * @param id e.g. {@code LOG-01}
 * @param reason why not
 * @param provenBy simple names of the test classes that try it; empty where it does not apply
 */
public record Elsewhere(String id, Bilingual title, Bilingual reason, List<String> provenBy) {
  private static final DataFile FILE = DataFile.read("elsewhere.yaml");

  public Elsewhere {
    provenBy = List.copyOf(provenBy);
  }

  /** In the order of the file. */
  public static List<Elsewhere> all() {
    return FILE.map().entrySet().stream().map(Elsewhere::of).toList();
  }

  private static Elsewhere of(Map.Entry<?, ?> entry) {
    String id = entry.getKey().toString();
    Map<?, ?> row = FILE.map(entry.getValue(), id);
    return new Elsewhere(
        id,
        FILE.bilingual(row.get("title"), id + " title"),
        FILE.bilingual(row.get("reason"), id + " reason"),
        DataFile.strings(row.get("provenBy")));
  }
}

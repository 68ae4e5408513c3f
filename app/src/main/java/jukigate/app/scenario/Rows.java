package jukigate.app.scenario;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import jukigate.domain.refusal.Outcome;
import jukigate.domain.refusal.Refusal;
import jukigate.domain.refusal.RefusalCode;
import jukigate.domain.refusal.RefusedException;
import jukigate.simulators.bulk.CsvRow;
import jukigate.wire.xml.SafeXml;

/** Rows of data: CSV whose first line names the values and whose first column names the rows. */
final class Rows {
  private static final String VALUE = "[A-Za-z][A-Za-z0-9_-]{0,39}";
  private static final String ROW = "[A-Za-z0-9][A-Za-z0-9._-]{0,59}";

  private final Path file;
  private final Set<String> taken;
  private int line;

  private Rows(Path file, Set<String> taken) {
    this.file = file;
    this.taken = taken;
  }

  /** One line of the table; its name is unique in it. */
  record Row(String name, Values values) {
    /** Of a scenario without data. */
    static final Row NONE = new Row("", Values.NONE);

    /** Its name, for results. */
    Optional<String> shown() {
      return Optional.of(name).filter(it -> !it.isEmpty());
    }
  }

  /**
   * Reads all of them.
   *
   * @param taken names of parameters, which a column cannot have
   * @return refused with FILE_UNREADABLE, and with ROWS_INVALID, file and line: not UTF-8, a name
   *     that is none or is there twice, a row that is longer or shorter than the first line, no row
   */
  static Outcome<List<Row>> read(Path file, Set<String> taken) {
    try {
      byte[] content = SafeXml.read(file).orThrow().toByteArray();
      String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(content)).toString();
      return Outcome.passed(
          new Rows(file, taken).rows(text.replaceFirst("^\uFEFF", "").lines().toList()));
    } catch (CharacterCodingException e) {
      return Outcome.refused(RefusalCode.ROWS_INVALID, file, 1, "UTF-8");
    } catch (RefusedException e) {
      return Outcome.refused(e.refusal());
    }
  }

  private List<Row> rows(List<String> lines) {
    List<String> names = names(lines.isEmpty() ? "" : lines.getFirst());
    Map<String, Row> rows = new LinkedHashMap<>();
    for (String text : lines.stream().skip(1).toList()) {
      line++;
      if (!text.isBlank()) {
        Row row = row(names, text);
        if (rows.put(row.name(), row) != null) {
          throw invalid(row.name());
        }
      }
    }
    if (rows.isEmpty()) {
      throw invalid(String.join(",", names));
    }
    return List.copyOf(rows.values());
  }

  private List<String> names(String text) {
    line = 1;
    List<String> names = fields(text);
    Set<String> seen = new HashSet<>(taken);
    for (String name : names) {
      if (!name.matches(VALUE) || !seen.add(name)) {
        throw invalid(name);
      }
    }
    return names;
  }

  private Row row(List<String> names, String text) {
    List<String> fields = fields(text);
    if (fields.size() != names.size()) {
      throw invalid(fields.size() + " ≠ " + names.size() + ": " + String.join(",", names));
    }
    if (!fields.getFirst().matches(ROW)) {
      throw invalid(names.getFirst() + "=" + fields.getFirst());
    }
    Map<String, String> values = new LinkedHashMap<>();
    for (int i = 0; i < names.size(); i++) {
      values.put(names.get(i), fields.get(i));
    }
    return new Row(fields.getFirst(), new Values(values));
  }

  private List<String> fields(String text) {
    return CsvRow.fields(text).orElseThrow(() -> invalid("\"")).stream()
        .map(String::strip)
        .toList();
  }

  private RefusedException invalid(String what) {
    return new RefusedException(
        Refusal.of(RefusalCode.ROWS_INVALID, file, Math.max(1, line), what));
  }
}

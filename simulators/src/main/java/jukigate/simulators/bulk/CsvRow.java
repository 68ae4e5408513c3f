package jukigate.simulators.bulk;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One line of RFC 4180; a field never goes on in the next line, since no item of a register does.
 */
public final class CsvRow {
  private final String line;
  private final List<String> fields = new ArrayList<>();
  private int at;

  private CsvRow(String line) {
    this.line = line;
  }

  /** The fields, without their quotes; empty when quotes are not closed or stand within a field. */
  public static Optional<List<String>> fields(String line) {
    var row = new CsvRow(line);
    boolean more = true;
    while (more) {
      boolean inQuotes = row.at < line.length() && line.charAt(row.at) == '"';
      boolean read = inQuotes ? row.quoted() : row.bare();
      if (!read || (row.at < line.length() && line.charAt(row.at) != ',')) {
        return Optional.empty();
      }
      more = row.at < line.length();
      row.at++;
    }
    return Optional.of(List.copyOf(row.fields));
  }

  private boolean bare() {
    int comma = line.indexOf(',', at);
    int end = comma < 0 ? line.length() : comma;
    String field = line.substring(at, end);
    fields.add(field);
    at = end;
    return field.indexOf('"') < 0;
  }

  private boolean quoted() {
    var field = new StringBuilder();
    for (at++; at < line.length(); at++) {
      char next = line.charAt(at);
      if (next != '"') {
        field.append(next);
      } else if (at + 1 < line.length() && line.charAt(at + 1) == '"') {
        field.append('"');
        at++;
      } else {
        fields.add(field.toString());
        at++;
        return true;
      }
    }
    return false;
  }
}

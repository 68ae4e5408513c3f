package jukigate.app.report;

import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Lines of a table for spreadsheets (RFC 4180). */
final class Csv {
  private Csv() {}

  static String line(Stream<String> fields) {
    return fields.map(Csv::field).collect(Collectors.joining(",", "", "\r\n"));
  }

  /** Quoted when it must be; a leading = + - @ is never a formula to a spreadsheet. */
  private static String field(String text) {
    String safe = text.matches("(?s)[=+\\-@].*") ? "'" + text : text;
    return safe.matches("(?s).*[\",\\r\\n].*") ? '"' + safe.replace("\"", "\"\"") + '"' : safe;
  }
}

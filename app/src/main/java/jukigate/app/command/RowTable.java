package jukigate.app.command;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Rows as a table, with headings and the words for constants in the reader's language: {@code
 * <command>.column.<name>}, {@code <command>.value.<CONSTANT>}.
 */
final class RowTable {
  private static final int WIDE_FROM = 0x2E80;

  private final Console console;
  private final String command;

  RowTable(Console console, String command) {
    this.console = console;
    this.command = command;
  }

  /** Says so when there is none. */
  void print(List<Map<String, String>> rows) {
    if (rows.isEmpty()) {
      console.say(command + ".none");
      return;
    }
    List<List<String>> lines = new ArrayList<>();
    lines.add(
        rows.getFirst().keySet().stream()
            .map(name -> console.text(command + ".column." + name))
            .toList());
    rows.forEach(row -> lines.add(row.values().stream().map(this::value).toList()));
    lines.forEach(line -> console.line(line(line, lines)));
  }

  private String value(String value) {
    String key = command + ".value." + value;
    return Texts.of(console.language()).bundle().containsKey(key) ? console.text(key) : value;
  }

  private static String line(List<String> line, List<List<String>> all) {
    var text = new StringBuilder();
    for (int column = 0; column < line.size(); column++) {
      int at = column;
      int widest = all.stream().mapToInt(other -> width(other.get(at))).max().orElse(0);
      String value = line.get(column);
      text.append(value).append(" ".repeat(widest - width(value) + 2));
    }
    return text.toString().stripTrailing();
  }

  /** Columns of a terminal: kana and kanji take two. */
  private static int width(String text) {
    return text.codePoints().map(c -> c >= WIDE_FROM ? 2 : 1).sum();
  }
}

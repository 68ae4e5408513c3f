package jukigate.simulators.store;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the database looked at in one table for one statement, in its own word.
 *
 * @param index name of the index, or of the key whose index it is; empty when the whole table was
 *     read
 * @param rows that were looked at, whether they fit or not
 * @param pages of the index, or of the table without one
 * @param height of the index, from 1; 0 without one
 */
public record Visit(String table, Optional<String> index, int rows, int pages, int height) {
  private static final Pattern BEGIN =
      Pattern.compile("Scan ResultSet for (\\S+)(?: using (?:index|constraint) (\\S+))?");
  private static final Pattern FIGURE =
      Pattern.compile("(Number of rows visited|Number of pages visited|Tree height)=(-?\\d+)");

  /**
   * All visits that a statement made.
   *
   * @param statistics as Derby's SYSCS_GET_RUNTIMESTATISTICS gives them
   */
  static List<Visit> in(String statistics) {
    var visits = new ArrayList<Visit>();
    Matcher begin = BEGIN.matcher(statistics);
    for (boolean more = begin.find(); more; ) {
      String table = begin.group(1);
      Optional<String> index = Optional.ofNullable(begin.group(2));
      int from = begin.end();
      more = begin.find();
      visits.add(
          of(table, index, statistics.substring(from, more ? begin.start() : statistics.length())));
    }
    return visits;
  }

  private static Visit of(String table, Optional<String> index, String figures) {
    int rows = 0;
    int pages = 0;
    int height = 0;
    Matcher figure = FIGURE.matcher(figures);
    while (figure.find()) {
      int value = Integer.parseInt(figure.group(2));
      switch (figure.group(1)) {
        case "Number of rows visited" -> rows += value;
        case "Number of pages visited" -> pages += value;
        default -> height = Math.max(height, value);
      }
    }
    return new Visit(table, index, rows, pages, height);
  }
}

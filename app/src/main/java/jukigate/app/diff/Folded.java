package jukigate.app.diff;

import java.util.ArrayList;
import java.util.List;
import jukigate.app.diff.Sheet.Row;

/**
 * A part of a sheet.
 *
 * @param isAside whether it is far from every difference
 */
public record Folded(boolean isAside, List<Row> rows) {
  /** So many rows around a difference are shown with it. */
  private static final int AROUND = 2;

  /** Shorter parts are not worth a fold. */
  private static final int SHORTEST = 4;

  /** What is shown of differences; nobody reads more, and a page of all of them is heavy. */
  static final int MOST_DIFFERENCES = 200;

  private static final int MOST_ROWS = 3_000;

  /** The beginning of a sheet: so much of it as is shown. */
  static Sheet beginning(Sheet sheet) {
    return sheet.rows().size() <= MOST_ROWS
        ? sheet
        : new Sheet(sheet.sides(), sheet.rows().subList(0, end(sheet.rows())));
  }

  /** Behind the last row that is shown; rows that are far from a difference cost nothing. */
  private static int end(List<Row> rows) {
    boolean[] near = near(rows);
    int shown = 0;
    int end = 0;
    while (end < near.length && shown < MOST_ROWS) {
      shown += near[end++] ? 1 : 0;
    }
    return end;
  }

  /** The whole sheet in parts. */
  static List<Folded> parts(Sheet sheet) {
    boolean[] near = near(sheet.rows());
    List<Folded> parts = new ArrayList<>();
    int from = 0;
    for (int i = 1; i <= near.length; i++) {
      if (i == near.length || near[i] != near[from]) {
        parts.add(new Folded(!near[from] && i - from >= SHORTEST, sheet.rows().subList(from, i)));
        from = i;
      }
    }
    return parts;
  }

  private static boolean[] near(List<Row> rows) {
    boolean[] near = new boolean[rows.size()];
    for (int i = 0; i < near.length; i++) {
      if (rows.get(i).differs()) {
        int end = Math.min(near.length, i + AROUND + 1);
        for (int j = Math.max(0, i - AROUND); j < end; j++) {
          near[j] = true;
        }
      }
    }
    return near;
  }
}

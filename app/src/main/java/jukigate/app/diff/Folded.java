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

package jukigate.app.diff;

import java.util.ArrayList;
import java.util.List;

/** How many columns of a terminal a text takes. */
final class Columns {
  private static final int[][] WIDE = {
    {0x1100, 0x115F}, {0x2E80, 0x303E}, {0x3041, 0xA4CF}, {0xAC00, 0xD7A3}, {0xF900, 0xFAFF},
    {0xFE30, 0xFE6F}, {0xFF00, 0xFF60}, {0xFFE0, 0xFFE6}, {0x1F300, 0x1FAFF}, {0x20000, 0x3FFFD}
  };

  private Columns() {}

  static int of(String text) {
    return text.codePoints().map(Columns::of).sum();
  }

  private static int of(int c) {
    int type = Character.getType(c);
    if (type == Character.NON_SPACING_MARK || type == Character.ENCLOSING_MARK) {
      return 0;
    }
    for (int[] range : WIDE) {
      if (c >= range[0] && c <= range[1]) {
        return 2;
      }
    }
    return 1;
  }

  /** The text in pieces of at most so many columns, the first of them shorter; at least one. */
  static List<String> broken(String text, int first, int width) {
    List<String> lines = new ArrayList<>();
    StringBuilder line = new StringBuilder();
    int room = first;
    for (int c : text.codePoints().toArray()) {
      if (of(c) > room) {
        lines.add(line.toString());
        line.setLength(0);
        room = width;
      }
      line.appendCodePoint(c);
      room -= of(c);
    }
    lines.add(line.toString());
    return lines;
  }
}

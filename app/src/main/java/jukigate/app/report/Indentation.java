package jukigate.app.report;

/**
 * Breaks XML text into lines for a reader. It looks at angle brackets only and parses nothing, so
 * it shows malformed messages too; the exact bytes are in the file beside.
 */
public final class Indentation {
  private static final int DEEPEST = 40;

  private Indentation() {}

  /** The text with a line for each element. */
  public static String of(String xml) {
    StringBuilder text = new StringBuilder(xml.length() + xml.length() / 4);
    int depth = 0;
    int at = 0;
    while (at < xml.length()) {
      int open = xml.indexOf('<', at);
      int close = open < 0 ? -1 : xml.indexOf('>', open);
      if (close < 0) {
        return text.append(xml, at, xml.length()).toString();
      }
      String between = xml.substring(at, open);
      String tag = xml.substring(open, close + 1);
      boolean ends = tag.startsWith("</");
      depth = ends ? Math.max(0, depth - 1) : depth;
      boolean afterText = ends && !between.isBlank();
      text.append(between.isBlank() ? "" : between);
      if (!text.isEmpty() && !afterText && !(ends && isOpenedJustNow(text, tag))) {
        text.append('\n').append("  ".repeat(Math.min(depth, DEEPEST)));
      }
      text.append(tag);
      depth += ends || tag.endsWith("/>") || tag.startsWith("<?") ? 0 : 1;
      at = close + 1;
    }
    return text.toString();
  }

  /** {@code <a></a>} stays on one line. */
  private static boolean isOpenedJustNow(StringBuilder text, String endTag) {
    int open = text.lastIndexOf("<");
    String name = endTag.substring(2, endTag.length() - 1).strip();
    return open >= 0
        && text.charAt(text.length() - 1) == '>'
        && text.charAt(text.length() - 2) != '/'
        && text.substring(open + 1).startsWith(name);
  }
}

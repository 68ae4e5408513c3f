package jukigate.app.scenario;

import java.nio.file.Path;
import java.util.regex.Pattern;
import jukigate.domain.refusal.Refusal;
import jukigate.domain.refusal.RefusalCode;
import jukigate.domain.refusal.RefusedException;

/**
 * The text of a file, to find again in which line something stands that a tree no longer knows.
 *
 * @param text may have values in it by now, but no other lines
 */
record Source(Path file, String text) {
  private static final Pattern COMMENT = Pattern.compile("(?s)<!--.*?-->");

  /** The first line with these words outside of comments; 1 where they are written otherwise. */
  int line(String words) {
    String plain = COMMENT.matcher(text).replaceAll(it -> it.group().replaceAll("[^\\n]", " "));
    int at = Math.max(plain.indexOf(words), 0);
    return 1 + (int) plain.substring(0, at).chars().filter(c -> c == '\n').count();
  }

  /**
   * What the schema cannot say.
   *
   * @param attributeAndValue e.g. {@code purpose=P44}
   */
  RefusedException invalid(String attributeAndValue) {
    String written = written(attributeAndValue);
    return refused(RefusalCode.FILE_INVALID, written, written);
  }

  /**
   * @param where what stands in the line to be named, which follows the file in the text
   */
  RefusedException refused(RefusalCode code, String where, Object... more) {
    Object[] arguments = new Object[2 + more.length];
    arguments[0] = file;
    arguments[1] = line(where);
    System.arraycopy(more, 0, arguments, 2, more.length);
    return new RefusedException(Refusal.of(code, arguments));
  }

  /** {@code name=value} as an attribute is written. */
  static String written(String attributeAndValue) {
    return attributeAndValue.replaceFirst("(?s)=(.*)", "=\"$1\"");
  }
}

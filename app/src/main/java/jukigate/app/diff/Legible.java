package jukigate.app.diff;

import java.text.Normalizer;
import java.util.Locale;
import java.util.stream.Collectors;

/** Values so that a person sees what they are, and where two that look alike differ. */
public final class Legible {
  private Legible() {}

  /** Controls and other characters that nobody sees, and those that turn the direction, by name. */
  public static String of(String value) {
    return value
        .codePoints()
        .mapToObj(c -> isHidden(c) ? "\\u{" + hex(c) + "}" : Character.toString(c))
        .collect(Collectors.joining());
  }

  private static boolean isHidden(int c) {
    return switch (Character.getType(c)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR,
          Character.UNASSIGNED,
          Character.SURROGATE ->
          true;
      default -> c == 0xA0;
    };
  }

  /** The same character of two with different code points, e.g. with a variation selector. */
  static boolean areAlike(String one, String other) {
    return !one.equals(other) && skeleton(one).equals(skeleton(other));
  }

  private static String skeleton(String text) {
    return Normalizer.normalize(text, Normalizer.Form.NFKC)
        .replaceAll("[\\p{Mn}\\p{Cf}\\p{Cc}\\p{Z}]", "");
  }

  /** The code points of what is between the common beginning and the common end. */
  static String codePoints(String value, String other) {
    int[] ones = value.codePoints().toArray();
    int[] others = other.codePoints().toArray();
    int head = 0;
    while (head < Math.min(ones.length, others.length) && ones[head] == others[head]) {
      head++;
    }
    int tail = 0;
    while (tail < Math.min(ones.length, others.length) - head
        && ones[ones.length - 1 - tail] == others[others.length - 1 - tail]) {
      tail++;
    }
    String points =
        value
            .codePoints()
            .skip(head)
            .limit(Math.max(0, ones.length - tail - head))
            .mapToObj(c -> "U+" + hex(c))
            .collect(Collectors.joining(" "));
    return points.isEmpty() ? "–" : points;
  }

  private static String hex(int c) {
    return String.format(Locale.ROOT, "%04X", c);
  }
}

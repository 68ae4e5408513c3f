package jukigate.wire.diagnosis;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import jukigate.domain.message.Payload;

/**
 * Where two sequences of canonical octets part.
 *
 * @param offset in octets, from 0
 * @param received what follows in the message that was received, letters and digits of texts hidden
 * @param signed the same of the message that was signed
 */
public record FirstDifference(int offset, String received, String signed) {
  private static final int BEFORE = 24;
  private static final int AFTER = 40;

  /** Empty when they are the same. */
  public static Optional<FirstDifference> between(Payload received, Payload signed) {
    byte[] one = received.toByteArray();
    byte[] other = signed.toByteArray();
    int offset = Arrays.mismatch(one, other);
    return offset < 0
        ? Optional.empty()
        : Optional.of(new FirstDifference(offset, around(one, offset), around(other, offset)));
  }

  private static String around(byte[] octets, int offset) {
    int[] text = new String(octets, StandardCharsets.UTF_8).codePoints().toArray();
    String before = new String(octets, 0, start(octets, offset), StandardCharsets.UTF_8);
    int at = before.codePointCount(0, before.length());
    StringBuilder shown = new StringBuilder();
    boolean inTag = false;
    for (int i = 0; i < Math.min(text.length, at + AFTER); i++) {
      int c = text[i];
      inTag = c == '<' || (inTag && c != '>');
      if (i >= at - BEFORE) {
        shown.append(shown(c, inTag, i == at));
      }
    }
    return shown.toString();
  }

  /** Of the character that the octet is of: two characters may part in their last octet only. */
  private static int start(byte[] octets, int offset) {
    int start = offset;
    while (start > 0 && start < octets.length && (octets[start] & 0xC0) == 0x80) {
      start--;
    }
    return start;
  }

  /** Markup and white space as they are; of a text only the one character that differs. */
  private static String shown(int c, boolean inTag, boolean differs) {
    if (c == '\n') {
      return "\u240A";
    }
    if (differs && (Character.isLetterOrDigit(c) || c > 0x7E) && !inTag) {
      return String.format(Locale.ROOT, "[U+%04X]", c);
    }
    boolean white = c == ' ' || c == '\t';
    boolean markup = c == '>' || (inTag && c > ' ' && c < 0x7F);
    return white || markup ? Character.toString(c) : "\u25A1";
  }
}

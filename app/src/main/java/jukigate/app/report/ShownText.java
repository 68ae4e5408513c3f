package jukigate.app.report;

import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import jukigate.domain.message.Payload;
import jukigate.domain.number.IndividualNumber;
import jukigate.domain.number.ResidentCode;

/**
 * Bytes of a message for people to read. What is formally a 個人番号 or a 住民票コード is masked, invented or
 * not, and what is no character of XML becomes a dot.
 */
public final class ShownText {
  private static final int LONGEST = 64 << 10;
  private static final Pattern DIGITS = Pattern.compile("(?<![0-9])[0-9]{11,12}(?![0-9])");

  private ShownText() {}

  /** The beginning, and how much more there is. */
  public static String of(Payload bytes) {
    byte[] all = bytes.toByteArray();
    int length = Math.min(all.length, LONGEST);
    String text = masked(clean(new String(all, 0, length, StandardCharsets.UTF_8)));
    return length == all.length ? text : text + " … (" + (all.length - length) + " more bytes)";
  }

  public static String masked(String text) {
    Matcher digits = DIGITS.matcher(text);
    return digits.replaceAll(
        found -> isNumberOfAPerson(found.group()) ? "*".repeat(found.group().length()) : "$0");
  }

  private static boolean isNumberOfAPerson(String digits) {
    return IndividualNumber.parse(digits).isPresent() || ResidentCode.parse(digits).isPresent();
  }

  /** Attacks are full of what is no character. */
  public static String clean(String text) {
    return text.replaceAll("[^\\x09\\x0A\\x0D\\x20-\\uD7FF\\uE000-\\uFFFD]", "·");
  }
}

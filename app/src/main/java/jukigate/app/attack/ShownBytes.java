package jukigate.app.attack;

import java.nio.charset.StandardCharsets;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import jukigate.conformance.attack.AttackResult.Shown;
import jukigate.domain.message.Payload;
import jukigate.domain.number.IndividualNumber;
import jukigate.domain.number.ResidentCode;

/**
 * Bytes for people to read: whole, as long as the page stays one that a browser can open. What is
 * formally a 個人番号 or a 住民票コード is masked, invented or not.
 */
final class ShownBytes {
  private static final int OF_ONE = 64 << 10;
  private static final int OF_ALL = 12 << 20;
  private static final Pattern DIGITS = Pattern.compile("(?<![0-9])[0-9]{11,12}(?![0-9])");

  private final IdentityHashMap<Shown, Map<String, String>> kept = new IdentityHashMap<>();
  private int left = OF_ALL;

  /** Makes sure that these are there. */
  void keep(Shown shown) {
    kept.put(shown, texts(shown));
  }

  /** {@code sent} and {@code heard}; nothing when the page is full. */
  Map<String, String> of(Shown shown) {
    Map<String, String> known = kept.get(shown);
    if (known != null) {
      return known;
    }
    return left > 0 ? texts(shown) : Map.of();
  }

  private Map<String, String> texts(Shown shown) {
    String sent = text(shown.bytes().sent());
    String heard = text(shown.bytes().heard());
    left -= sent.length() + heard.length();
    return Map.of("sent", sent, "heard", heard);
  }

  private static String text(Payload bytes) {
    byte[] all = bytes.toByteArray();
    int length = Math.min(all.length, OF_ONE);
    String text = masked(clean(new String(all, 0, length, StandardCharsets.UTF_8)));
    return length == all.length ? text : text + " … (" + (all.length - length) + " more bytes)";
  }

  static String masked(String text) {
    Matcher digits = DIGITS.matcher(text);
    return digits.replaceAll(
        found -> isNumberOfAPerson(found.group()) ? "*".repeat(found.group().length()) : "$0");
  }

  private static boolean isNumberOfAPerson(String digits) {
    return IndividualNumber.parse(digits).isPresent() || ResidentCode.parse(digits).isPresent();
  }

  /** What is no character of XML becomes a dot: attacks are full of it. */
  static String clean(String text) {
    return text.replaceAll("[^\\x09\\x0A\\x0D\\x20-\\uD7FF\\uE000-\\uFFFD]", "·");
  }
}

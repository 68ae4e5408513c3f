package jukigate.app.attack;

import java.util.IdentityHashMap;
import java.util.Map;
import jukigate.app.report.ShownText;
import jukigate.conformance.attack.AttackResult.Shown;

/**
 * Bytes of attacks for people to read: whole, as long as the page stays one that a browser can
 * open.
 */
final class ShownBytes {
  private static final int OF_ALL = 12 << 20;

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
    String sent = ShownText.of(shown.bytes().sent());
    String heard = ShownText.of(shown.bytes().heard());
    left -= sent.length() + heard.length();
    return Map.of("sent", sent, "heard", heard);
  }
}

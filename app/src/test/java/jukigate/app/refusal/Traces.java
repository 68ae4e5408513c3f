package jukigate.app.refusal;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;

/** Finds a text in bytes, however it was written down: as characters, as base64, as hex. */
final class Traces {
  private static final List<Charset> CHARSETS =
      List.of(
          StandardCharsets.UTF_8,
          StandardCharsets.UTF_16BE,
          StandardCharsets.UTF_16LE,
          Charset.forName("windows-31j"),
          Charset.forName("EUC-JP"));

  private Traces() {}

  static boolean in(byte[] bytes, String text) {
    // One character for each byte: a search of characters is then one of bytes.
    String all = new String(bytes, StandardCharsets.ISO_8859_1);
    return forms(text).stream().anyMatch(all::contains);
  }

  private static List<String> forms(String text) {
    List<String> forms = new ArrayList<>();
    for (Charset charset : CHARSETS) {
      byte[] plain = text.getBytes(charset);
      forms.add(new String(plain, StandardCharsets.ISO_8859_1));
      forms.add(HexFormat.of().formatHex(plain));
      forms.add(HexFormat.of().withUpperCase().formatHex(plain));
      for (int before = 0; before < 3; before++) {
        forms.add(base64(plain, before));
      }
    }
    return forms;
  }

  /** What base64 makes of the bytes when others stand around them, at each of the 3 alignments. */
  private static String base64(byte[] plain, int before) {
    int firstWhole = (3 - before) % 3;
    int whole = (plain.length - firstWhole) / 3 * 3;
    return Base64.getEncoder()
        .encodeToString(Arrays.copyOfRange(plain, firstWhole, firstWhole + whole));
  }
}

package jukigate.conformance.kit;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** 外字: characters without a code point in a text, each with its picture. */
final class Gaiji {
  /** Bytes of a picture that are allowed. */
  static final int LARGEST = 65_536;

  private Gaiji() {}

  /** In the place of the first text of a body without any. */
  static String in(String body, int count, int size) {
    return body.replaceFirst(
        "<t:text>[^<]*</t:text><t:gaijiCount>0</t:gaijiCount>",
        "<t:text>" + "\u3013".repeat(count) + "</t:text>" + all(count, size));
  }

  private static String all(int count, int size) {
    return "<t:gaijiCount>"
        + count
        + "</t:gaijiCount>"
        + IntStream.rangeClosed(1, count)
            .mapToObj(
                position ->
                    "<t:gaiji><t:position>"
                        + position
                        + "</t:position><t:image>"
                        + picture(size)
                        + "</t:image></t:gaiji>")
            .collect(Collectors.joining());
  }

  /** The head of a PNG, and bytes behind it. */
  private static String picture(int size) {
    byte[] bytes = new byte[size];
    byte[] head = "\u0089PNG\r\n\u001a\n".getBytes(StandardCharsets.ISO_8859_1);
    System.arraycopy(head, 0, bytes, 0, Math.min(size, head.length));
    return Base64.getEncoder().encodeToString(bytes);
  }
}

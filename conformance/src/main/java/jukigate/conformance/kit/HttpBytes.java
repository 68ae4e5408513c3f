package jukigate.conformance.kit;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * A good request or answer of HTTP, to be written otherwise.
 *
 * @param headers whole lines without their ends, Host first where there is one
 */
record HttpBytes(String start, List<String> headers, String body) {
  private static final String END = "\r\n";
  private static final String CHUNKED = "Transfer-Encoding: chunked";
  private static final String LOWER = "transfer-encoding: chunked";
  private static final Pattern LENGTH = Pattern.compile("(?i)content-length:.*");

  HttpBytes {
    headers = List.copyOf(headers);
  }

  /** Bytes as they are, one character each; without a head, all is one line. */
  static HttpBytes of(byte[] bytes) {
    String all = new String(bytes, StandardCharsets.ISO_8859_1);
    int end = all.indexOf(END + END);
    if (end < 0) {
      return new HttpBytes(all, List.of(), "");
    }
    List<String> lines = Arrays.asList(all.substring(0, end).split(END, -1));
    return new HttpBytes(
        lines.getFirst(), lines.subList(1, lines.size()), all.substring(end + 2 * END.length()));
  }

  HttpBytes lowerCase() {
    return with(
        headers.stream()
            .map(
                line -> {
                  int colon = line.indexOf(':');
                  return line.substring(0, colon).toLowerCase(Locale.ROOT) + line.substring(colon);
                })
            .toList());
  }

  HttpBytes reversed() {
    return with(headers.reversed());
  }

  HttpBytes and(String line) {
    List<String> more = new ArrayList<>(headers);
    more.add(line);
    return with(more);
  }

  /** In chunks of this many bytes (RFC 9112 §7.1). */
  HttpBytes chunked(int size) {
    var chunks = new StringBuilder();
    for (int at = 0; at < body.length(); at += size) {
      String chunk = body.substring(at, Math.min(body.length(), at + size));
      chunks.append(Integer.toHexString(chunk.length())).append(END).append(chunk).append(END);
    }
    List<String> lines = new ArrayList<>(headers);
    lines.replaceAll(line -> LENGTH.matcher(line).matches() ? CHUNKED : line);
    return new HttpBytes(start, lines, chunks + "0" + END + END);
  }

  /** The body as text in UTF-8, put together again where it is in chunks. */
  String text() {
    String whole = headers.contains(CHUNKED) || headers.contains(LOWER) ? whole() : body;
    return new String(whole.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
  }

  private String whole() {
    var whole = new StringBuilder();
    int at = 0;
    while (at < body.length()) {
      int line = body.indexOf(END, at);
      int size = Integer.parseInt(body.substring(at, line), 16);
      at = line + END.length();
      whole.append(body, at, at + size);
      at += size + END.length();
    }
    return whole.toString();
  }

  private HttpBytes with(List<String> other) {
    return new HttpBytes(start, other, body);
  }

  byte[] bytes() {
    String head = start + END + String.join(END, headers) + END + END;
    var bytes = new ByteArrayOutputStream();
    bytes.writeBytes((head + body).getBytes(StandardCharsets.ISO_8859_1));
    return bytes.toByteArray();
  }
}

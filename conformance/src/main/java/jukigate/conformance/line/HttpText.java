package jukigate.conformance.line;

import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import jukigate.domain.message.Payload;

/** HTTP/1.1 as bytes (RFC 9112), as much of it as one request on one connection needs. */
public final class HttpText {
  private static final Pattern LENGTH =
      Pattern.compile("(?im)^Content-Length: *([0-9]{1,9}) *\r?$");

  private HttpText() {}

  static byte[] request(URI address, TlsPost.Request request) {
    Payload body = request.body();
    String head =
        String.join(
            "\r\n",
            request.method() + " " + address.getPath() + " HTTP/1.1",
            "Host: " + address.getAuthority(),
            "Content-Type: " + request.contentType(),
            "SOAPAction: \"" + request.soapAction() + "\"",
            "Content-Length: " + body.size(),
            "Connection: close",
            "",
            "");
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    bytes.writeBytes(head.getBytes(StandardCharsets.US_ASCII));
    bytes.writeBytes(body.toByteArray());
    return bytes.toByteArray();
  }

  /**
   * Every answer of a connection, in turn; at least one, {@link Heard.Nothing} for what is none.
   */
  static List<Heard> answers(byte[] bytes) {
    List<Heard> all = new ArrayList<>();
    int at = 0;
    do {
      int end = endOfAnswer(bytes, at).orElse(bytes.length);
      byte[] one = Arrays.copyOfRange(bytes, at, end);
      if (!isInterim(one)) {
        all.add(answer(one));
      }
      at = end;
    } while (at < bytes.length);
    return all.isEmpty() ? List.of(answer(bytes)) : all;
  }

  /** Whether the bytes hold one answer that says how long it is. */
  static boolean isWhole(byte[] bytes) {
    return !isInterim(bytes)
        && endOfAnswer(bytes, 0).filter(end -> end <= bytes.length).isPresent();
  }

  private static boolean isInterim(byte[] bytes) {
    return new String(bytes, 0, Math.min(12, bytes.length), StandardCharsets.US_ASCII)
        .equals("HTTP/1.1 100");
  }

  /** Where the answer that begins here ends; empty when only the end of the connection tells. */
  private static Optional<Integer> endOfAnswer(byte[] bytes, int from) {
    int end = indexOf(bytes, "\r\n\r\n", from);
    if (end < 0) {
      return Optional.empty();
    }
    String head = new String(bytes, from, end - from, StandardCharsets.ISO_8859_1);
    Matcher length = LENGTH.matcher(head);
    if (length.find()) {
      long whole = end + 4L + Long.parseLong(length.group(1));
      return whole <= bytes.length ? Optional.of((int) whole) : Optional.empty();
    }
    return head.matches("HTTP/1\\.1 (1|204|304)(?s).*") ? Optional.of(end + 4) : Optional.empty();
  }

  /** Reads a whole answer; {@link Heard.Nothing} when it is not one. */
  public static Heard answer(byte[] bytes) {
    int end = indexOf(bytes, "\r\n\r\n", 0);
    if (end < 0) {
      return new Heard.Nothing("no HTTP answer (" + bytes.length + " bytes)");
    }
    String head = new String(bytes, 0, end, StandardCharsets.ISO_8859_1);
    if (!head.matches("(?s)HTTP/1\\.1 [1-5][0-9][0-9].*")) {
      return new Heard.Nothing("no HTTP status line");
    }
    int status = Integer.parseInt(head.substring(9, 12));
    byte[] rest = Arrays.copyOfRange(bytes, end + 4, bytes.length);
    if (head.toLowerCase(Locale.ROOT).contains("transfer-encoding: chunked")) {
      return unchunked(rest)
          .<Heard>map(body -> new Heard.Answer(status, headers(head), body))
          .orElseGet(() -> new Heard.Nothing("broken chunks"));
    }
    return new Heard.Answer(status, headers(head), Payload.of(rest));
  }

  private static Map<String, String> headers(String head) {
    return head.lines()
        .skip(1)
        .map(line -> line.split(":", 2))
        .filter(parts -> parts.length == 2)
        .collect(
            Collectors.toMap(
                parts -> parts[0].strip().toLowerCase(Locale.ROOT),
                parts -> parts[1].strip(),
                (first, second) -> first));
  }

  private static Optional<Payload> unchunked(byte[] bytes) {
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    int at = 0;
    while (true) {
      int line = indexOf(bytes, "\r\n", at);
      if (line < 0) {
        return Optional.empty();
      }
      String size = new String(bytes, at, line - at, StandardCharsets.US_ASCII).split(";", 2)[0];
      if (!size.matches("[0-9A-Fa-f]{1,7}")) {
        return Optional.empty();
      }
      int length = Integer.parseInt(size, 16);
      if (length == 0) {
        return Optional.of(Payload.of(body.toByteArray()));
      }
      if (line + 2 + length > bytes.length) {
        return Optional.empty();
      }
      body.write(bytes, line + 2, length);
      at = line + 2 + length + 2;
    }
  }

  private static int indexOf(byte[] bytes, String ascii, int from) {
    byte[] wanted = ascii.getBytes(StandardCharsets.US_ASCII);
    for (int i = from; i + wanted.length <= bytes.length; i++) {
      if (Arrays.equals(bytes, i, i + wanted.length, wanted, 0, wanted.length)) {
        return i;
      }
    }
    return -1;
  }
}

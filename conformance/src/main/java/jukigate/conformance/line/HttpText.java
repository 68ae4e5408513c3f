package jukigate.conformance.line;

import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import jukigate.domain.message.Payload;

/** HTTP/1.1 as bytes (RFC 9112), as much of it as one request on one connection needs. */
public final class HttpText {
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

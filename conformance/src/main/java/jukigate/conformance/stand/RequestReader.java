package jukigate.conformance.stand;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import jukigate.domain.message.Payload;

/** Reads requests from a connection and keeps every byte (RFC 9112 §6, §7.1). */
final class RequestReader {
  private static final int LONGEST_HEAD = 65_536;
  private static final int LONGEST_BODY = 32 << 20;
  private static final int HEXADECIMAL = 16;

  private final InputStream in;

  RequestReader(InputStream in) {
    this.in = in;
  }

  /** Of one request: what was sent, and its parts. */
  record Read(RequestHead head, Payload raw, Payload body) {}

  /**
   * Empty when the client has nothing more to say.
   *
   * @throws IOException when a request ends in its middle, or is no HTTP
   */
  Optional<Read> next() throws IOException {
    var raw = new ByteArrayOutputStream();
    byte[] head = upTo("\r\n\r\n", LONGEST_HEAD);
    if (head.length == 0) {
      return Optional.empty();
    }
    raw.writeBytes(head);
    RequestHead read = RequestHead.of(Payload.of(head));
    Payload body =
        read.first("Transfer-Encoding").filter("chunked"::equalsIgnoreCase).isPresent()
            ? chunks(raw)
            : counted(read, raw);
    return Optional.of(new Read(read, Payload.of(raw.toByteArray()), body));
  }

  private Payload counted(RequestHead head, ByteArrayOutputStream raw) throws IOException {
    String length = head.first("Content-Length").orElse("0");
    if (!length.matches("[0-9]{1,8}") || Integer.parseInt(length) > LONGEST_BODY) {
      throw new IOException("Content-Length: " + length);
    }
    byte[] body = exactly(Integer.parseInt(length));
    raw.writeBytes(body);
    return Payload.of(body);
  }

  private Payload chunks(ByteArrayOutputStream raw) throws IOException {
    var body = new ByteArrayOutputStream();
    while (true) {
      byte[] line = upTo("\r\n", LONGEST_HEAD);
      raw.writeBytes(line);
      String size = new String(line, StandardCharsets.ISO_8859_1).split("[;\r]", 2)[0].strip();
      if (!size.matches("[0-9A-Fa-f]{1,7}")) {
        throw new IOException("chunk size");
      }
      byte[] chunk = exactly(Integer.parseInt(size, HEXADECIMAL));
      raw.writeBytes(chunk);
      body.writeBytes(chunk);
      raw.writeBytes(upTo("\r\n", LONGEST_HEAD));
      if (chunk.length == 0) {
        return Payload.of(body.toByteArray());
      }
      if (body.size() > LONGEST_BODY) {
        throw new IOException("too long");
      }
    }
  }

  private byte[] exactly(int length) throws IOException {
    byte[] bytes = in.readNBytes(length);
    if (bytes.length < length) {
      throw new IOException("ended in the middle of a body");
    }
    return bytes;
  }

  /** With what it ends with; nothing when there is nothing. */
  private byte[] upTo(String end, int most) throws IOException {
    var bytes = new ByteArrayOutputStream();
    byte[] mark = end.getBytes(StandardCharsets.US_ASCII);
    int matched = 0;
    while (matched < mark.length) {
      int next = in.read();
      if (next < 0 && bytes.size() == 0) {
        return new byte[0];
      }
      if (next < 0 || bytes.size() >= most) {
        throw new IOException("ended in the middle of a head");
      }
      bytes.write(next);
      matched = next == mark[matched] ? matched + 1 : next == mark[0] ? 1 : 0;
    }
    return bytes.toByteArray();
  }
}

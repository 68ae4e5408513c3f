package jukigate.conformance.tls;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;

/** A record (RFC 8446 §5.1), opened. */
public final class Tls13Record {
  public static final int CHANGE_CIPHER_SPEC = 20;
  public static final int ALERT = 21;
  public static final int HANDSHAKE = 22;
  public static final int APPLICATION = 23;
  public static final int HEARTBEAT = 24;
  private static final int HEADER = 5;

  private final int type;
  private final byte[] content;

  Tls13Record(int type, byte[] content) {
    this.type = type;
    this.content = content;
  }

  int type() {
    return type;
  }

  byte[] content() {
    return content.clone();
  }

  /** As it is on the wire. */
  static final class Raw {
    private final byte[] header;
    private final byte[] body;

    private Raw(byte[] header, byte[] body) {
      this.header = header;
      this.body = body;
    }

    byte[] header() {
      return header.clone();
    }

    byte[] body() {
      return body.clone();
    }

    static Raw read(InputStream in) throws IOException {
      byte[] header = in.readNBytes(HEADER);
      if (header.length < HEADER) {
        throw new EOFException("closed");
      }
      int length = ((header[3] & 0xFF) << 8) | (header[4] & 0xFF);
      byte[] body = in.readNBytes(length);
      if (body.length < length) {
        throw new EOFException("closed within a record");
      }
      return new Raw(header, body);
    }

    int type() {
      return header[0] & 0xFF;
    }
  }

  /** A record in the clear. */
  public static byte[] plain(int type, byte[] content) {
    byte[] header = {
      (byte) type, 3, 3, (byte) (content.length >> 8), (byte) content.length,
    };
    return Bytes.concat(header, content);
  }
}

package jukigate.conformance.tls;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.List;

/** Lengths before values, as TLS writes them (RFC 8446 §3.4). */
public final class Bytes {
  private Bytes() {}

  public static byte[] concat(byte[]... parts) {
    var all = new ByteArrayOutputStream();
    Arrays.stream(parts).forEach(all::writeBytes);
    return all.toByteArray();
  }

  public static byte[] of(int... values) {
    byte[] bytes = new byte[values.length];
    for (int i = 0; i < values.length; i++) {
      bytes[i] = (byte) values[i];
    }
    return bytes;
  }

  /** Two bytes each. */
  public static byte[] shorts(List<Integer> values) {
    var all = new ByteArrayOutputStream();
    values.forEach(value -> all.writeBytes(of(value >> 8, value)));
    return all.toByteArray();
  }

  /** With a length of 1 to 3 bytes before it. */
  public static byte[] vector(int lengthBytes, byte[] value) {
    byte[] length = new byte[lengthBytes];
    for (int i = 0; i < lengthBytes; i++) {
      length[i] = (byte) (value.length >> (8 * (lengthBytes - 1 - i)));
    }
    return concat(length, value);
  }

  /** A handshake message: type, three bytes of length, body. */
  public static byte[] message(int type, byte[] body) {
    return concat(of(type), vector(3, body));
  }
}

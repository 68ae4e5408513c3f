package jukigate.conformance.stand;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import jukigate.conformance.tls.SeenHello;
import jukigate.domain.message.Payload;

/** Reads the ClientHello off the wire, for a library to read it again. */
record HelloReader(SeenHello hello, Payload message, Payload bytes) {
  private static final int HANDSHAKE = 0x16;
  private static final int RECORD_HEADER = 5;
  private static final int MESSAGE_HEADER = 4;
  private static final int LONGEST = 1 << 16;

  /**
   * @throws IOException when what comes is no ClientHello
   */
  static HelloReader read(InputStream in) throws IOException {
    var bytes = new ByteArrayOutputStream();
    var message = new ByteArrayOutputStream();
    do {
      byte[] head = in.readNBytes(RECORD_HEADER);
      if (head.length < RECORD_HEADER || head[0] != HANDSHAKE) {
        throw new IOException("no TLS");
      }
      byte[] part = in.readNBytes(number(head, 3, 2));
      bytes.writeBytes(head);
      bytes.writeBytes(part);
      message.writeBytes(part);
    } while (message.size() < LONGEST && !isWhole(message.toByteArray()));
    return new HelloReader(
        SeenHello.of(message.toByteArray()),
        Payload.of(message.toByteArray()),
        Payload.of(bytes.toByteArray()));
  }

  private static boolean isWhole(byte[] message) {
    return message.length >= MESSAGE_HEADER
        && message.length >= MESSAGE_HEADER + number(message, 1, 3);
  }

  private static int number(byte[] bytes, int at, int length) {
    int number = 0;
    for (byte each : Arrays.copyOfRange(bytes, at, at + length)) {
      number = (number << 8) | (each & 0xFF);
    }
    return number;
  }
}

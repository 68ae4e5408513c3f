package jukigate.conformance.tls;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.Optional;

/** What a server says first: ServerHello in the clear, the rest under the key that follows. */
final class ServerFlight {
  private static final int HEADER = 4;
  private static final int RANDOM = 34;

  private final KeyShare own;
  private Optional<KeySchedule> handshake = Optional.empty();
  private byte[] share = new byte[0];
  private byte[] upToFinished = new byte[0];
  private byte[] rest = new byte[0];

  ServerFlight(KeyShare own) {
    this.own = own;
  }

  boolean isFinished() {
    return upToFinished.length > 0;
  }

  /** The key for the next record, once there is one. */
  Optional<RecordKey> reading() {
    return handshake.map(KeySchedule::server);
  }

  KeySchedule handshake() {
    return handshake.orElseThrow();
  }

  byte[] share() {
    return share;
  }

  byte[] upToFinished() {
    return upToFinished;
  }

  /** Puts the messages of a record on the transcript. */
  void take(Tls13Record record, ByteArrayOutputStream messages) throws IOException {
    if (record.type() == Tls13Record.ALERT) {
      throw new AlertHeard(record.content()[1] & 0xFF);
    }
    if (record.type() != Tls13Record.HANDSHAKE) {
      return;
    }
    rest = Bytes.concat(rest, record.content());
    while (rest.length >= HEADER && rest.length >= HEADER + length()) {
      byte[] message = Arrays.copyOf(rest, HEADER + length());
      rest = Arrays.copyOfRange(rest, message.length, rest.length);
      messages.writeBytes(message);
      if (message[0] == RawTls.SERVER_HELLO) {
        agree(message, messages.toByteArray());
      }
      if (message[0] == RawTls.FINISHED) {
        upToFinished = messages.toByteArray();
      }
    }
  }

  private int length() {
    return ((rest[1] & 0xFF) << 16) | ((rest[2] & 0xFF) << 8) | (rest[3] & 0xFF);
  }

  private void agree(byte[] hello, byte[] hellos) throws IOException {
    share = keyShare(hello);
    try {
      handshake = Optional.of(KeySchedule.handshake(own.agree(share), hellos));
    } catch (GeneralSecurityException e) {
      throw new IOException("no key exchange", e);
    }
  }

  /** Session id, suite and compression are before the extensions. */
  private static byte[] keyShare(byte[] hello) throws IOException {
    int at = HEADER + RANDOM;
    if (hello.length <= at) {
      throw new HelloTaken();
    }
    at += 1 + (hello[at] & 0xFF) + 2 + 1 + 2;
    while (at + HEADER <= hello.length) {
      int type = ((hello[at] & 0xFF) << 8) | (hello[at + 1] & 0xFF);
      int length = ((hello[at + 2] & 0xFF) << 8) | (hello[at + 3] & 0xFF);
      if (type == ClientHello.KEY_SHARE && length > 4) {
        return Arrays.copyOfRange(hello, at + HEADER + 4, at + HEADER + length);
      }
      at += HEADER + length;
    }
    throw new HelloTaken();
  }
}

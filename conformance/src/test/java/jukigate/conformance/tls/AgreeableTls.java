package jukigate.conformance.tls;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.SequenceInputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * The server's side of TLS 1.3 that agrees to everything: it shows no certificate, asks for none,
 * checks nothing, takes messages in any order, and passes over what it cannot read.
 */
public final class AgreeableTls {
  private static final int RANDOM_AT = 11;

  private final InputStream in;
  private final OutputStream out;
  private final ByteArrayOutputStream text = new ByteArrayOutputStream();

  /**
   * @param heard the first bytes, already read
   */
  public AgreeableTls(Socket socket, byte[] heard) throws IOException {
    this.in = new SequenceInputStream(new ByteArrayInputStream(heard), socket.getInputStream());
    this.out = socket.getOutputStream();
  }

  /** Whether a connection that begins like this is that of {@link RawTls}. */
  public static boolean isFor(byte[] heard) {
    return heard.length >= RANDOM_AT + ClientHello.RANDOM.length
        && Arrays.equals(
            ClientHello.RANDOM,
            Arrays.copyOfRange(heard, RANDOM_AT, RANDOM_AT + ClientHello.RANDOM.length));
  }

  /** Answers whatever looks like the end of a letter. */
  public void serve(byte[] answer) throws IOException {
    byte[] hello = hello();
    Optional<byte[]> share = share(hello);
    if (share.isEmpty()) {
      out.write(Tls13Record.plain(Tls13Record.HANDSHAKE, Bytes.message(2, new byte[0])));
      return;
    }
    KeyShare own = KeyShare.fresh(share.get().length == 32 ? KeyShare.X25519 : KeyShare.P256);
    try {
      KeySchedule keys = flight(hello, own, share.get());
      converse(keys, answer);
    } catch (GeneralSecurityException | IllegalArgumentException badShare) {
      out.write(Tls13Record.plain(Tls13Record.HANDSHAKE, Bytes.message(2, new byte[0])));
      return;
    }
  }

  /** The first message, whatever stands before it. */
  private byte[] hello() throws IOException {
    byte[] all = new byte[0];
    while (true) {
      Tls13Record.Raw raw = Tls13Record.Raw.read(in);
      all = Bytes.concat(all, raw.type() == Tls13Record.HANDSHAKE ? raw.body() : new byte[0]);
      if (all.length > 4) {
        int length = 4 + (((all[1] & 0xFF) << 16) | ((all[2] & 0xFF) << 8) | (all[3] & 0xFF));
        if (all.length >= length) {
          return Arrays.copyOf(all, length);
        }
      }
    }
  }

  /** Of X25519 or P-256. */
  private static Optional<byte[]> share(byte[] hello) {
    for (int at = 40; at + 10 < hello.length; at++) {
      int length = ((hello[at + 8] & 0xFF) << 8) | (hello[at + 9] & 0xFF);
      boolean fits = length == 32 || length == 65;
      if (hello[at] == 0
          && hello[at + 1] == ClientHello.KEY_SHARE
          && fits
          && at + 10 + length <= hello.length) {
        return Optional.of(Arrays.copyOfRange(hello, at + 10, at + 10 + length));
      }
    }
    return Optional.empty();
  }

  private KeySchedule flight(byte[] hello, KeyShare own, byte[] share)
      throws IOException, GeneralSecurityException {
    byte[] value = Bytes.concat(Bytes.shorts(List.of(own.group())), Bytes.vector(2, own.encoded()));
    byte[] extension =
        Bytes.concat(Bytes.shorts(List.of(ClientHello.KEY_SHARE)), Bytes.vector(2, value));
    byte[] answer =
        Bytes.message(
            RawTls.SERVER_HELLO,
            Bytes.concat(
                Bytes.of(3, 3),
                new byte[32],
                Bytes.of(0),
                Bytes.shorts(List.of(ClientHello.AES_128_GCM)),
                Bytes.of(0),
                Bytes.vector(2, extension)));
    out.write(Tls13Record.plain(Tls13Record.HANDSHAKE, answer));
    byte[] hellos = Bytes.concat(hello, answer);
    KeySchedule handshake = KeySchedule.handshake(own.agree(share), hellos);
    byte[] finished = Bytes.message(RawTls.FINISHED, handshake.server().finished(hellos));
    out.write(handshake.server().seal(Tls13Record.HANDSHAKE, finished));
    out.flush();
    return handshake.application(Bytes.concat(hellos, finished));
  }

  private void converse(KeySchedule keys, byte[] answer) throws IOException {
    RecordKey reading = keys.client();
    while (!text.toString(StandardCharsets.UTF_8).contains("Envelope>")) {
      Tls13Record.Raw raw = Tls13Record.Raw.read(in);
      Optional<Tls13Record> record = reading.open(raw.header(), raw.body());
      if (record.isPresent() && record.get().type() == Tls13Record.APPLICATION) {
        text.writeBytes(record.get().content());
      }
      if (record.filter(it -> it.type() == Tls13Record.HANDSHAKE).isPresent()
          && record.get().content().length == 5
          && record.get().content()[0] == RawTls.KEY_UPDATE) {
        reading = reading.next();
      }
    }
    out.write(keys.server().seal(Tls13Record.APPLICATION, answer));
    out.flush();
  }
}

package jukigate.conformance.tls;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A server of TLS 1.3 by hand, whose CertificateRequest has signature schemes and extensions of the
 * ranges that are kept for what nobody knows (RFC 8701).
 */
public final class OddServer {
  private static final int ENCRYPTED_EXTENSIONS = 8;
  private static final int CERTIFICATE_REQUEST = 13;
  private static final int SIGNATURE_ALGORITHMS = 13;
  private static final int HEADER = 4;
  private static final int WARNING = 1;
  private static final int CLOSE_NOTIFY = 0;
  private static final int FIRST_UNKNOWN = 0x0A0A;
  private static final int SECOND_UNKNOWN = 0x5A5A;
  private static final int PSS_SHA256 = 0x0804;
  private static final String CONTEXT = "TLS 1.3, server CertificateVerify";

  private final InputStream in;
  private final OutputStream out;
  private final SeenHello seen;
  private final ByteArrayOutputStream messages = new ByteArrayOutputStream();

  /**
   * @param hello the client's, as a handshake message, already read
   */
  public OddServer(Socket socket, byte[] hello) throws IOException {
    this.in = socket.getInputStream();
    this.out = socket.getOutputStream();
    this.seen = SeenHello.of(hello);
    messages.writeBytes(hello);
  }

  /**
   * Lets the client show a certificate and begin to speak; then says good-bye.
   *
   * @return whether the client said good-bye, too, before it closed
   * @throws IOException when it ends the connection instead; {@link AlertHeard} where it says why
   */
  public boolean meet(List<X509Certificate> chain, PrivateKey key) throws IOException {
    try {
      KeySchedule handshake = hello();
      seal(handshake, ENCRYPTED_EXTENSIONS, Bytes.vector(2, new byte[0]));
      seal(handshake, CERTIFICATE_REQUEST, request());
      seal(handshake, RawTls.CERTIFICATE, RawTls.certificates(encoded(chain)));
      seal(handshake, RawTls.CERTIFICATE_VERIFY, proof(key));
      seal(handshake, RawTls.FINISHED, handshake.server().finished(messages.toByteArray()));
      out.flush();
      KeySchedule application = handshake.application(messages.toByteArray());
      answer(handshake.client());
      speech(application.client());
      out.write(application.server().seal(Tls13Record.ALERT, Bytes.of(WARNING, CLOSE_NOTIFY)));
      out.flush();
      return farewell(application.client());
    } catch (GeneralSecurityException e) {
      throw new IOException("no handshake by hand", e);
    }
  }

  private KeySchedule hello() throws IOException, GeneralSecurityException {
    int group =
        Stream.of(KeyShare.X25519, KeyShare.P256)
            .filter(it -> seen.shares().containsKey(it))
            .findFirst()
            .orElseThrow(() -> new IOException("no key of a known group"));
    KeyShare own = KeyShare.fresh(group);
    byte[] share = Bytes.concat(Bytes.shorts(List.of(group)), Bytes.vector(2, own.encoded()));
    byte[] extensions =
        Bytes.concat(
            extension(ClientHello.VERSIONS, Bytes.of(3, 4)),
            extension(ClientHello.KEY_SHARE, share));
    byte[] hello =
        Bytes.message(
            RawTls.SERVER_HELLO,
            Bytes.concat(
                Bytes.of(3, 3),
                random(),
                Bytes.vector(1, seen.session().toByteArray()),
                Bytes.shorts(List.of(ClientHello.AES_128_GCM)),
                Bytes.of(0),
                Bytes.vector(2, extensions)));
    out.write(Tls13Record.plain(Tls13Record.HANDSHAKE, hello));
    messages.writeBytes(hello);
    return KeySchedule.handshake(own.agree(seen.shares().get(group)), messages.toByteArray());
  }

  /** Any 32 bytes but those that mean another message. */
  private static byte[] random() {
    byte[] bytes = new byte[32];
    Arrays.fill(bytes, (byte) 0x2A);
    return bytes;
  }

  private static byte[] extension(int type, byte[] value) {
    return Bytes.concat(Bytes.shorts(List.of(type)), Bytes.vector(2, value));
  }

  private static byte[] request() {
    byte[] schemes =
        Bytes.shorts(List.of(FIRST_UNKNOWN, RawTls.ECDSA_P256_SHA256, PSS_SHA256, SECOND_UNKNOWN));
    return Bytes.concat(
        Bytes.of(0),
        Bytes.vector(
            2,
            Bytes.concat(
                extension(FIRST_UNKNOWN, new byte[0]),
                extension(SIGNATURE_ALGORITHMS, Bytes.vector(2, schemes)),
                extension(SECOND_UNKNOWN, Bytes.of(1)))));
  }

  private static List<byte[]> encoded(List<X509Certificate> chain) throws GeneralSecurityException {
    List<byte[]> all = new ArrayList<>();
    for (X509Certificate certificate : chain) {
      all.add(certificate.getEncoded());
    }
    return all;
  }

  private byte[] proof(PrivateKey key) throws GeneralSecurityException {
    byte[] spaces = new byte[64];
    Arrays.fill(spaces, (byte) ' ');
    byte[] digest = MessageDigest.getInstance("SHA-256").digest(messages.toByteArray());
    Signature signature = Signature.getInstance("SHA256withECDSA");
    signature.initSign(key);
    signature.update(
        Bytes.concat(spaces, CONTEXT.getBytes(StandardCharsets.US_ASCII), new byte[1], digest));
    return Bytes.concat(
        Bytes.shorts(List.of(RawTls.ECDSA_P256_SHA256)), Bytes.vector(2, signature.sign()));
  }

  private void seal(KeySchedule keys, int type, byte[] body) throws IOException {
    byte[] message = Bytes.message(type, body);
    messages.writeBytes(message);
    out.write(keys.server().seal(Tls13Record.HANDSHAKE, message));
  }

  /** The client's flight, to its Finished; it must have shown a certificate. */
  private void answer(RecordKey key) throws IOException {
    byte[] all = new byte[0];
    List<Integer> types = new ArrayList<>();
    while (!types.contains(RawTls.FINISHED)) {
      Tls13Record record = record(key);
      if (record.type() == Tls13Record.HANDSHAKE) {
        all = Bytes.concat(all, record.content());
        types = types(all);
      }
    }
    if (!types.contains(RawTls.CERTIFICATE_VERIFY)) {
      throw new IOException("no certificate of the client");
    }
  }

  private static List<Integer> types(byte[] all) {
    List<Integer> types = new ArrayList<>();
    int at = 0;
    while (at + HEADER <= all.length) {
      int length =
          ((all[at + 1] & 0xFF) << 16) | ((all[at + 2] & 0xFF) << 8) | (all[at + 3] & 0xFF);
      if (at + HEADER + length > all.length) {
        break;
      }
      types.add((int) all[at]);
      at += HEADER + length;
    }
    return types;
  }

  private void speech(RecordKey key) throws IOException {
    while (record(key).type() != Tls13Record.APPLICATION) {
      // Whatever else it may send.
    }
  }

  private boolean farewell(RecordKey key) throws IOException {
    try {
      while (true) {
        record(key);
      }
    } catch (AlertHeard said) {
      return said.number() == CLOSE_NOTIFY;
    } catch (EOFException | SocketException gone) {
      return false;
    }
  }

  /** The next one that is encrypted. */
  private Tls13Record record(RecordKey key) throws IOException {
    while (true) {
      Tls13Record.Raw raw = Tls13Record.Raw.read(in);
      if (raw.type() == Tls13Record.ALERT && raw.body().length == 2) {
        throw new AlertHeard(raw.body()[1] & 0xFF);
      }
      if (raw.type() == Tls13Record.CHANGE_CIPHER_SPEC) {
        continue;
      }
      Optional<Tls13Record> record = key.open(raw.header(), raw.body());
      if (record.filter(it -> it.type() == Tls13Record.ALERT).isPresent()) {
        throw new AlertHeard(record.get().content()[1] & 0xFF);
      }
      return record.orElseThrow(() -> new IOException("a record that does not open"));
    }
  }
}

package jukigate.conformance.tls;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.Signature;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * The client's side of one connection in TLS 1.3 (RFC 8446), step by step: a script decides which
 * message comes next and what is in it. It checks nothing of what the server shows.
 */
public final class RawTls {
  public static final int CLIENT_HELLO = 1;
  public static final int SERVER_HELLO = 2;
  public static final int CERTIFICATE = 11;
  public static final int CERTIFICATE_VERIFY = 15;
  public static final int FINISHED = 20;
  public static final int KEY_UPDATE = 24;
  public static final int ECDSA_P256_SHA256 = 0x0403;
  private static final int MOST = 16_384;
  private static final String CONTEXT = "TLS 1.3, client CertificateVerify";

  private final Socket socket;
  private final InputStream in;
  private final OutputStream out;
  private final ByteArrayOutputStream messages = new ByteArrayOutputStream();
  private final ByteArrayOutputStream heard = new ByteArrayOutputStream();
  private Keys keys = new Keys.None();
  private byte[] serverShare = new byte[0];

  /** What has been agreed so far. */
  private sealed interface Keys {
    record None() implements Keys {}

    record Agreed(KeySchedule handshake, KeySchedule application) implements Keys {}
  }

  private Optional<RecordKey> writing = Optional.empty();
  private Optional<RecordKey> reading = Optional.empty();

  RawTls(Socket socket) throws IOException {
    this.socket = socket;
    this.in = socket.getInputStream();
    this.out = socket.getOutputStream();
  }

  /** As they stand. */
  public void bytes(byte[] bytes) throws IOException {
    out.write(bytes);
    out.flush();
  }

  /** A record, under the key of the moment; in the clear before there is one. */
  public void send(int type, byte[] content) throws IOException {
    bytes(sealed(type, content));
  }

  /** The record, not yet sent; the counter has moved on. */
  public byte[] sealed(int type, byte[] content) {
    return writing
        .map(key -> key.seal(type, content))
        .orElseGet(() -> Tls13Record.plain(type, content));
  }

  /** The record of an inner plaintext as it stands. */
  public byte[] sealedInner(byte[] inner) {
    return writing.orElseThrow().sealInner(inner);
  }

  /** A message of the handshake, in as many records as it takes. */
  public void handshake(int type, byte[] body) throws IOException {
    byte[] message = Bytes.message(type, body);
    messages.writeBytes(message);
    for (int at = 0; at < message.length; at += MOST) {
      int end = Math.min(message.length, at + MOST);
      send(Tls13Record.HANDSHAKE, Arrays.copyOfRange(message, at, end));
    }
  }

  public void hello(ClientHello hello) throws IOException {
    byte[] message = hello.message();
    messages.writeBytes(message);
    send(Tls13Record.HANDSHAKE, message);
  }

  /** What is on the transcript so far, sent or heard. */
  public byte[] transcript() {
    return messages.toByteArray();
  }

  /** Keys of data sent before any answer, under this secret. */
  public void early(byte[] psk) {
    writing = Optional.of(KeySchedule.early(psk, transcript()));
  }

  /** Reads all that the server says until its Finished, and takes the keys that follow. */
  public void flight(KeyShare own) throws IOException {
    var flight = new ServerFlight(own);
    while (!flight.isFinished()) {
      flight.take(record(), messages);
      reading = flight.reading();
    }
    KeySchedule handshake = flight.handshake();
    KeySchedule application = handshake.application(flight.upToFinished());
    serverShare = flight.share();
    keys = new Keys.Agreed(handshake, application);
    writing = Optional.of(handshake.client());
    reading = Optional.of(application.server());
  }

  /** The server's half of the key exchange. */
  public byte[] serverShare() {
    return serverShare.clone();
  }

  /** A Certificate message with these certificates, each without extensions. */
  public void certificate(List<byte[]> chain) throws IOException {
    handshake(CERTIFICATE, certificates(chain));
  }

  /** The body of such a message. */
  public static byte[] certificates(List<byte[]> chain) {
    byte[][] entries =
        chain.stream()
            .map(each -> Bytes.concat(Bytes.vector(3, each), Bytes.of(0, 0)))
            .toArray(byte[][]::new);
    return Bytes.concat(Bytes.of(0), Bytes.vector(3, Bytes.concat(entries)));
  }

  /** Proves the key, as ECDSA on P-256 does. */
  public void verify(PrivateKey key) throws IOException {
    verify(ECDSA_P256_SHA256, proof(key, "SHA256withECDSA", CONTEXT));
  }

  public void verify(int scheme, byte[] signature) throws IOException {
    handshake(
        CERTIFICATE_VERIFY,
        Bytes.concat(Bytes.shorts(List.of(scheme)), Bytes.vector(2, signature)));
  }

  /** The signature over what was said so far (RFC 8446 §4.4.3). */
  public byte[] proof(PrivateKey key, String algorithm) {
    return proof(key, algorithm, CONTEXT);
  }

  public byte[] proof(PrivateKey key, String algorithm, String context) {
    try {
      Signature signature = Signature.getInstance(algorithm);
      signature.initSign(key);
      signature.update(" ".repeat(64).getBytes(StandardCharsets.US_ASCII));
      signature.update(context.getBytes(StandardCharsets.US_ASCII));
      signature.update((byte) 0);
      signature.update(Hkdf.sha256(transcript()));
      return signature.sign();
    } catch (GeneralSecurityException e) {
      throw new IllegalArgumentException(algorithm, e);
    }
  }

  /** A right Finished; then the keys for data. */
  public void finished() throws IOException {
    handshake(FINISHED, agreed().handshake().client().finished(transcript()));
    data();
  }

  /** The keys for data, whatever was said. */
  public void data() {
    writing = Optional.of(agreed().application().client());
  }

  private Keys.Agreed agreed() {
    if (keys instanceof Keys.Agreed agreed) {
      return agreed;
    }
    throw new IllegalStateException("no keys yet");
  }

  /** A KeyUpdate, and the key that follows. */
  public void updateKey(boolean requested) throws IOException {
    send(Tls13Record.HANDSHAKE, Bytes.message(KEY_UPDATE, Bytes.of(requested ? 1 : 0)));
    writing = writing.map(RecordKey::next);
  }

  /** Listens for a refusal; silence is none. */
  public void listen(int millis) throws IOException {
    int before = socket.getSoTimeout();
    socket.setSoTimeout(millis);
    try {
      while (true) {
        Tls13Record record = record();
        hear(record);
        refusal(record);
      }
    } catch (SocketTimeoutException quiet) {
      socket.setSoTimeout(before);
    }
  }

  /** Application data until the peer closes. */
  byte[] answer() throws IOException {
    try {
      while (true) {
        Tls13Record record = record();
        hear(record);
        refusal(record);
      }
    } catch (EOFException closed) {
      if (heard.size() > 0) {
        return heard.toByteArray();
      }
      throw closed;
    }
  }

  private void hear(Tls13Record record) {
    if (record.type() == Tls13Record.APPLICATION) {
      heard.writeBytes(record.content());
    }
  }

  /** The next record, opened. */
  private Tls13Record record() throws IOException {
    Tls13Record.Raw raw = Tls13Record.Raw.read(in);
    Tls13Record record =
        raw.type() == Tls13Record.APPLICATION && reading.isPresent()
            ? reading
                .get()
                .open(raw.header(), raw.body())
                .orElseThrow(() -> new EOFException("sealed"))
            : new Tls13Record(raw.type(), raw.body());
    if (keys instanceof Keys.None) {
      refusal(record);
    }
    return record;
  }

  private void refusal(Tls13Record record) throws IOException {
    if (record.type() == Tls13Record.ALERT) {
      byte[] alert = record.content();
      if (alert.length == 2 && alert[1] == 0) {
        throw new EOFException("close_notify");
      }
      throw new AlertHeard(alert.length < 2 ? -1 : alert[1] & 0xFF);
    }
    boolean update =
        record.type() == Tls13Record.HANDSHAKE
            && record.content().length > 0
            && record.content()[0] == KEY_UPDATE;
    if (update) {
      reading = reading.map(RecordKey::next);
    }
  }
}

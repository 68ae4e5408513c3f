package jukigate.wire.tls;

import java.nio.ByteBuffer;
import java.util.function.Consumer;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLEngineResult;
import javax.net.ssl.SSLEngineResult.HandshakeStatus;
import javax.net.ssl.SSLException;

/**
 * A server's engine that looks at what JSSE passes over: many records in a row that bring no
 * content (key updates, empty records, changes of cipher), each of which costs work and keeps a
 * connection from being idle; records that are too long; a change of cipher after the handshake. It
 * tells why a connection ended that stood.
 */
final class BoundedEngine extends PassingEngine {
  /** A handshake takes a dozen. */
  static final int MOST_WITHOUT_CONTENT = 64;

  /** 2^14 of content, its type, and the tag of the cipher (RFC 8446 §5.2, §5.4). */
  private static final int LONGEST = (1 << 14) + 1 + 16;

  private static final int HEADER = 5;
  private static final byte CHANGE_CIPHER_SPEC = 20;

  /** The peer's own words, in JSSE's; a test holds them to it. */
  private static final String PEER_ENDED = "Received fatal alert";

  private final SSLEngine engine;
  private final Consumer<SSLException> broken;
  private int withoutContent;
  private boolean stood;
  private boolean told;

  BoundedEngine(SSLEngine engine, Consumer<SSLException> broken) {
    super(engine);
    this.engine = engine;
    this.broken = broken;
  }

  @Override
  public SSLEngineResult unwrap(ByteBuffer from, ByteBuffer[] to, int offset, int length)
      throws SSLException {
    stood |= stands();
    try {
      if (stood) {
        checkRecord(from);
      }
      return counted(engine.unwrap(from, to, offset, length));
    } catch (SSLException e) {
      tell(e);
      throw e;
    }
  }

  @Override
  public SSLEngineResult wrap(ByteBuffer[] from, int offset, int length, ByteBuffer to)
      throws SSLException {
    try {
      return engine.wrap(from, offset, length, to);
    } catch (SSLException e) {
      tell(e);
      throw e;
    }
  }

  private boolean stands() {
    return engine.getHandshakeStatus() == HandshakeStatus.NOT_HANDSHAKING
        && !engine.getSession().getProtocol().equals("NONE");
  }

  private void tell(SSLException failure) {
    if (stood && !told && !String.valueOf(failure.getMessage()).contains(PEER_ENDED)) {
      told = true;
      broken.accept(failure);
    }
  }

  /** Of TLS 1.3: both are forbidden there (RFC 8446 §5, §5.2). */
  private void checkRecord(ByteBuffer from) throws SSLException {
    int at = from.position();
    if (from.remaining() < HEADER || !engine.getSession().getProtocol().equals("TLSv1.3")) {
      return;
    }
    if (from.get(at) == CHANGE_CIPHER_SPEC) {
      throw new SSLException("change_cipher_spec after the handshake");
    }
    int length = ((from.get(at + 3) & 0xFF) << 8) | (from.get(at + 4) & 0xFF);
    if (length > LONGEST) {
      throw new SSLException("a record of " + length + " bytes");
    }
  }

  private SSLEngineResult counted(SSLEngineResult result) throws SSLException {
    if (result.bytesProduced() > 0) {
      withoutContent = 0;
    } else if (result.bytesConsumed() > 0) {
      withoutContent++;
    }
    if (withoutContent > MOST_WITHOUT_CONTENT) {
      throw new SSLException("more than " + MOST_WITHOUT_CONTENT + " records without content");
    }
    return result;
  }
}

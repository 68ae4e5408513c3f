package jukigate.wire.tls;

import java.nio.ByteBuffer;
import java.security.cert.X509Certificate;
import java.util.List;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLEngineResult;
import javax.net.ssl.SSLEngineResult.HandshakeStatus;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLHandshakeException;
import jukigate.domain.refusal.Refusal;
import jukigate.domain.refusal.RefusalCode;

/**
 * A client's engine that lets no byte of the application out unless the server has asked for the
 * client's certificate, and got it. In TLS 1.2 that question comes after the server's certificate
 * has been judged, so no trust manager can see that it is missing.
 */
final class AskedEngine extends PassingEngine {
  private final SSLEngine engine;

  AskedEngine(SSLEngine engine) {
    super(engine);
    this.engine = engine;
  }

  @Override
  public SSLEngineResult wrap(ByteBuffer[] from, int offset, int length, ByteBuffer to)
      throws SSLException {
    if (engine.getHandshakeStatus() == HandshakeStatus.NOT_HANDSHAKING
        && hasBytes(from, offset, length)
        && engine.getSession().getLocalCertificates() == null) {
      throw nobodyAsked();
    }
    return engine.wrap(from, offset, length, to);
  }

  private static boolean hasBytes(ByteBuffer[] buffers, int offset, int length) {
    return List.of(buffers).subList(offset, offset + length).stream()
        .anyMatch(ByteBuffer::hasRemaining);
  }

  private SSLException nobodyAsked() throws SSLException {
    SSLHandshakeException refused = new SSLHandshakeException("the server asks for no certificate");
    if (engine.getSession().getPeerCertificates()[0] instanceof X509Certificate server) {
      refused.initCause(
          new PeerRefused(
              Refusal.of(RefusalCode.TLS_PEER_REFUSED, "the server asks for no certificate"),
              server));
    }
    return refused;
  }
}

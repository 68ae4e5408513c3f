package jukigate.wire.tls;

import java.net.Socket;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javax.net.ssl.ExtendedSSLSession;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLSession;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.X509ExtendedTrustManager;
import jukigate.domain.node.NodeId;
import jukigate.domain.refusal.Outcome;
import jukigate.domain.refusal.Refusal;
import jukigate.domain.refusal.RefusalCode;
import jukigate.wire.trust.CertificateUsage;
import jukigate.wire.trust.NodeName;
import jukigate.wire.trust.Trust;

/**
 * Asks {@link Trust} about the peer. The alert on the wire says little; the exact reason goes to
 * the listener.
 */
final class NodeTrustManager extends X509ExtendedTrustManager {
  private final Trust trust;
  private final Consumer<Refusal> refusals;

  NodeTrustManager(Trust trust, Consumer<Refusal> refusals) {
    this.trust = trust;
    this.refusals = refusals;
  }

  @Override
  public void checkClientTrusted(X509Certificate[] chain, String authType, SSLEngine engine)
      throws CertificateException {
    check(chain, CertificateUsage.TLS_CLIENT);
    forbidResumption(engine.getHandshakeSession());
  }

  @Override
  public void checkClientTrusted(X509Certificate[] chain, String authType, Socket socket)
      throws CertificateException {
    check(chain, CertificateUsage.TLS_CLIENT);
    if (socket instanceof SSLSocket tls) {
      forbidResumption(tls.getHandshakeSession());
    }
  }

  /**
   * A resumed session never comes here, so a node that was revoked since would stay in. TLS 1.2
   * resumes by session id whatever the settings say; an invalidated session is never kept.
   */
  private static void forbidResumption(SSLSession session) {
    session.invalidate();
  }

  @Override
  public void checkServerTrusted(X509Certificate[] chain, String authType, SSLEngine engine)
      throws CertificateException {
    checkServer(chain, engine.getPeerHost(), engine.getHandshakeSession());
  }

  @Override
  public void checkServerTrusted(X509Certificate[] chain, String authType, Socket socket)
      throws CertificateException {
    if (!(socket instanceof SSLSocket tls)) {
      throw new CertificateException("not a TLS socket");
    }
    SSLSession session = tls.getHandshakeSession();
    checkServer(chain, session.getPeerHost(), session);
  }

  /** The server must be the node, or have the DNS name, that was asked for. */
  private void checkServer(X509Certificate[] chain, String host, SSLSession session)
      throws CertificateException {
    NodeId node = check(chain, CertificateUsage.TLS_SERVER);
    Optional<NodeId> expected = NodeId.parseHostName(String.valueOf(host));
    boolean same = expected.isEmpty() || expected.get().equals(node);
    if (!same || !NodeName.isHost(chain[0], String.valueOf(host))) {
      throw refuse(Refusal.of(RefusalCode.CERTIFICATE_NOT_A_NODE), chain);
    }
    if (asksForNoCertificate(session)) {
      throw refuse(
          Refusal.of(RefusalCode.TLS_PEER_REFUSED, "the server asks for no certificate"), chain);
    }
  }

  /**
   * In TLS 1.3 the request for a client certificate, with its signature algorithms, comes before
   * the server's certificate. In TLS 1.2 it comes after; there {@link AskedEngine} looks.
   */
  private static boolean asksForNoCertificate(SSLSession session) {
    return session instanceof ExtendedSSLSession extended
        && extended.getProtocol().equals("TLSv1.3")
        && extended.getPeerSupportedSignatureAlgorithms().length == 0;
  }

  private NodeId check(X509Certificate[] chain, CertificateUsage usage)
      throws CertificateException {
    return switch (trust.verify(List.of(chain), usage)) {
      case Outcome.Passed<NodeId>(NodeId node) -> node;
      case Outcome.Refused<NodeId>(Refusal refusal) -> throw refuse(refusal, chain);
    };
  }

  private CertificateException refuse(Refusal refusal, X509Certificate[] chain) {
    refusals.accept(refusal);
    return new PeerRefused(refusal, chain[0]);
  }

  @Override
  public void checkClientTrusted(X509Certificate[] chain, String authType)
      throws CertificateException {
    throw new CertificateException("without a connection nothing is trusted");
  }

  @Override
  public void checkServerTrusted(X509Certificate[] chain, String authType)
      throws CertificateException {
    throw new CertificateException("without a connection nothing is trusted");
  }

  /** Empty: which CAs there are is not told. */
  @Override
  public X509Certificate[] getAcceptedIssuers() {
    return new X509Certificate[0];
  }
}

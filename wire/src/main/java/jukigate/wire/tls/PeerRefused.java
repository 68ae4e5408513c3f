package jukigate.wire.tls;

import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import jukigate.domain.refusal.Refusal;

/** Carries the exact reason through JSSE, which knows exceptions only. */
final class PeerRefused extends CertificateException {
  private static final long serialVersionUID = 1L;

  private final transient Refusal refusal;
  private final transient X509Certificate certificate;

  PeerRefused(Refusal refusal, X509Certificate certificate) {
    super(refusal.code().id());
    this.refusal = refusal;
    this.certificate = certificate;
  }

  Refusal refusal() {
    return refusal;
  }

  X509Certificate certificate() {
    return certificate;
  }
}

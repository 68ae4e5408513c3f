package jukigate.wire.trust;

import java.security.cert.X509Certificate;
import java.time.Instant;

/** Asks a CA about one certificate, now (RFC 6960). It remembers nothing. */
@FunctionalInterface
public interface StatusSource {
  /**
   * Never throws for what the other side does: no answer, or one that is not to be believed, is an
   * answer with REVOCATION_UNKNOWN.
   *
   * @param issuer the CA certificate right above it in its path
   * @param now by which the answer is judged
   */
  StatusAnswer ask(X509Certificate certificate, X509Certificate issuer, Instant now);
}

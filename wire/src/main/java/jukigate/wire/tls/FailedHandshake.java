package jukigate.wire.tls;

import java.security.cert.X509Certificate;
import java.util.Optional;
import jukigate.domain.refusal.Refusal;
import jukigate.domain.refusal.RefusalCode;

/**
 * Why a server ended a TLS handshake.
 *
 * @param reason TLS_PEER_MISSING when the client showed no certificate; what {@link
 *     jukigate.wire.trust.Trust} said when it showed one that is not accepted; HANDSHAKE_FAILED for
 *     everything else, with the words of JSSE; TLS_ENDED after the handshake
 * @param certificate the refused one; empty when the handshake did not fail on a certificate
 */
public record FailedHandshake(Refusal reason, Optional<X509Certificate> certificate) {
  /** JSSE's words in TLS 1.2 and 1.3; it has no type for it. A test holds them to it. */
  private static final String NO_CERTIFICATE = "Empty client certificate chain";

  private static final int WORDS = 120;

  /**
   * @param failure as the engine threw it, or with that as a cause
   */
  public static FailedHandshake of(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof PeerRefused refused) {
        return new FailedHandshake(refused.refusal(), Optional.of(refused.certificate()));
      }
      if (String.valueOf(cause.getMessage()).contains(NO_CERTIFICATE)) {
        return new FailedHandshake(Refusal.of(RefusalCode.TLS_PEER_MISSING), Optional.empty());
      }
    }
    return new FailedHandshake(
        Refusal.of(RefusalCode.HANDSHAKE_FAILED, words(failure)), Optional.empty());
  }

  /** Of a connection that stood. */
  public static FailedHandshake afterwards(Throwable failure) {
    return new FailedHandshake(Refusal.of(RefusalCode.TLS_ENDED, words(failure)), Optional.empty());
  }

  /** JSSE may quote what the peer sent. */
  private static String words(Throwable failure) {
    String text =
        Optional.ofNullable(failure.getMessage()).orElse(failure.getClass().getSimpleName());
    String plain = text.replaceAll("[^\\x20-\\x7e]", "?");
    return plain.length() <= WORDS ? plain : plain.substring(0, WORDS);
  }
}

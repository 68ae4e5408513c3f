package jukigate.wire.trust;

import java.time.Instant;
import java.util.Optional;
import jukigate.domain.refusal.Refusal;
import jukigate.domain.refusal.RefusalCode;

/**
 * What was learned about a certificate.
 *
 * @param refusal empty when it is good; CERTIFICATE_REVOKED, or REVOCATION_UNKNOWN with the reason
 * @param nextUpdate from then on the answer says nothing any more; for an unknown status the
 *     instant of the question
 */
public record StatusAnswer(Optional<Refusal> refusal, Instant nextUpdate) {
  public static StatusAnswer good(Instant nextUpdate) {
    return new StatusAnswer(Optional.empty(), nextUpdate);
  }

  public static StatusAnswer revoked(Instant nextUpdate) {
    return new StatusAnswer(Optional.of(Refusal.of(RefusalCode.CERTIFICATE_REVOKED)), nextUpdate);
  }

  /**
   * @param why for the journal, e.g. {@code OCSP: wrong nonce}
   */
  public static StatusAnswer unknown(String why, Instant now) {
    return new StatusAnswer(Optional.of(Refusal.of(RefusalCode.REVOCATION_UNKNOWN, why)), now);
  }

  boolean isKnown() {
    return refusal.map(it -> it.code() == RefusalCode.CERTIFICATE_REVOKED).orElse(true);
  }
}

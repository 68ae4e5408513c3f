package jukigate.wire.trust;

import java.util.Optional;

/**
 * How revocation is learned. With both, both must say that a certificate is good.
 *
 * @param lists by the CRLs of the trust material
 * @param status by asking a responder for each certificate
 */
public record Revocation(boolean lists, Optional<StatusMemory> status) {
  /** By CRLs alone. */
  public static final Revocation CRL = new Revocation(true, Optional.empty());

  public Revocation {
    if (!lists && status.isEmpty()) {
      throw new IllegalArgumentException("nothing would be asked about revocation");
    }
  }

  /** By a responder alone. */
  public static Revocation ocsp(StatusMemory status) {
    return new Revocation(false, Optional.of(status));
  }

  /** By CRLs and a responder. */
  public static Revocation both(StatusMemory status) {
    return new Revocation(true, Optional.of(status));
  }
}

package jukigate.gateway.config;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** How this installation learns about revocation. */
public enum RevocationMode {
  /** CRLs in the trust folder. */
  FILES,
  /** CRLs from a distribution point. */
  CRL,
  /** An OCSP responder, and no CRL. */
  OCSP,
  /** CRLs from a distribution point and an OCSP responder; both must say good. */
  BOTH;

  /** Whether CRLs are asked. */
  public boolean lists() {
    return this != OCSP;
  }

  /** Whether a responder is asked. */
  public boolean responder() {
    return this == OCSP || this == BOTH;
  }

  /** Whether CRLs come from a distribution point. */
  public boolean point() {
    return this == CRL || this == BOTH;
  }

  static Optional<RevocationMode> ofLabel(String label) {
    return Arrays.stream(values())
        .filter(mode -> mode.name().toLowerCase(Locale.ROOT).equals(label))
        .findFirst();
  }
}

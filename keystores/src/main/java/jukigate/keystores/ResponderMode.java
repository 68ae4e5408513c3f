package jukigate.keystores;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * How the responder and the CRL distribution point of the test PKI behave. Only {@link #GOOD} and
 * {@link #DELEGATED} are honest.
 */
public enum ResponderMode {
  /** Says what the index of the PKI says, signed by the CA asked about. */
  GOOD,
  /** The same, signed by a responder that the CA appointed (RFC 6960 §4.2.2.2). */
  DELEGATED,
  /** Every certificate is revoked. */
  REVOKED,
  /** No certificate is known. */
  UNKNOWN,
  /** Answers of last week. */
  STALE,
  /** Every answer takes longer than anybody waits. */
  SLOW,
  /** Hangs up. */
  DOWN,
  /** "Try later". */
  TRY_LATER,
  /** Signed by a responder of the CA that was not appointed: its EKU is another. */
  NO_EKU,
  /** Signed by a responder that another CA appointed. */
  OTHER_ISSUER,
  /** Signed rightly, and then changed. */
  BAD_SIGNATURE,
  /** With a nonce that nobody sent. */
  WRONG_NONCE,
  /** Without one, as a stored answer would be. */
  NO_NONCE,
  /** A good answer, about another certificate. */
  OTHER_CERTIFICATE,
  /** Not OCSP, not a CRL. */
  GARBAGE;

  /** On the command line, e.g. {@code wrong-nonce}. */
  public String label() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** Whether what it says is to be believed. */
  public boolean isHonest() {
    return this == GOOD || this == DELEGATED;
  }

  public static Optional<ResponderMode> ofLabel(String label) {
    return Arrays.stream(values()).filter(mode -> mode.label().equals(label)).findFirst();
  }
}

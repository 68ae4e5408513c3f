package jukigate.keystores;

import java.util.Arrays;
import java.util.Optional;

/** Why a certificate is revoked (RFC 5280 §5.3.1; those that a CA of this kind uses). */
public enum RevocationReason {
  UNSPECIFIED("unspecified", 0),
  KEY_COMPROMISE("keyCompromise", 1),
  CA_COMPROMISE("cACompromise", 2),
  AFFILIATION_CHANGED("affiliationChanged", 3),
  SUPERSEDED("superseded", 4),
  CESSATION_OF_OPERATION("cessationOfOperation", 5),
  PRIVILEGE_WITHDRAWN("privilegeWithdrawn", 9);

  private final String label;
  private final int code;

  RevocationReason(String label, int code) {
    this.label = label;
    this.code = code;
  }

  /** The name of RFC 5280, e.g. {@code keyCompromise}. */
  public String label() {
    return label;
  }

  int code() {
    return code;
  }

  public static Optional<RevocationReason> ofLabel(String label) {
    return Arrays.stream(values()).filter(reason -> reason.label.equals(label)).findFirst();
  }
}

package jukigate.app.scenario;

import java.util.Arrays;

/** In which way an attempt is wrong. Each is right in every other respect. */
public enum AttemptKind {
  /** The TLS client has no certificate. */
  NO_CLIENT_CERTIFICATE("no-client-certificate"),
  /** The TLS client's certificate was issued by the right CA and then revoked. */
  REVOKED_CERTIFICATE("revoked-certificate"),
  /** The TLS client shows the certificate that it had at the beginning, renewed or not. */
  OUTDATED_CERTIFICATE("outdated-certificate"),
  /** The message is signed with the certificate that its sender had at the beginning. */
  OUTDATED_SIGNER("outdated-signer"),
  /** The message carries everything but the Signature element. */
  UNSIGNED("unsigned"),
  /** One character of the body was changed after signing. */
  BODY_ALTERED("body-altered"),
  /** The message names one node and is signed by another. */
  FOREIGN_SIGNER("foreign-signer"),
  /** The exact bytes of an admitted message are sent a second time. */
  REPLAY("replay");

  private final String id;

  AttemptKind(String id) {
    this.id = id;
  }

  /** The name in a scenario file. */
  public String id() {
    return id;
  }

  static AttemptKind ofId(String id) {
    return Arrays.stream(values()).filter(kind -> kind.id.equals(id)).findFirst().orElseThrow();
  }
}

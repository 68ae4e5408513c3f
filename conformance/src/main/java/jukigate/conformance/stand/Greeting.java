package jukigate.conformance.stand;

/** How the stand takes a hello. */
public enum Greeting {
  /** As a server does. */
  USUAL,
  /** By a fatal alert. */
  REFUSAL,
  /**
   * By a handshake whose CertificateRequest has signature schemes and extensions that nobody knows.
   * It ends when the client has spoken.
   */
  UNKNOWN_SCHEMES
}

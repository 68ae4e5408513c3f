package jukigate.keystores;

import java.util.Arrays;
import java.util.Optional;

/** The certification authorities of the test PKI, in the order in which they are minted. */
enum AuthorityName {
  ROOT("root", KeyKind.EC_P384, "jukigate test root CA - do not trust"),
  TLS_CA("tls-ca", KeyKind.EC_P256, "jukigate test TLS CA"),
  MESSAGE_CA("message-ca", KeyKind.EC_P384, "jukigate test message CA"),
  /** Revoked by the root since it exists; still published, as a revoked CA would be. */
  RETIRED_CA("retired-ca", KeyKind.EC_P256, "jukigate test retired CA"),
  /** Trusted, but never publishes a CRL: whoever asks it for revocation must refuse. */
  SILENT_CA("silent-ca", KeyKind.EC_P256, "jukigate test silent CA"),
  /** A root of its own that nobody trusts. */
  UNKNOWN_CA("unknown-ca", KeyKind.EC_P256, "jukigate test unknown CA");

  private final String label;
  private final KeyKind keyKind;
  private final String commonName;

  AuthorityName(String label, KeyKind keyKind, String commonName) {
    this.label = label;
    this.keyKind = keyKind;
    this.commonName = commonName;
  }

  String label() {
    return label;
  }

  KeyKind keyKind() {
    return keyKind;
  }

  String commonName() {
    return commonName;
  }

  boolean selfSigned() {
    return this == ROOT || this == UNKNOWN_CA;
  }

  boolean trusted() {
    return this != UNKNOWN_CA;
  }

  boolean publishesCrl() {
    return this != UNKNOWN_CA && this != SILENT_CA;
  }

  static Optional<AuthorityName> ofLabel(String label) {
    return Arrays.stream(values()).filter(name -> name.label.equals(label)).findFirst();
  }
}

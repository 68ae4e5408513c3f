package jukigate.keystores;

import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

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

  private static final Pattern GENERATION = Pattern.compile("-g([0-9]{1,4})$");

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

  boolean selfSigned() {
    return this == ROOT || this == UNKNOWN_CA;
  }

  boolean trusted() {
    return this != UNKNOWN_CA;
  }

  boolean publishesCrl() {
    return this != UNKNOWN_CA && this != SILENT_CA;
  }

  /** Of which kind the CA with that label is, whatever its generation: {@code tls-ca-g2}. */
  static Optional<AuthorityName> ofLabel(String label) {
    String base = baseOf(label);
    return Arrays.stream(values()).filter(name -> name.label.equals(base)).findFirst();
  }

  /** The label without its generation. */
  static String baseOf(String label) {
    return GENERATION.matcher(label).replaceFirst("");
  }

  /** 1 for the CA that the PKI began with. */
  static int generationOf(String label) {
    Matcher matcher = GENERATION.matcher(label);
    return matcher.find() ? Integer.parseInt(matcher.group(1)) : 1;
  }

  String label(int generation) {
    return generation == 1 ? label : label + "-g" + generation;
  }

  /** The common name in the certificate: each generation is a CA of its own. */
  String commonName(int generation) {
    return generation == 1 ? commonName : commonName + " G" + generation;
  }
}

package jukigate.keystores;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.bouncycastle.asn1.x509.KeyUsage;

/**
 * What one of a node's keys is for. Key usage and extended key usage are exact and critical in the
 * certificate; a key serves one role only.
 */
public enum KeyRole {
  /** TLS, as client and as server. */
  TLS(
      "tls",
      KeyKind.EC_P256,
      KeyUsage.digitalSignature,
      List.of("1.3.6.1.5.5.7.3.1", "1.3.6.1.5.5.7.3.2")),
  /** Message signatures, profile {@code high}. EKU: id-kp-documentSigning (RFC 9336). */
  SIGN("sign", KeyKind.EC_P256, KeyUsage.digitalSignature, List.of("1.3.6.1.5.5.7.3.36")),
  /** Message signatures, profile {@code recommended}: stock CXF policy clients verify RSA only. */
  SIGN_RSA("sign-rsa", KeyKind.RSA_3072, KeyUsage.digitalSignature, List.of("1.3.6.1.5.5.7.3.36")),
  /** Bodies encrypted for this node. EKU: this project's own object identifier. */
  ENCRYPT(
      "encrypt",
      KeyKind.RSA_3072,
      KeyUsage.keyEncipherment,
      List.of("2.25.329800735698586629295641978511506172918"));

  private final String label;
  private final KeyKind keyKind;
  private final int keyUsage;
  private final List<String> extendedKeyUsage;

  KeyRole(String label, KeyKind keyKind, int keyUsage, List<String> extendedKeyUsage) {
    this.label = label;
    this.keyKind = keyKind;
    this.keyUsage = keyUsage;
    this.extendedKeyUsage = extendedKeyUsage;
  }

  /** The name in files, in the index and on the command line, e.g. {@code sign-rsa}. */
  public String label() {
    return label;
  }

  public KeyKind keyKind() {
    return keyKind;
  }

  /** Object identifiers of the extended key usage, all of them and no other. */
  public List<String> extendedKeyUsage() {
    return extendedKeyUsage;
  }

  int keyUsage() {
    return keyUsage;
  }

  AuthorityName issuer() {
    return this == TLS ? AuthorityName.TLS_CA : AuthorityName.MESSAGE_CA;
  }

  public static Optional<KeyRole> ofLabel(String label) {
    return Arrays.stream(values()).filter(role -> role.label.equals(label)).findFirst();
  }
}

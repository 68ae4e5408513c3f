package jukigate.wire.trust;

import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Set;

/**
 * What a certificate is used for (RFC 5280 §4.2.1.3, §4.2.1.12). Key usage and extended key usage
 * must be critical and exactly these; anyExtendedKeyUsage is not enough.
 */
public enum CertificateUsage {
  TLS_SERVER("1.3.6.1.5.5.7.3.1", Bits.DIGITAL_SIGNATURE),
  TLS_CLIENT("1.3.6.1.5.5.7.3.2", Bits.DIGITAL_SIGNATURE),
  /** id-kp-documentSigning, RFC 9336. */
  MESSAGE_SIGNING("1.3.6.1.5.5.7.3.36", Bits.DIGITAL_SIGNATURE),
  /** An identifier of this project's own. */
  MESSAGE_ENCRYPTION("2.25.329800735698586629295641978511506172918", Bits.KEY_ENCIPHERMENT);

  private static final Set<String> TLS = Set.of("1.3.6.1.5.5.7.3.1", "1.3.6.1.5.5.7.3.2");
  private static final String KEY_USAGE = "2.5.29.15";
  private static final String EXTENDED_KEY_USAGE = "2.5.29.37";

  private final String purpose;
  private final int keyUsageBit;

  CertificateUsage(String purpose, int keyUsageBit) {
    this.purpose = purpose;
    this.keyUsageBit = keyUsageBit;
  }

  /** Object identifier of the extended key usage. */
  public String purpose() {
    return purpose;
  }

  /** Whether the certificate is meant for exactly this, and is not a CA. */
  public boolean isOf(X509Certificate certificate) {
    return certificate.getBasicConstraints() == -1
        && isCritical(certificate)
        && hasKeyUsage(certificate)
        && hasPurpose(certificate);
  }

  private static boolean isCritical(X509Certificate certificate) {
    Set<String> critical = certificate.getCriticalExtensionOIDs();
    return critical != null
        && critical.contains(KEY_USAGE)
        && critical.contains(EXTENDED_KEY_USAGE);
  }

  private boolean hasKeyUsage(X509Certificate certificate) {
    boolean[] bits = certificate.getKeyUsage();
    for (int i = 0; i < bits.length; i++) {
      if (bits[i] != (i == keyUsageBit)) {
        return false;
      }
    }
    return true;
  }

  private boolean hasPurpose(X509Certificate certificate) {
    try {
      List<String> purposes = certificate.getExtendedKeyUsage();
      boolean tls = TLS.contains(purpose);
      return purposes.contains(purpose) && (tls ? TLS.containsAll(purposes) : purposes.size() == 1);
    } catch (CertificateParsingException e) {
      return false;
    }
  }

  private static final class Bits {
    static final int DIGITAL_SIGNATURE = 0;
    static final int KEY_ENCIPHERMENT = 2;
  }
}

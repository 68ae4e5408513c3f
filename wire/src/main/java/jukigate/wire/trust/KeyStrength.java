package jukigate.wire.trust;

import java.math.BigInteger;
import java.security.AlgorithmParameters;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.cert.X509Certificate;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.ECParameterSpec;
import java.security.spec.PSSParameterSpec;
import java.util.Optional;
import java.util.Set;
import jukigate.wire.profile.SecurityProfile;

/** Whether keys and certificate signatures are strong enough for a profile. */
public final class KeyStrength {
  private static final BigInteger LEAST_EXPONENT = BigInteger.valueOf(65537);
  private static final Set<String> HASHES = Set.of("SHA-256", "SHA-384", "SHA-512");
  private static final Set<String> SIGNATURES =
      Set.of(
          "1.2.840.10045.4.3.2", // ecdsa-with-SHA256
          "1.2.840.10045.4.3.3", // ecdsa-with-SHA384
          "1.2.840.10045.4.3.4", // ecdsa-with-SHA512
          "1.2.840.113549.1.1.11", // sha256WithRSAEncryption
          "1.2.840.113549.1.1.12", // sha384WithRSAEncryption
          "1.2.840.113549.1.1.13"); // sha512WithRSAEncryption
  private static final String RSA_PSS = "1.2.840.113549.1.1.10";
  private static final ECParameterSpec P256 = curve("secp256r1");
  private static final ECParameterSpec P384 = curve("secp384r1");

  private KeyStrength() {}

  /** What is too weak about the certificate, e.g. {@code RSA 1024}; empty when nothing is. */
  public static Optional<String> weaknessOf(X509Certificate certificate, SecurityProfile profile) {
    if (!isStrongSignature(certificate.getSigAlgOID(), certificate.getSigAlgParams())) {
      return Optional.of(certificate.getSigAlgName());
    }
    return weaknessOf(certificate.getPublicKey(), profile);
  }

  /** What is too weak about the key; empty when nothing is. */
  static Optional<String> weaknessOf(PublicKey key, SecurityProfile profile) {
    return switch (key) {
      case RSAPublicKey rsa -> weaknessOfRsa(rsa, profile.keys().rsaBits());
      case ECPublicKey ec ->
          ecBits(ec) >= profile.keys().ecBits() ? Optional.empty() : Optional.of("EC curve");
      default -> Optional.of(key.getAlgorithm());
    };
  }

  /** 256 or 384 for a key on P-256 or P-384, else 0. */
  public static int ecBits(ECPublicKey key) {
    ECParameterSpec parameters = key.getParams();
    if (isSame(parameters, P256)) {
      return 256;
    }
    return isSame(parameters, P384) ? 384 : 0;
  }

  /**
   * Whether a certificate, a CRL or an OCSP answer may be signed like this.
   *
   * @param parameters of the algorithm in DER; null where it has none
   */
  public static boolean isStrongSignature(String oid, byte[] parameters) {
    return RSA_PSS.equals(oid) ? isStrongPss(parameters) : SIGNATURES.contains(oid);
  }

  private static boolean isStrongPss(byte[] encoded) {
    if (encoded == null) {
      return false;
    }
    try {
      AlgorithmParameters parameters = AlgorithmParameters.getInstance("RSASSA-PSS");
      parameters.init(encoded);
      return HASHES.contains(
          parameters.getParameterSpec(PSSParameterSpec.class).getDigestAlgorithm());
    } catch (GeneralSecurityException | java.io.IOException e) {
      return false;
    }
  }

  private static Optional<String> weaknessOfRsa(RSAPublicKey key, int leastBits) {
    int bits = key.getModulus().bitLength();
    if (bits < leastBits || bits > 8192) {
      return Optional.of("RSA " + bits);
    }
    BigInteger exponent = key.getPublicExponent();
    boolean sound =
        key.getModulus().testBit(0)
            && exponent.testBit(0)
            && exponent.compareTo(LEAST_EXPONENT) >= 0
            && exponent.bitLength() <= 64;
    return sound ? Optional.empty() : Optional.of("RSA exponent");
  }

  private static boolean isSame(ECParameterSpec one, ECParameterSpec other) {
    return one.getCurve().equals(other.getCurve())
        && one.getGenerator().equals(other.getGenerator())
        && one.getOrder().equals(other.getOrder())
        && one.getCofactor() == other.getCofactor();
  }

  private static ECParameterSpec curve(String name) {
    try {
      AlgorithmParameters parameters = AlgorithmParameters.getInstance("EC");
      parameters.init(new ECGenParameterSpec(name));
      return parameters.getParameterSpec(ECParameterSpec.class);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK has " + name, e);
    }
  }
}

package jukigate.wire.trust;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.security.AlgorithmParameters;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPairGenerator;
import java.security.PublicKey;
import java.security.spec.MGF1ParameterSpec;
import java.security.spec.PSSParameterSpec;
import java.security.spec.RSAPublicKeySpec;
import java.util.Optional;
import jukigate.wire.profile.SecurityProfile;
import org.junit.jupiter.api.Test;

/** The limits of keys and signatures one by one, those that no real certificate comes near to. */
class KeyStrengthTest {
  private static final BigInteger F4 = BigInteger.valueOf(65_537);

  @Test
  void rsaKey_isNeitherTooShortNorTooLongNorOdd() throws GeneralSecurityException {
    assertThat(weakness(modulus(3072), F4)).isEmpty();
    assertThat(weakness(modulus(8192), F4)).isEmpty();
    assertThat(weakness(modulus(3072), BigInteger.ONE.shiftLeft(63).add(F4))).isEmpty();
    assertThat(weakness(modulus(3071), F4)).contains("RSA 3071");
    assertThat(weakness(modulus(8193), F4)).contains("RSA 8193");
    for (long exponent : new long[] {3, 65_535, 65_538}) {
      assertThat(weakness(modulus(3072), BigInteger.valueOf(exponent))).contains("RSA exponent");
    }
    assertThat(weakness(modulus(3072), BigInteger.ONE.shiftLeft(64).add(F4)))
        .contains("RSA exponent");
    assertThat(weakness(modulus(3072).subtract(BigInteger.ONE), F4)).contains("RSA exponent");
  }

  @Test
  void keyOfAnotherKind_isWeak() throws GeneralSecurityException {
    PublicKey key = KeyPairGenerator.getInstance("Ed25519").generateKeyPair().getPublic();
    assertThat(KeyStrength.weaknessOf(key, SecurityProfile.RECOMMENDED_2026)).contains("EdDSA");
  }

  @Test
  void pss_isStrongByItsDigest() throws Exception {
    assertThat(KeyStrength.isStrongSignature("1.2.840.113549.1.1.10", pss("SHA-256"))).isTrue();
    assertThat(KeyStrength.isStrongSignature("1.2.840.113549.1.1.10", pss("SHA-1"))).isFalse();
    assertThat(KeyStrength.isStrongSignature("1.2.840.113549.1.1.10", null)).isFalse();
    assertThat(KeyStrength.isStrongSignature("1.2.840.113549.1.1.10", new byte[] {5, 1})).isFalse();
    assertThat(KeyStrength.isStrongSignature("1.2.840.113549.1.1.5", null)).isFalse();
  }

  private static BigInteger modulus(int bits) {
    return BigInteger.ONE.shiftLeft(bits - 1).add(BigInteger.ONE);
  }

  private static Optional<String> weakness(BigInteger modulus, BigInteger exponent)
      throws GeneralSecurityException {
    PublicKey key =
        KeyFactory.getInstance("RSA").generatePublic(new RSAPublicKeySpec(modulus, exponent));
    return KeyStrength.weaknessOf(key, SecurityProfile.HIGH_2026);
  }

  private static byte[] pss(String digest) throws Exception {
    var parameters = AlgorithmParameters.getInstance("RSASSA-PSS");
    parameters.init(new PSSParameterSpec(digest, "MGF1", new MGF1ParameterSpec(digest), 32, 1));
    return parameters.getEncoded();
  }
}

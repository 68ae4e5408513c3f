package jukigate.wire.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.security.KeyPairGenerator;
import java.security.PublicKey;
import java.security.interfaces.ECPublicKey;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import java.util.Set;
import jukigate.domain.refusal.Refusal;
import jukigate.domain.refusal.RefusalCode;
import jukigate.wire.Mint;
import org.junit.jupiter.api.Test;

/** Numbers that no signature can consist of are refused before they are computed with. */
class KeyMatchTest {
  private static final String MORE = "http://www.w3.org/2001/04/xmldsig-more#";
  private static final PublicKey P256 = Mint.keys("EC256", "match").getPublic();
  private static final PublicKey P384 = Mint.keys("EC384", "match").getPublic();
  private static final PublicKey RSA = Mint.keys("RSA2048", "match").getPublic();

  private static Optional<RefusalCode> refusal(PublicKey key, String method, byte[] value) {
    String text = Base64.getEncoder().encodeToString(value);
    return KeyMatch.refusalOf(key, new SignatureShape.Shape(MORE + method, text, Set.of()))
        .map(Refusal::code);
  }

  private static byte[] pair(BigInteger r, BigInteger s, int half) {
    byte[] pair = new byte[2 * half];
    for (int i = 0; i < half; i++) {
      pair[half - 1 - i] = r.shiftRight(8 * i).byteValue();
      pair[2 * half - 1 - i] = s.shiftRight(8 * i).byteValue();
    }
    return pair;
  }

  @Test
  void numbersOfEcdsa_areFromOneToTheOrderLessOne() {
    for (PublicKey key : new PublicKey[] {P256, P384}) {
      BigInteger order = ((ECPublicKey) key).getParams().getOrder();
      int half = order.bitLength() / 8;
      String method = half == 32 ? "ecdsa-sha256" : "ecdsa-sha384";
      BigInteger last = order.subtract(BigInteger.ONE);
      assertThat(refusal(key, method, pair(BigInteger.ONE, last, half))).isEmpty();
      assertThat(refusal(key, method, pair(last, BigInteger.ONE, half))).isEmpty();
      for (BigInteger wrong :
          new BigInteger[] {BigInteger.ZERO, order, order.add(BigInteger.ONE)}) {
        assertThat(refusal(key, method, pair(wrong, BigInteger.ONE, half)))
            .contains(RefusalCode.SIGNATURE_INVALID);
        assertThat(refusal(key, method, pair(BigInteger.ONE, wrong, half)))
            .contains(RefusalCode.SIGNATURE_INVALID);
      }
    }
  }

  @Test
  void valueOfOtherLength_isInvalid() {
    byte[] ones = new byte[400];
    Arrays.fill(ones, (byte) 1);
    for (int length : new int[] {0, 63, 65, 72, 96}) {
      assertThat(refusal(P256, "ecdsa-sha256", Arrays.copyOf(ones, length)))
          .contains(RefusalCode.SIGNATURE_INVALID);
    }
    assertThat(refusal(RSA, "rsa-sha256", Arrays.copyOf(ones, 256))).isEmpty();
    for (int length : new int[] {0, 255, 257}) {
      assertThat(refusal(RSA, "rsa-sha256", Arrays.copyOf(ones, length)))
          .contains(RefusalCode.SIGNATURE_INVALID);
    }
  }

  @Test
  void methodOfAnotherKey_isUnsupported() throws Exception {
    byte[] value = new byte[256];
    PublicKey other = KeyPairGenerator.getInstance("Ed25519").generateKeyPair().getPublic();
    assertThat(refusal(P256, "ecdsa-sha384", value)).contains(RefusalCode.ALGORITHM_UNSUPPORTED);
    assertThat(refusal(P384, "ecdsa-sha256", value)).contains(RefusalCode.ALGORITHM_UNSUPPORTED);
    assertThat(refusal(P256, "rsa-sha256", value)).contains(RefusalCode.ALGORITHM_UNSUPPORTED);
    assertThat(refusal(RSA, "ecdsa-sha256", value)).contains(RefusalCode.ALGORITHM_UNSUPPORTED);
    assertThat(refusal(other, "ecdsa-sha256", value)).contains(RefusalCode.ALGORITHM_UNSUPPORTED);
    assertThat(refusal(Mint.keys("EC521", "match").getPublic(), "ecdsa-sha256", new byte[64]))
        .contains(RefusalCode.ALGORITHM_UNSUPPORTED);
  }

  @Test
  void base64_isOfBoundedSize() {
    assertThat(Token.decode("A".repeat(16_384)))
        .hasValueSatisfying(it -> assertThat(it).hasSize(12_288));
    assertThat(Token.decode("A".repeat(16_384) + "\n")).isEmpty();
    assertThat(Token.decode("QUJD\r\n\t R")).isEmpty();
    assertThat(Token.decode("QU JD\r\n\t")).hasValue(new byte[] {'A', 'B', 'C'});
  }
}

package jukigate.wire.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.Serial;
import java.security.KeyPair;
import java.security.PrivateKey;
import jukigate.wire.Mint;
import org.junit.jupiter.api.Test;

class FastSignaturesTest {
  private static final KeyPair EC = Mint.keys("EC256", "fast");
  private static final KeyPair RSA = Mint.keys("RSA2048", "fast");

  /** As a key in a token of hardware. */
  private record Kept(String getAlgorithm) implements PrivateKey {
    @Serial private static final long serialVersionUID = 1L;

    @Override
    public String getFormat() {
      return null;
    }

    @Override
    public byte[] getEncoded() {
      return null;
    }
  }

  @Test
  void keyThatCannotBeExported_staysWithItsOwnProvider() {
    assertThat(FastSignatures.forKey(new Kept("EC"), EC.getPublic())).isEmpty();
  }

  /** Where there is no faster provider, none serves either of them. */
  @Test
  void signing_isServedByWhoVerifies() {
    assertThat(FastSignatures.forKey(EC.getPrivate(), EC.getPublic()))
        .isEqualTo(FastSignatures.forKey(EC.getPublic()));
  }

  @Test
  void rsa_staysWithTheJdk() {
    assertThat(FastSignatures.forKey(RSA.getPublic())).isEmpty();
    assertThat(FastSignatures.forKey(RSA.getPrivate(), RSA.getPublic())).isEmpty();
  }
}

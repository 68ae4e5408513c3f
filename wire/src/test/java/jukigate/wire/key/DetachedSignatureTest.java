package jukigate.wire.key;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.security.Signature;
import jukigate.domain.node.NodeId;
import jukigate.wire.Mint;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DetachedSignatureTest {
  private static final byte[] TEXT = "住民基本台帳\n".getBytes(StandardCharsets.UTF_8);

  private final Mint mint = new Mint();

  private SigningIdentity identity(String key) {
    return mint.signing(NodeId.NATIONAL, key);
  }

  @ParameterizedTest
  @ValueSource(strings = {"EC256", "EC384", "RSA2048"})
  void signature_isGoodForItsBytesAndItsKeyOnly(String key) {
    byte[] signature = DetachedSignature.sign(identity(key), TEXT);
    var certificate = identity(key).certificate();
    assertThat(DetachedSignature.isGood(certificate, TEXT, signature)).isTrue();
    assertThat(DetachedSignature.isGood(certificate, turned(TEXT), signature)).isFalse();
    assertThat(DetachedSignature.isGood(certificate, new byte[0], signature)).isFalse();
    assertThat(DetachedSignature.isGood(certificate, TEXT, turned(signature))).isFalse();
    assertThat(DetachedSignature.isGood(certificate, TEXT, new byte[0])).isFalse();
    var other = mint.signing(NodeId.GATEWAY, key).certificate();
    assertThat(DetachedSignature.isGood(other, TEXT, signature)).isFalse();
  }

  /** The algorithms that {@code openssl dgst -sha256} has. */
  @ParameterizedTest
  @CsvSource({"EC256,SHA256withECDSA", "EC384,SHA256withECDSA", "RSA2048,SHA256withRSA"})
  void signatureOfAnotherProgram_isGoodToo_andTheOtherWayRound(String key, String algorithm)
      throws Exception {
    Signature other = Signature.getInstance(algorithm);
    other.initSign(identity(key).key());
    other.update(TEXT);
    assertThat(DetachedSignature.isGood(identity(key).certificate(), TEXT, other.sign())).isTrue();
    other.initVerify(identity(key).certificate());
    other.update(TEXT);
    assertThat(other.verify(DetachedSignature.sign(identity(key), TEXT))).isTrue();
  }

  @Test
  void keyOfAnotherKindThanTheCertificates_isAnErrorOfTheCaller() {
    var mixed =
        new SigningIdentity(
            NodeId.NATIONAL, identity("RSA2048").key(), identity("EC256").certificate());
    assertThatThrownBy(() -> DetachedSignature.sign(mixed, TEXT))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("national");
  }

  private static byte[] turned(byte[] bytes) {
    byte[] turned = bytes.clone();
    turned[turned.length - 1] ^= 1;
    return turned;
  }
}

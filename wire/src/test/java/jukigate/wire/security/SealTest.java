package jukigate.wire.security;

import static jukigate.wire.security.Wire.codeOf;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import jukigate.domain.message.Payload;
import jukigate.domain.refusal.RefusalCode;
import jukigate.wire.message.MessageKind;
import jukigate.wire.message.OutgoingMessage;
import jukigate.wire.profile.SecurityProfile;
import jukigate.wire.xml.SafeXml;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SealTest {
  private static Wire wire(String profile, String key) {
    return new Wire(SecurityProfile.byName(profile).orElseThrow(), key);
  }

  private static String text(Payload payload) {
    return new String(payload.toByteArray(), StandardCharsets.UTF_8);
  }

  @ParameterizedTest
  @CsvSource({
    "high,EC256",
    "high,EC384",
    "high,RSA3072",
    "recommended,RSA3072",
    "recommended,RSA2048",
    "recommended,EC256"
  })
  void sealedRequest_isUnsealedWithEveryPart(String profile, String key) {
    Wire wire = wire(profile, key);
    OutgoingMessage message = wire.request();
    Payload sealed = wire.sealer.seal(message, wire.signer);
    UnsealedMessage unsealed = wire.unseal(sealed).orThrow();
    assertThat(unsealed.signer()).isEqualTo(Wire.SENDER);
    assertThat(unsealed.addressing()).isEqualTo(message.addressing());
    assertThat(unsealed.dispatch()).isEqualTo(message.dispatch());
    assertThat(unsealed.validity()).isEqualTo(message.validity());
    assertThat(unsealed.kind()).isEqualTo(MessageKind.REQUEST);
    assertThat(unsealed.payload()).isEqualTo(sealed);
    assertThat(unsealed.encrypted()).isFalse();
    assertThat(unsealed.body().getTextContent()).isEqualTo(message.body().getTextContent());
    assertThat(unsealed.body().getTextContent()).contains("\r\n").contains("葛\uDB40\uDD00");
  }

  @Test
  void sealedAnswer_isUnsealed() {
    Wire wire = Wire.high();
    OutgoingMessage answer = wire.answer();
    UnsealedMessage unsealed = wire.unsealAnswer(wire.sealer.seal(answer, wire.signer)).orThrow();
    assertThat(unsealed.kind()).isEqualTo(MessageKind.RESPONSE);
    assertThat(unsealed.addressing()).isEqualTo(answer.addressing());
  }

  @Test
  void answer_isNotARequest() {
    Wire wire = Wire.high();
    assertThat(codeOf(wire.unseal(wire.sealer.seal(wire.answer(), wire.signer))))
        .isEqualTo(RefusalCode.HEADER_UNKNOWN);
  }

  @Test
  void encryptedRequest_opensForItsReceiverOnly() {
    Wire wire = Wire.high();
    OutgoingMessage message = wire.encryptedRequest();
    Payload sealed = wire.sealer.seal(message, wire.signer);
    assertThat(text(sealed)).doesNotContain("UpdateIdentity>").doesNotContain("葛");
    UnsealedMessage unsealed = wire.unseal(sealed).orThrow();
    assertThat(unsealed.encrypted()).isTrue();
    var opened = unsealed.open(wire.decryption).orThrow();
    assertThat(SafeXml.serialize(opened.getOwnerDocument()).size()).isPositive();
    assertThat(opened.getTextContent()).isEqualTo(message.body().getTextContent());
    assertThat(codeOf(unsealed.open(wire.mint.decryption(Wire.SENDER))))
        .isEqualTo(RefusalCode.DECRYPTION_FAILED);
  }

  @Test
  void rsaSignature_ofRecommended_isRefusedByHigh() {
    Wire high = Wire.high();
    var rsa = high.mint.signing(Wire.SENDER, "RSA3072");
    Payload sealed = new Sealer(SecurityProfile.RECOMMENDED_2026).seal(high.request(), rsa);
    assertThat(codeOf(high.unseal(sealed))).isEqualTo(RefusalCode.ALGORITHM_UNSUPPORTED);
  }

  @Test
  void rsa2048_isTooWeakForHigh() {
    Wire wire = wire("high", "RSA2048");
    assertThat(codeOf(wire.unseal(wire.sealed()))).isEqualTo(RefusalCode.CERTIFICATE_WEAK);
  }

  @Test
  void sealedBytes_areCanonical() {
    Wire wire = Wire.high();
    Payload sealed = wire.sealed();
    var parsed = SafeXml.parse(sealed, jukigate.wire.xml.XmlLimits.DEFAULT).orThrow();
    assertThat(SafeXml.serialize(parsed)).isEqualTo(sealed);
    assertThat(Base64.getEncoder().encode(sealed.toByteArray())).isNotEmpty();
  }
}

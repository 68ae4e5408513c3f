package jukigate.wire.security;

import static jukigate.domain.refusal.RefusalCode.ALGORITHM_UNSUPPORTED;
import static jukigate.domain.refusal.RefusalCode.SIGNATURE_INVALID;
import static jukigate.wire.security.SignatureAttackTest.WIRES;
import static jukigate.wire.security.SignatureAttackTest.request;
import static jukigate.wire.security.Wire.codeOf;
import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.interfaces.ECPublicKey;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import jukigate.domain.message.Payload;
import jukigate.domain.refusal.Outcome;
import jukigate.wire.profile.SecurityProfile;
import jukigate.wire.xml.SafeXml;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The number in SignatureValue, and single bits anywhere. */
class SignatureValueTest {
  private static final String MORE = "http://www.w3.org/2001/04/xmldsig-more#";
  private static final String PSS = "http://www.w3.org/2007/05/xmldsig-more#sha256-rsa-MGF1";

  private static List<Wire> ecWires() {
    return WIRES.stream()
        .filter(w -> w.signer.certificate().getPublicKey() instanceof ECPublicKey)
        .toList();
  }

  private static Map<String, byte[]> variantsOf(byte[] value, BigInteger order) {
    int half = value.length / 2;
    byte[] r = Arrays.copyOf(value, half);
    byte[] s = Arrays.copyOfRange(value, half, value.length);
    byte[] zero = new byte[half];
    byte[] n = fixed(order, half);
    byte[] one = new byte[] {0};
    Map<String, byte[]> variants = new LinkedHashMap<>();
    variants.put("r and s are zero", join(zero, zero));
    variants.put("r is zero", join(zero, s));
    variants.put("s is zero", join(r, zero));
    variants.put("r is n", join(n, s));
    variants.put("s is n", join(r, n));
    variants.put("r is all ones", join(filled(half), s));
    variants.put("zero before r and s", join(one, r, one, s));
    variants.put("zero after", join(value, one, one));
    variants.put("one byte short", Arrays.copyOf(value, value.length - 1));
    variants.put("half", r);
    variants.put("doubled", join(value, value));
    variants.put("r and s swapped", join(s, r));
    variants.put("DER", der(r, s));
    return variants;
  }

  private static byte[] fixed(BigInteger number, int length) {
    byte[] bytes = number.toByteArray();
    return Arrays.copyOfRange(bytes, bytes.length - length, bytes.length);
  }

  private static byte[] filled(int length) {
    byte[] bytes = new byte[length];
    Arrays.fill(bytes, (byte) 0xFF);
    return bytes;
  }

  private static byte[] der(byte[] r, byte[] s) {
    byte[] first = new BigInteger(1, r).toByteArray();
    byte[] second = new BigInteger(1, s).toByteArray();
    byte[] content =
        join(
            new byte[] {2, (byte) first.length},
            first,
            new byte[] {2, (byte) second.length},
            second);
    return join(new byte[] {0x30, (byte) content.length}, content);
  }

  private static byte[] join(byte[]... parts) {
    int length = Arrays.stream(parts).mapToInt(part -> part.length).sum();
    ByteBuffer all = ByteBuffer.allocate(length);
    Arrays.stream(parts).forEach(all::put);
    return all.array();
  }

  @Test
  void ecdsaValueOutOfForm_isRefused() {
    for (Wire wire : ecWires()) {
      String text = request(wire);
      BigInteger order =
          ((ECPublicKey) wire.signer.certificate().getPublicKey()).getParams().getOrder();
      variantsOf(Forged.signatureValue(text), order)
          .forEach(
              (name, value) -> {
                String forged = Forged.withSignatureValue(text, value);
                assertThat(codeOf(wire.unseal(Payload.ofUtf8(forged))))
                    .as(name)
                    .isEqualTo(SIGNATURE_INVALID);
              });
    }
  }

  /** (r, n - s) is as valid as (r, s); only the signed MessageID tells that it is the same. */
  @Test
  void ecdsaTwin_keepsItsMessageId() {
    for (Wire wire : ecWires()) {
      String text = request(wire);
      byte[] value = Forged.signatureValue(text);
      int half = value.length / 2;
      BigInteger order =
          ((ECPublicKey) wire.signer.certificate().getPublicKey()).getParams().getOrder();
      BigInteger s = new BigInteger(1, Arrays.copyOfRange(value, half, value.length));
      byte[] twinS = fixed(order.subtract(s).setBit(half * 8), half);
      String twin = Forged.withSignatureValue(text, join(Arrays.copyOf(value, half), twinS));
      assertThat(twin).isNotEqualTo(text);
      var id = wire.unseal(Payload.ofUtf8(text)).orThrow().addressing().messageId();
      assertThat(wire.unseal(Payload.ofUtf8(twin)).orThrow().addressing().messageId())
          .isEqualTo(id);
    }
  }

  @Test
  void rsaValueOfOtherLength_isRefused() {
    for (Wire wire : WIRES) {
      String text = request(wire);
      byte[] value = Forged.signatureValue(text);
      for (byte[] wrong :
          List.of(
              join(new byte[] {0}, value),
              join(value, new byte[] {0}),
              Arrays.copyOf(value, value.length - 1),
              new byte[value.length],
              filled(value.length))) {
        String forged = Forged.withSignatureValue(text, wrong);
        assertThat(codeOf(wire.unseal(Payload.ofUtf8(forged)))).isEqualTo(SIGNATURE_INVALID);
      }
    }
  }

  @Test
  void algorithmOfAnotherKey_isRefused() {
    for (Wire wire : WIRES) {
      boolean ec = wire.signer.certificate().getPublicKey() instanceof ECPublicKey;
      for (String method :
          ec ? List.of(PSS) : List.of(MORE + "ecdsa-sha256", MORE + "ecdsa-sha384")) {
        String text =
            request(wire).replaceFirst("(<ds:SignatureMethod Algorithm=\")[^\"]*", "$1" + method);
        String signed = Forged.sign(text, wire.signer);
        assertThat(codeOf(wire.unseal(Payload.ofUtf8(signed)))).isEqualTo(ALGORITHM_UNSUPPORTED);
      }
    }
  }

  @Test
  void ecdsaOfAnotherCurve_isRefused() {
    Wire wire = Wire.high();
    String text = request(wire).replace("#ecdsa-sha256", "#ecdsa-sha384");
    String signed = Forged.sign(text, wire.signer);
    assertThat(codeOf(wire.unseal(Payload.ofUtf8(signed)))).isEqualTo(ALGORITHM_UNSUPPORTED);
  }

  @Test
  void signatureOfAnotherMessage_isRefused() {
    for (Wire wire : WIRES) {
      byte[] other = Forged.signatureValue(request(wire));
      String text = Forged.withSignatureValue(request(wire), other);
      assertThat(codeOf(wire.unseal(Payload.ofUtf8(text)))).isEqualTo(SIGNATURE_INVALID);
    }
  }

  /** What exclusive canonicalisation calls equal stays valid, and means the same. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "<soap:Envelope |<soap:Envelope xmlns:more=\"urn:more\" ",
        "<soap:Header>|<soap:Header>\n  ",
        "op-1|op&#45;1",
        "<b></b>|<b/>",
        "<soap:Body wsu:Id=\"body\">|<soap:Body   wsu:Id='body'  >"
      })
  void equalAfterCanonicalisation_isAccepted(String change) {
    String[] sides = change.split("\\|", -1);
    for (Wire wire : WIRES) {
      String text = request(wire);
      String changed = text.replace(sides[0], sides[1]);
      assertThat(changed).isNotEqualTo(text);
      var original = wire.unseal(Payload.ofUtf8(text)).orThrow();
      var again = wire.unseal(Payload.ofUtf8(changed)).orThrow();
      assertThat(meaning(again)).isEqualTo(meaning(original));
    }
  }

  @Test
  void renamedPrefixOfUnsignedElements_isAccepted() {
    Wire wire = Wire.high();
    String text =
        request(wire)
            .replace(
                "<soap:Envelope ",
                "<s:Envelope xmlns:s=\"http://schemas.xmlsoap.org/soap/envelope/\" ")
            .replace("</soap:Envelope>", "</s:Envelope>")
            .replace("soap:Header>", "s:Header>");
    assertThat(wire.unseal(Payload.ofUtf8(text)).isPassed()).isTrue();
    String inside = text.replace("<soap:Body", "<s:Body").replace("</soap:Body", "</s:Body");
    assertThat(codeOf(wire.unseal(Payload.ofUtf8(inside)))).isEqualTo(SIGNATURE_INVALID);
  }

  /** Whatever single bit is turned: refused, or nothing that is read has changed. */
  @Test
  void everyTurnedBit_isRefusedOrMeansTheSame() {
    Wire wire = Wire.high();
    Payload sealed = wire.sealed();
    String meaning = meaning(wire.unseal(sealed).orThrow());
    byte[] bytes = sealed.toByteArray();
    int accepted = 0;
    for (int i = 0; i < bytes.length; i++) {
      byte[] turned = bytes.clone();
      turned[i] ^= (byte) (1 << (i % 6));
      if (wire.unseal(Payload.of(turned)) instanceof Outcome.Passed<UnsealedMessage>(var message)) {
        assertThat(meaning(message)).as("bit in byte %d", i).isEqualTo(meaning);
        accepted++;
      }
    }
    // Ids and flags outside of the signed parts: they name nothing that is read.
    assertThat(accepted).isLessThan(bytes.length / 100);
  }

  static String meaning(UnsealedMessage message) {
    return message.signer()
        + "\n"
        + message.kind()
        + message.addressing()
        + message.dispatch()
        + message.validity()
        + new String(SafeXml.serialize(message.body()).toByteArray(), StandardCharsets.UTF_8)
            .replace(" xmlns:more=\"urn:more\"", "");
  }

  @Test
  void profiles_acceptTheirOwnAlgorithmsOnly() {
    Wire high = new Wire(SecurityProfile.HIGH_2026, "RSA3072");
    for (String method : List.of("rsa-sha256", "rsa-sha384", "rsa-sha512")) {
      String text =
          request(high)
              .replaceFirst("(<ds:SignatureMethod Algorithm=\")[^\"]*", "$1" + MORE + method);
      String signed = Forged.sign(text, high.signer);
      assertThat(codeOf(high.unseal(Payload.ofUtf8(signed)))).isEqualTo(ALGORITHM_UNSUPPORTED);
    }
  }
}

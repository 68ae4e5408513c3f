package jukigate.wire.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.Signature;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import jukigate.domain.Language;
import jukigate.domain.message.Payload;
import jukigate.domain.refusal.Outcome;
import jukigate.domain.refusal.Refusal;
import jukigate.domain.refusal.RefusalCode;
import jukigate.wire.Mint;
import jukigate.wire.diagnosis.Cause;
import jukigate.wire.diagnosis.FirstDifference;
import jukigate.wire.diagnosis.SignatureDiagnosis;
import jukigate.wire.envelope.Direction;
import jukigate.wire.envelope.Envelope;
import jukigate.wire.envelope.Namespaces;
import jukigate.wire.envelope.Part;
import jukigate.wire.message.OutgoingMessage;
import jukigate.wire.xml.SafeXml;
import jukigate.wire.xml.XmlLimits;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.w3c.dom.Element;

class DiagnosisTest {
  private static final Wire WIRE = Wire.high();
  private static final String NAME = "\u304B\u3099\u301C\u846B\u8FBB";

  private static String sealed(String name) {
    OutgoingMessage plain = WIRE.request();
    return Forged.text(
        WIRE.sealer.seal(
            new OutgoingMessage(
                plain.kind(),
                plain.addressing(),
                plain.dispatch(),
                plain.validity(),
                Wire.body(name),
                Optional.empty()),
            WIRE.signer));
  }

  private static Envelope envelope(String text) {
    return Envelope.parse(Payload.ofUtf8(text), Direction.REQUEST, XmlLimits.DEFAULT).orThrow();
  }

  private static SignatureDiagnosis diagnosis(String text) {
    return SignatureDiagnosis.thorough(envelope(text), WIRE.signer.certificate());
  }

  private static Stream<Arguments> onTheWay() {
    return Stream.of(
        changed(Cause.RE_INDENTED, NAME, text -> text.replace("<u:name", "\n    <u:name")),
        changed(
            Cause.PREFIX_REWRITTEN,
            NAME,
            text -> text.replaceAll("u:(name|Upd|k=)", "ns2:$1").replace("xmlns:u=", "xmlns:ns2=")),
        changed(Cause.LINE_ENDS, "a&#13;\nb", text -> text.replace("&#xD;\n", "\n")),
        changed(
            Cause.UNICODE_NORMALISED,
            "\u304B\u3099",
            text -> text.replace("\u304B\u3099", "\u304C")),
        changed(Cause.SHIFT_JIS_SYMBOLS, NAME, text -> text.replace("\u301C", "\uFF5E")),
        changed(Cause.TRIMMED, NAME, text -> text.replace(NAME, "\n  " + NAME + "\n")),
        changed(
            Cause.VARIATION_SELECTORS,
            "\u846B",
            text -> text.replace("\u846B", "\u846B\uDB40\uDD00")),
        changed(Cause.CONTENT_CHANGED, NAME, text -> text.replace("\u8FBB", "\u9003")));
  }

  private static Arguments changed(Cause cause, String name, UnaryOperator<String> onTheWay) {
    return Arguments.of(cause, name, onTheWay);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("onTheWay")
  void changeOnTheWay_isNamed(Cause cause, String name, UnaryOperator<String> change) {
    String signed = sealed(name);
    String received = change.apply(signed);

    assertThat(received).isNotEqualTo(signed);
    assertThat(diagnosis(signed).summary()).isEmpty();
    assertThat(diagnosis(received).summary()).isEqualTo("soap:Body " + cause);
  }

  /** With a namespace in scope that no part uses: the ways of canonicalisation differ in it. */
  private static String scoped() {
    return sealed(NAME).replaceFirst("<soap:Envelope", "<soap:Envelope xmlns:zz=\"urn:zz\"");
  }

  private static Stream<Arguments> byTheSigner() {
    Envelope good = envelope(scoped());
    Element body = good.part(Part.BODY).orElseThrow();
    byte[] octets = part(scoped(), "soap:Body").octets().toByteArray();
    String own = new String(octets, StandardCharsets.UTF_8);
    return Stream.of(
        Arguments.of(Cause.INCLUSIVE_C14N, "SHA-256", SafeXml.serialize(body).toByteArray()),
        Arguments.of(Cause.PREFIX_LIST, "SHA-256", SafeXml.exclusive(body, "").toByteArray()),
        Arguments.of(Cause.NOTHING_DIGESTED, "SHA-256", new byte[0]),
        Arguments.of(Cause.OTHER_DIGEST, "SHA-1", octets),
        Arguments.of(
            Cause.CONTENT_ONLY, "SHA-256", SafeXml.exclusive(good.bodyChild(), "").toByteArray()),
        Arguments.of(
            Cause.ID_ADDED,
            "SHA-256",
            own.replaceFirst(" xmlns:wsu=\"[^\"]*\"", "")
                .replaceFirst(" wsu:Id=\"[^\"]*\"", "")
                .getBytes(StandardCharsets.UTF_8)));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("byTheSigner")
  void otherDigestOfTheSigner_isNamed(Cause cause, String algorithm, byte[] octets)
      throws GeneralSecurityException {
    String digest =
        Base64.getEncoder().encodeToString(MessageDigest.getInstance(algorithm).digest(octets));
    String good = scoped();
    String body = part(good, "soap:Body").declared();
    String received = Forged.signInfo(good.replace(body, digest), WIRE.signer);

    assertThat(diagnosis(received).summary()).isEqualTo("soap:Body " + cause);
  }

  @Test
  void digestsOfTwoPartsInEachOthersPlace_areNamed() {
    String good = sealed(NAME);
    String to = part(good, "wsa:To").declared();
    String body = part(good, "soap:Body").declared();
    String swapped = good.replace(to, "@").replace(body, to).replace("@", body);

    assertThat(diagnosis(Forged.signInfo(swapped, WIRE.signer)).summary())
        .contains("wsa:To OTHER_PART")
        .contains("soap:Body OTHER_PART");
  }

  /** As it is written, with marks of its own: a signer without any canonicalisation. */
  @Test
  void digestOfTheTextAsItStands_isNamed() throws GeneralSecurityException {
    String loose =
        sealed(NAME).replace("<soap:Body ", "<soap:Body  ").replace("</u:name>", "</u:name >");
    String body = loose.replaceAll("(?s).*(<soap:Body .*</soap:Body>).*", "$1");
    byte[] octets = body.getBytes(StandardCharsets.UTF_8);
    String digest =
        Base64.getEncoder().encodeToString(MessageDigest.getInstance("SHA-256").digest(octets));
    String received = loose.replace(part(loose, "soap:Body").declared(), digest);

    assertThat(diagnosis(received).summary()).contains("soap:Body NOT_CANONICALISED");
  }

  private static SignatureDiagnosis.SignedPart part(String text, String name) {
    return diagnosis(text).parts().stream()
        .filter(part -> part.name().equals(name))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void valueInDer_isNamed() {
    String good = sealed(NAME);
    String received = Forged.withSignatureValue(good, der(Forged.signatureValue(good)));

    assertThat(diagnosis(received).summary()).isEqualTo("SignatureValue DER_VALUE");
  }

  private static byte[] der(byte[] plain) {
    byte[] r = new java.math.BigInteger(1, Arrays.copyOf(plain, 32)).toByteArray();
    byte[] s = new java.math.BigInteger(1, Arrays.copyOfRange(plain, 32, 64)).toByteArray();
    var out = new java.io.ByteArrayOutputStream();
    out.writeBytes(new byte[] {0x30, (byte) (r.length + s.length + 4), 2, (byte) r.length});
    out.writeBytes(r);
    out.writeBytes(new byte[] {2, (byte) s.length});
    out.writeBytes(s);
    return out.toByteArray();
  }

  @Test
  void otherMethodAndOtherKey_areToldApart() throws GeneralSecurityException {
    String good = sealed(NAME);
    Element info =
        (Element)
            envelope(good)
                .part(Part.SIGNATURE)
                .orElseThrow()
                .getElementsByTagNameNS(Namespaces.DS, "SignedInfo")
                .item(0);
    String prefixes =
        good.replaceAll("(?s).*<ds:CanonicalizationMethod.*?PrefixList=\"([^\"]*)\".*", "$1");
    Signature other = Signature.getInstance("SHA384withECDSAinP1363Format");
    other.initSign(WIRE.signer.key());
    other.update(SafeXml.exclusive(info, prefixes).toByteArray());
    String method = Forged.withSignatureValue(good, other.sign());
    String key =
        good.replaceAll(
            "(?s)<ds:SignatureValue>.*</ds:SignatureValue>",
            sealed("x").replaceAll("(?s).*(<ds:SignatureValue>.*</ds:SignatureValue>).*", "$1"));

    assertThat(diagnosis(method).summary()).isEqualTo("SignatureValue OTHER_SIGNATURE_METHOD");
    assertThat(diagnosis(key).summary()).isEqualTo("SignatureValue OTHER_KEY");
  }

  @Test
  void refusal_saysWhatIsWrongAndNothingOfTheContent() {
    String received = sealed(NAME).replace("<u:name", "\n    <u:name");

    assertThat(WIRE.unseal(Payload.ofUtf8(received)))
        .isInstanceOfSatisfying(
            Outcome.Refused.class,
            refused -> {
              assertThat(refused.refusal().code()).isEqualTo(RefusalCode.SIGNATURE_INVALID);
              assertThat(refused.refusal().text(Language.EN))
                  .isEqualTo("The signature does not verify (soap:Body RE_INDENTED).");
            });
  }

  @Test
  void explanation_goesOnWhereTheRefusalStopped() {
    String received = sealed(NAME).replace("<u:name", "\n    <u:name");
    Instant later = Mint.NOW.plus(Duration.ofHours(1));

    Explanation found = Explanation.of(Payload.ofUtf8(received), WIRE.profile, WIRE.trust, later);
    Explanation broken = Explanation.of(Payload.ofUtf8("<a/>"), WIRE.profile, WIRE.trust, later);

    assertThat(found.refusal().map(Refusal::code)).contains(RefusalCode.MESSAGE_EXPIRED);
    assertThat(found.signature().map(SignatureDiagnosis::summary))
        .contains("soap:Body RE_INDENTED");
    assertThat(found.certificate()).contains(WIRE.signer.certificate());
    assertThat(broken.refusal().map(Refusal::code)).contains(RefusalCode.NOT_AN_ENVELOPE);
    assertThat(broken.signature()).isEmpty();
  }

  @Test
  void firstDifference_showsMarkupAndHidesTexts() {
    Payload received = octets(sealed(NAME).replace("<u:name", "\n<u:name"));
    Payload signed = octets(sealed(NAME));

    Optional<FirstDifference> found = FirstDifference.between(received, signed);

    assertThat(found).isPresent();
    assertThat(found.get().received()).contains("v1\">\u240A<u:name");
    assertThat(found.get().signed()).contains("v1\"><u:name").doesNotContain("\u8FBB");
    assertThat(FirstDifference.between(signed, signed)).isEmpty();
  }

  private static Payload octets(String text) {
    return part(text, "soap:Body").octets();
  }
}

package jukigate.wire.security;

import static jukigate.domain.refusal.RefusalCode.ALGORITHM_UNSUPPORTED;
import static jukigate.domain.refusal.RefusalCode.PART_UNSIGNED;
import static jukigate.domain.refusal.RefusalCode.SIGNATURE_INVALID;
import static jukigate.domain.refusal.RefusalCode.SIGNATURE_STRUCTURE;
import static jukigate.wire.security.Attack.after;
import static jukigate.wire.security.Attack.before;
import static jukigate.wire.security.Attack.regex;
import static jukigate.wire.security.Attack.replace;
import static jukigate.wire.security.Wire.codeOf;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import jukigate.domain.message.Payload;
import jukigate.domain.node.NodeId;
import jukigate.domain.refusal.RefusalCode;
import jukigate.wire.profile.SecurityProfile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The form of the signature, its algorithms, and what it covers. */
class SignatureAttackTest {
  static final List<Wire> WIRES =
      List.of(
          Wire.high(),
          new Wire(SecurityProfile.HIGH_2026, "EC384"),
          new Wire(SecurityProfile.HIGH_2026, "RSA3072"),
          Wire.recommended(),
          new Wire(SecurityProfile.RECOMMENDED_2026, "EC256"));
  private static final String C14N = "http://www.w3.org/2001/10/xml-exc-c14n#";
  private static final String DS = "http://www.w3.org/2000/09/xmldsig#";
  private static final String MORE = "http://www.w3.org/2001/04/xmldsig-more#";
  private static final String SHA256 = "http://www.w3.org/2001/04/xmlenc#sha256";
  private static final String TO_REFERENCE = "(<ds:Reference URI=\"#to\">.*?</ds:Reference>)";
  private static final String TRANSFORM = "<ds:Transform Algorithm=\"" + C14N + "\">";

  static String request(Wire wire) {
    return Forged.text(wire.sealed());
  }

  static String answer(Wire wire) {
    return Forged.text(wire.sealer.seal(wire.answer(), wire.signer));
  }

  private static RefusalCode ofRequest(Wire wire, String text) {
    return codeOf(wire.unseal(Payload.ofUtf8(text)));
  }

  private static RefusalCode ofAnswer(Wire wire, String text) {
    return codeOf(wire.unsealAnswer(Payload.ofUtf8(text)));
  }

  /** The forger's own work is sound: without an attack it is accepted. */
  @Test
  void messageSignedAgain_isAccepted() {
    for (Wire wire : WIRES) {
      String text = request(wire).replace(SHA256, "http://www.w3.org/2001/04/xmlenc#sha512");
      assertThat(wire.unseal(Payload.ofUtf8(Forged.sign(text, wire.signer))).isPassed()).isTrue();
      assertThat(
              wire.unsealAnswer(Payload.ofUtf8(Forged.sign(answer(wire), wire.signer))).isPassed())
          .isTrue();
    }
  }

  static List<Attack> forms() {
    return List.of(
        regex("empty Signature", SIGNATURE_STRUCTURE, "<ds:SignedInfo>.*</ds:KeyInfo>", ""),
        regex("empty SignedInfo", SIGNATURE_STRUCTURE, "(<ds:SignedInfo>).*(</ds:SignedI)", "$1$2"),
        regex("no references", SIGNATURE_STRUCTURE, "<ds:Reference .*</ds:Reference>", ""),
        regex("empty SignatureValue", SIGNATURE_INVALID, "(<ds:SignatureValue>)[^<]*", "$1"),
        regex("value is no Base64", SIGNATURE_INVALID, "(<ds:SignatureValue>)", "$1?"),
        after("element in the value", SIGNATURE_STRUCTURE, "<ds:SignatureValue>", "<x/>"),
        regex("no SignatureValue", SIGNATURE_STRUCTURE, "<ds:SignatureV.*SignatureValue>", ""),
        regex("no KeyInfo", SIGNATURE_STRUCTURE, "<ds:KeyInfo .*</ds:KeyInfo>", ""),
        before("Object", SIGNATURE_STRUCTURE, "</ds:Signature>", "<ds:Object></ds:Object>"),
        before("text", SIGNATURE_STRUCTURE, "</ds:Signature>", "text"),
        replace("attribute", SIGNATURE_STRUCTURE, "<ds:SignedInfo", "<ds:SignedInfo e=\"1\""),
        replace("type of reference", SIGNATURE_STRUCTURE, "URI=\"#to\"", "Type=\"x\" URI=\"#to\""),
        regex("Manifest", SIGNATURE_STRUCTURE, "URI=\"#to\"", "Type=\"" + DS + "M\" URI=\"#to\""),
        regex("two methods", SIGNATURE_STRUCTURE, "(<ds:SignatureM.*SignatureMethod>)", "$1$1"),
        regex("hundred references", SIGNATURE_STRUCTURE, TO_REFERENCE, "$1".repeat(100)));
  }

  @ParameterizedTest
  @MethodSource("forms")
  void formOfSignature_isRefused(Attack attack) {
    for (Wire wire : WIRES) {
      assertThat(ofRequest(wire, attack.on(request(wire)))).isEqualTo(attack.expected());
      assertThat(ofAnswer(wire, attack.on(answer(wire)))).isEqualTo(attack.expected());
    }
  }

  static List<Attack> signedReferences() {
    return List.of(
        uri("whole document", ""),
        uri("xpointer", "#xpointer(/)"),
        uri("xpointer of an id", "#xpointer(id('to'))"),
        uri("http", "http://127.0.0.1:9/to"),
        uri("file", "file:///etc/hosts"),
        uri("attachment", "cid:to"),
        uri("unknown id", "#nobody"),
        uri("percent", "#%74o"),
        uri("bare id", "to"),
        uri("only #", "#"),
        regex("other name", SIGNATURE_STRUCTURE, otherName(), "<ds:Other$1</ds:Other>"),
        regex("without URI", SIGNATURE_STRUCTURE, " URI=\"#to\"", ""),
        regex("repeated", SIGNATURE_STRUCTURE, TO_REFERENCE, "$1$1"),
        regex("surplus, the key info", SIGNATURE_STRUCTURE, TO_REFERENCE, surplus("KI-2")),
        regex("surplus, the STR", SIGNATURE_STRUCTURE, TO_REFERENCE, surplus("STR-3")),
        regex("surplus, the signature", SIGNATURE_STRUCTURE, TO_REFERENCE, surplus("SIG-4")),
        transform("second transform", "$1$1"),
        transform("no transform", ""));
  }

  private static String otherName() {
    return "<ds:Reference( URI=\"#to\">.*?)</ds:Reference>";
  }

  private static Attack uri(String name, String uri) {
    return replace(name, SIGNATURE_STRUCTURE, "URI=\"#to\"", "URI=\"" + uri + "\"");
  }

  private static String surplus(String id) {
    return "$1<ds:Reference URI=\"#%s\"><ds:Transforms>%s</ds:Transform></ds:Transforms>%s</ds:Reference>"
        .formatted(id, TRANSFORM, digest());
  }

  private static String digest() {
    return "<ds:DigestMethod Algorithm=\"" + SHA256 + "\"/><ds:DigestValue></ds:DigestValue>";
  }

  private static Attack transform(String name, String replacement) {
    String pattern = "(?<=<ds:Transforms>)(<ds:Transform .*?</ds:Transform>)";
    return regex(name, SIGNATURE_STRUCTURE, pattern, replacement);
  }

  @ParameterizedTest
  @MethodSource({"signedReferences", "parameters"})
  void referenceThatSignerMade_isRefused(Attack attack) {
    for (Wire wire : WIRES) {
      boolean signable = !attack.name().equals("no transform");
      String text = attack.on(request(wire));
      String signed = signable ? Forged.sign(text, wire.signer) : text;
      assertThat(ofRequest(wire, signed)).isEqualTo(attack.expected());
    }
  }

  static List<Attack> parameters() {
    String method = "</ds:SignatureMethod>";
    String length = "<ds:HMACOutputLength>0</ds:HMACOutputLength>";
    return List.of(
        before("HMACOutputLength", SIGNATURE_STRUCTURE, method, length),
        before("RSAPSSParams", SIGNATURE_STRUCTURE, method, "<x:RSAPSSParams xmlns:x=\"u:x\"/>"),
        before("digest parameter", SIGNATURE_STRUCTURE, "</ds:DigestMethod>", "<ds:x/>"),
        before("transform parameter", SIGNATURE_STRUCTURE, "</ds:Transform>", "<ds:XPath/>"),
        regex("prefix with blank", SIGNATURE_STRUCTURE, "PrefixList=\"soap", "PrefixList=\"  soap"),
        regex("prefix with colon", SIGNATURE_STRUCTURE, "PrefixList=\"soap", "PrefixList=\"a:b"),
        regex(
            "hundred prefixes",
            SIGNATURE_STRUCTURE,
            "PrefixList=\"soap",
            "PrefixList=\"soap" + " soap".repeat(100)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "to",
        "from",
        "action",
        "message-id",
        "dispatch",
        "timestamp",
        "body",
        "relates-to",
        "encrypted-key"
      })
  void unsignedPart_isRefused(String id) {
    String pattern = "<ds:Reference URI=\"#%s\">.*?</ds:Reference>".formatted(id);
    Attack attack = regex(id, PART_UNSIGNED, pattern, "");
    for (Wire wire : WIRES) {
      if (id.equals("encrypted-key")) {
        String sealed = Forged.text(wire.sealer.seal(wire.encryptedRequest(), wire.signer));
        String text = Forged.sign(attack.on(sealed), wire.signer);
        assertThat(ofRequest(wire, text)).isEqualTo(PART_UNSIGNED);
      } else if (!id.equals("relates-to")) {
        String text = Forged.sign(attack.on(request(wire)), wire.signer);
        assertThat(ofRequest(wire, text)).isEqualTo(PART_UNSIGNED);
      }
      if (!List.of("dispatch", "encrypted-key").contains(id)) {
        String text = Forged.sign(attack.on(answer(wire)), wire.signer);
        assertThat(ofAnswer(wire, text)).isEqualTo(PART_UNSIGNED);
      }
    }
  }

  @Test
  void unsignedReplyTo_isRefused() {
    String reply =
        "<wsa:ReplyTo><wsa:Address>http://www.w3.org/2005/08/addressing/anonymous</wsa:Address>"
            + "</wsa:ReplyTo><wsa:To ";
    for (Wire wire : WIRES) {
      String text = request(wire).replace("<wsa:To ", reply);
      assertThat(ofRequest(wire, text)).isEqualTo(PART_UNSIGNED);
    }
  }

  static List<Attack> algorithms() {
    String c14n11 = "http://www.w3.org/2006/12/xml-c14n11";
    String inclusive = "http://www.w3.org/TR/2001/REC-xml-c14n-20010315";
    return List.of(
        digest("sha1", DS + "sha1"),
        digest("md5", MORE + "md5"),
        digest("none", ""),
        method("rsa-sha1", DS + "rsa-sha1"),
        method("ecdsa-sha1", MORE + "ecdsa-sha1"),
        method("rsa-md5", MORE + "rsa-md5"),
        method("dsa", DS + "dsa-sha1"),
        method("ecdsa-sha512", MORE + "ecdsa-sha512"),
        method("HMAC with the public key", MORE + "hmac-sha256"),
        method("unknown", "urn:evil"),
        method("with line break", "urn:&#10;evil"),
        c14n("inclusive", inclusive),
        c14n("inclusive 1.1", c14n11),
        c14n("with comments", C14N + "WithComments"),
        transforms("inclusive", inclusive),
        transforms("with comments", C14N + "WithComments"),
        transforms("enveloped", DS + "enveloped-signature"),
        transforms("base64", DS + "base64"),
        transforms("XPath", "http://www.w3.org/TR/1999/REC-xpath-19991116"),
        transforms("XPath filter", "http://www.w3.org/2002/06/xmldsig-filter2"),
        transforms("XSLT", "http://www.w3.org/TR/1999/REC-xslt-19991116"),
        transforms("STR", "http://docs.oasis-open.org/wss/2004/01/#STR-Transform"),
        transforms("decryption", "http://www.w3.org/2002/07/decrypt#XML"));
  }

  private static Attack digest(String name, String uri) {
    return algorithm("digest " + name, "DigestMethod", uri);
  }

  private static Attack method(String name, String uri) {
    return algorithm("method " + name, "SignatureMethod", uri);
  }

  private static Attack c14n(String name, String uri) {
    return algorithm("c14n " + name, "CanonicalizationMethod", uri);
  }

  private static Attack transforms(String name, String uri) {
    return algorithm("transform " + name, "Transform", uri);
  }

  private static Attack algorithm(String name, String element, String uri) {
    String pattern = "(<ds:%s Algorithm=\")[^\"]*".formatted(element);
    return regex(name, ALGORITHM_UNSUPPORTED, pattern, "$1" + uri);
  }

  @ParameterizedTest
  @MethodSource("algorithms")
  void algorithmThatSignerUsed_isRefused(Attack attack) {
    for (Wire wire : WIRES) {
      String text = Forged.sign(attack.on(request(wire)), wire.signer);
      assertThat(ofRequest(wire, text)).isEqualTo(ALGORITHM_UNSUPPORTED);
    }
  }

  static List<Attack> substitutions() {
    return List.of(
        replace("To", SIGNATURE_INVALID, "urn:jukigate:node:pref-220001", NodeId.NATIONAL.urn()),
        replace("From", SIGNATURE_INVALID, "urn:jukigate:node:cs-221007", NodeId.NATIONAL.urn()),
        replace("Action", SIGNATURE_INVALID, "UpdateIdentity", "UpdateIdentitz"),
        regex("MessageID", SIGNATURE_INVALID, "[0-9a-f]{4}(</wsa:MessageID>)", "ffff$1"),
        replace("Timestamp", SIGNATURE_INVALID, "00:05:00.000Z", "00:04:59.999Z"),
        replace("Body", SIGNATURE_INVALID, "u:k=\"a", "u:k=\"b"),
        replace("end of Body", SIGNATURE_INVALID, "</soap:Body>", " </soap:Body>"),
        replace("listed prefix", SIGNATURE_INVALID, "<soap:Body", "<soap:Body xmlns:wsa=\"u:u\""),
        regex("digest", SIGNATURE_INVALID, "(<ds:DigestValue>)....", "$1AAAA"),
        regex("value", SIGNATURE_INVALID, "(<ds:SignatureValue>)....", "$1AAAA"),
        regex("SignedInfo", SIGNATURE_INVALID, "(<ds:SignedInfo)", "$1 Id=\"x\""));
  }

  @ParameterizedTest
  @MethodSource("substitutions")
  void changedSignedPart_isRefused(Attack attack) {
    for (Wire wire : WIRES) {
      assertThat(ofRequest(wire, attack.on(request(wire)))).isEqualTo(SIGNATURE_INVALID);
      assertThat(ofAnswer(wire, attack.on(answer(wire)))).isEqualTo(SIGNATURE_INVALID);
    }
  }
}

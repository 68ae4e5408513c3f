package jukigate.wire.security;

import static jukigate.domain.refusal.RefusalCode.ALGORITHM_UNSUPPORTED;
import static jukigate.domain.refusal.RefusalCode.BODY_STRUCTURE;
import static jukigate.domain.refusal.RefusalCode.DECRYPTION_FAILED;
import static jukigate.domain.refusal.RefusalCode.ENVELOPE_STRUCTURE;
import static jukigate.domain.refusal.RefusalCode.HEADER_UNKNOWN;
import static jukigate.domain.refusal.RefusalCode.PART_UNSIGNED;
import static jukigate.domain.refusal.RefusalCode.SECURITY_STRUCTURE;
import static jukigate.domain.refusal.RefusalCode.SIGNATURE_INVALID;
import static jukigate.wire.security.Attack.before;
import static jukigate.wire.security.Attack.regex;
import static jukigate.wire.security.Attack.replace;
import static jukigate.wire.security.SignatureAttackTest.WIRES;
import static jukigate.wire.security.Wire.codeOf;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import jukigate.domain.message.Payload;
import jukigate.domain.refusal.Outcome;
import jukigate.domain.refusal.Refusal;
import jukigate.wire.profile.SecurityProfile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The encrypted body: its form, its algorithms, and one answer for all that does not decrypt. */
class EncryptionAttackTest {
  private static final String GOOD = "<u:x xmlns:u=\"urn:u\">text</u:x>";
  private static final String KEY = "(<xenc:EncryptedKey .*?<xenc:CipherValue>)[^<]*";
  private static final String DATA = "(<xenc:EncryptedData .*?<xenc:CipherValue>)[^<]*";
  private static final String KEY_INFO =
      "(<xenc:EncryptedKey .*?<ds:KeyInfo [^>]*>).*?(</ds:KeyInfo>)";
  private static final String DATA_INFO =
      "(<xenc:EncryptedData .*?<ds:KeyInfo [^>]*>).*?(</ds:KeyInfo>)";
  private static final String RETRIEVAL = "<ds:RetrievalMethod URI=\"http://127.0.0.1:9/\"/>";
  private static final String OTHER_KEY =
      "<wsse:SecurityTokenReference><wsse:Reference URI=\"#encrypted-body\"/>"
          + "</wsse:SecurityTokenReference>";
  private static final String XENC = "http://www.w3.org/2001/04/xmlenc#";
  private static final String DS = "http://www.w3.org/2000/09/xmldsig#";
  private static final String XENC11 = "http://www.w3.org/2009/xmlenc11#";
  private static final String CIPHER_REFERENCE =
      "<xenc:CipherReference URI=\"http://127.0.0.1:9/\"></xenc:CipherReference>";

  private static String sealed(Wire wire) {
    return Forged.text(wire.sealer.seal(wire.encryptedRequest(), wire.signer));
  }

  private static Outcome<?> open(Wire wire, String text) {
    return wire.unseal(Payload.ofUtf8(text)).then(message -> message.open(wire.decryption));
  }

  private static Refusal refusal(Outcome<?> outcome) {
    return switch (outcome) {
      case Outcome.Refused<?>(Refusal refusal) -> refusal;
      case Outcome.Passed<?> passed -> throw new AssertionError("was accepted");
    };
  }

  static List<Attack> algorithms() {
    return List.of(
        method("CBC 256", "EncryptedData", XENC + "aes256-cbc"),
        method("CBC 128", "EncryptedData", XENC + "aes128-cbc"),
        method("triple DES", "EncryptedData", XENC + "tripledes-cbc"),
        method("GCM 192", "EncryptedData", XENC11 + "aes192-gcm"),
        method("no algorithm", "EncryptedData", ""),
        method("RSA 1.5", "EncryptedKey", XENC + "rsa-1_5"),
        method("OAEP with MGF1 SHA-1", "EncryptedKey", XENC + "rsa-oaep-mgf1p"),
        method("key wrap", "EncryptedKey", XENC + "kw-aes256"),
        regex("OAEP SHA-1", ALGORITHM_UNSUPPORTED, oaep("xenc#sha256"), "$1xmldsig#sha1"),
        replace("MGF1 SHA-1", ALGORITHM_UNSUPPORTED, "#mgf1sha256", "#mgf1sha1"),
        regex("no MGF", ALGORITHM_UNSUPPORTED, "<xenc11:MGF.*</xenc11:MGF>", ""),
        before("OAEPparams", ALGORITHM_UNSUPPORTED, "<xenc11:MGF", "<xenc:OAEPparams/>"),
        regex("no method", ALGORITHM_UNSUPPORTED, "<xenc:EncryptionM.*?EncryptionMethod>", ""));
  }

  private static String oaep(String digest) {
    return "(<ds:DigestMethod [^>]*Algorithm=\"[^\"]*)" + digest.replace("xenc", "xmlenc");
  }

  private static Attack method(String name, String element, String uri) {
    String pattern = "(<xenc:%s .*?<xenc:EncryptionMethod Algorithm=\")[^\"]*".formatted(element);
    return regex(name, ALGORITHM_UNSUPPORTED, pattern, "$1" + uri);
  }

  static List<Attack> forms() {
    return List.of(
        regex("reference as text", SECURITY_STRUCTURE, value(DATA), "$1" + CIPHER_REFERENCE),
        regex("reference as key", SECURITY_STRUCTURE, value(KEY), "$1" + CIPHER_REFERENCE),
        regex("no cipher data", SECURITY_STRUCTURE, "<xenc:CipherData>.*?</xenc:CipherData>", ""),
        replace("type Element", SECURITY_STRUCTURE, XENC + "Content", XENC + "Element"),
        replace("other list", SECURITY_STRUCTURE, "\"#encrypted-body\"", "\"#body\""),
        regex("no list", SECURITY_STRUCTURE, "<xenc:ReferenceList>.*?</xenc:ReferenceList>", ""),
        regex("two targets", SECURITY_STRUCTURE, "(<xenc:DataReference.*?DataReference>)", "$1$1"),
        replace("no id", SECURITY_STRUCTURE, " Id=\"encrypted-body\"", ""),
        replace(
            "key type", SECURITY_STRUCTURE, "<xenc:EncryptedKey ", "<xenc:EncryptedKey Type=\"\" "),
        replace("gzip", SECURITY_STRUCTURE, " Type=", " MimeType=\"application/gzip\" Type="),
        replace("gzip 2", SECURITY_STRUCTURE, " Type=", " Encoding=\"gzip\" Type="),
        regex("key info", SECURITY_STRUCTURE, KEY_INFO, "$1<ds:KeyName>k</ds:KeyName>$2"),
        regex("fetched key", SECURITY_STRUCTURE, KEY_INFO, "$1" + RETRIEVAL + "$2"),
        regex("agreement", SECURITY_STRUCTURE, KEY_INFO, "$1<xenc:AgreementMethod/>$2"),
        regex("derived key", SECURITY_STRUCTURE, KEY_INFO, "$1<xenc:DerivedKey/>$2"),
        regex("key in key", SECURITY_STRUCTURE, KEY_INFO, "$1<xenc:EncryptedKey/>$2"),
        regex("fetched key of data", SECURITY_STRUCTURE, DATA_INFO, "$1" + RETRIEVAL + "$2"),
        regex("data under itself", SECURITY_STRUCTURE, DATA_INFO, "$1" + OTHER_KEY + "$2"),
        renamed("other holder", "xenc:EncryptedKey", "wsse:SecurityTokenReference"),
        renamed("other data", "xenc:EncryptedKey", "ds:X509Data"),
        renamed("other name", "xenc:EncryptedKey", "ds:X509IssuerSerial"),
        renamed("other issuer", "xenc:EncryptedKey", "ds:X509IssuerName"),
        renamed("other reference", "xenc:EncryptedData", "wsse:Reference"),
        renamed("other reference in the list", "xenc:EncryptedKey", "xenc:DataReference"),
        renamed("other value", "xenc:EncryptedKey", "xenc:CipherValue"),
        replace("child", SECURITY_STRUCTURE, "</xenc:DataReference>", "<x/></xenc:DataReference>"),
        regex("no serial", SECURITY_STRUCTURE, "<ds:X509SerialNumber>.*?Number>", ""),
        regex(
            "list in another namespace",
            SECURITY_STRUCTURE,
            "<xenc:ReferenceList>(.*)</xenc:ReferenceList>",
            "<x:ReferenceList xmlns:x=\"urn:x\">$1</x:ReferenceList>"),
        before("surplus", SECURITY_STRUCTURE, "</xenc:EncryptedData>", "<xenc:x></xenc:x>"),
        before("surplus in key", SECURITY_STRUCTURE, "</xenc:EncryptedKey>", "<xenc:x></xenc:x>"),
        regex("two keys", SECURITY_STRUCTURE, "(<xenc:EncryptedKey.*</xenc:EncryptedKey>)", "$1$1"),
        regex("no key", SECURITY_STRUCTURE, "<xenc:EncryptedKey.*</xenc:EncryptedKey>", ""),
        regex("no data", SECURITY_STRUCTURE, "<xenc:EncryptedData.*</xenc:EncryptedData>", "<a/>"),
        regex("two data", BODY_STRUCTURE, "(<xenc:EncryptedData.*</xenc:EncryptedData>)", "$1$1"),
        regex(
            "data moved to Security",
            SECURITY_STRUCTURE,
            "(</wsse:Security>.*)(<xenc:EncryptedData.*</xenc:EncryptedData>)",
            "$2$1<a/>"),
        regex(
            "data moved to Header",
            HEADER_UNKNOWN,
            "(</soap:Header>.*)(<xenc:EncryptedData.*</xenc:EncryptedData>)",
            "$2$1<a/>"),
        regex(
            "data in place of Body",
            ENVELOPE_STRUCTURE,
            "<soap:Body[^>]*>(<xenc:EncryptedData.*</xenc:EncryptedData>)</soap:Body>",
            "$1"));
  }

  /** The first element of that name in what is encrypted; everything else stays as it is. */
  private static Attack renamed(String name, String within, String element) {
    String prefix = element.substring(0, element.indexOf(':') + 1);
    return regex(
        name,
        SECURITY_STRUCTURE,
        "(<%2$s .*?<)%1$s([ >].*?</)%1$s>".formatted(element, within),
        "$1" + prefix + "Other$2" + prefix + "Other>");
  }

  private static String value(String pattern) {
    return pattern.replace(
        "<xenc:CipherValue>)[^<]*", ")<xenc:CipherValue>[^<]*</xenc:CipherValue>");
  }

  @ParameterizedTest
  @MethodSource({"algorithms", "forms"})
  void formThatSignerMade_isRefusedBeforeAnyKeyIsUsed(Attack attack) {
    for (Wire wire : WIRES) {
      String text = Forged.sign(attack.on(sealed(wire)), wire.signer);
      assertThat(codeOf(wire.unseal(Payload.ofUtf8(text)))).isEqualTo(attack.expected());
    }
  }

  @Test
  void aes128_isForRecommendedOnly() {
    for (Wire wire : WIRES) {
      String text = sealed(wire).replace("#aes256-gcm", "#aes128-gcm");
      Outcome<UnsealedMessage> outcome =
          wire.unseal(Payload.ofUtf8(Forged.sign(text, wire.signer)));
      boolean recommended = wire.profile.equals(SecurityProfile.RECOMMENDED_2026);
      assertThat(outcome.isPassed()).isEqualTo(recommended);
    }
  }

  @Test
  void unsignedKeyOrData_isRefused() {
    for (Wire wire : WIRES) {
      String sealed = sealed(wire);
      String unsigned =
          sealed.replaceAll("<ds:Reference URI=\"#encrypted-key\">.*?</ds:Reference>", "");
      String text = Forged.sign(unsigned, wire.signer);
      assertThat(codeOf(wire.unseal(Payload.ofUtf8(text)))).isEqualTo(PART_UNSIGNED);
      for (String pattern : List.of(KEY, DATA)) {
        String other = sealed.replaceFirst(pattern, "$1AAAA");
        assertThat(codeOf(wire.unseal(Payload.ofUtf8(other)))).isEqualTo(SIGNATURE_INVALID);
      }
    }
  }

  @Test
  void strippedEncryption_isVisible() {
    for (Wire wire : WIRES) {
      UnsealedMessage plain = wire.unseal(wire.sealed()).orThrow();
      assertThat(plain.encrypted()).isFalse();
      UnsealedMessage closed = wire.unseal(Payload.ofUtf8(sealed(wire))).orThrow();
      assertThat(closed.encrypted()).isTrue();
      assertThat(closed.body().getLocalName()).isEqualTo("EncryptedData");
      assertThat(closed.open(wire.decryption).orThrow().getLocalName()).isEqualTo("UpdateIdentity");
    }
  }

  /** What an attacker may choose before a sender's key signs it. */
  private record Choice(
      String plain, Payload secret, UnaryOperator<byte[]> key, UnaryOperator<byte[]> data) {
    static Choice plain(String plain) {
      return new Choice(plain, secret(32), bytes -> bytes, bytes -> bytes);
    }

    static Choice data(UnaryOperator<byte[]> change) {
      return new Choice(GOOD, secret(32), bytes -> bytes, change);
    }

    static Choice key(UnaryOperator<byte[]> change) {
      return new Choice(GOOD, secret(32), change, bytes -> bytes);
    }

    private static Payload secret(int length) {
      byte[] secret = new byte[length];
      Arrays.fill(secret, (byte) 7);
      return Payload.of(secret);
    }
  }

  private static String encrypted(Wire wire, Choice choice) {
    try {
      byte[] iv = new byte[Encryption.IV_BYTES];
      byte[] data =
          Encryption.encrypt(
              choice.plain().getBytes(StandardCharsets.UTF_8), choice.secret().toByteArray(), iv);
      byte[] key =
          Encryption.wrap(
              choice.secret().toByteArray(), wire.decryption.certificate().getPublicKey());
      String text =
          sealed(wire)
              .replaceFirst(KEY, "$1" + base64(choice.key().apply(key)))
              .replaceFirst(DATA, "$1" + base64(choice.data().apply(data)));
      return Forged.sign(text, wire.signer);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String base64(byte[] bytes) {
    return Base64.getEncoder().encodeToString(bytes);
  }

  private static byte[] turned(byte[] bytes, int at) {
    byte[] turned = bytes.clone();
    turned[at < 0 ? bytes.length + at : at] ^= 1;
    return turned;
  }

  static List<Choice> undecryptable() {
    return List.of(
        Choice.data(data -> turned(data, 0)),
        Choice.data(data -> turned(data, 12)),
        Choice.data(data -> turned(data, -1)),
        Choice.data(data -> Arrays.copyOf(data, data.length - 1)),
        Choice.data(data -> Arrays.copyOf(data, data.length - 12)),
        Choice.data(data -> Arrays.copyOf(data, 27)),
        Choice.data(data -> new byte[0]),
        Choice.key(key -> turned(key, 0)),
        Choice.key(key -> turned(key, -1)),
        Choice.key(key -> Arrays.copyOf(key, key.length - 1)),
        Choice.key(key -> new byte[384]),
        Choice.key(key -> new byte[0]),
        new Choice(GOOD, Choice.secret(16), bytes -> bytes, bytes -> bytes),
        new Choice(GOOD, Payload.of(new byte[32]), bytes -> bytes, bytes -> bytes),
        Choice.plain(""),
        Choice.plain("text"),
        Choice.plain("text" + GOOD),
        Choice.plain(GOOD + GOOD),
        Choice.plain(GOOD + "<!-- -->"),
        Choice.plain("<?p i?>" + GOOD),
        Choice.plain("<u:x xmlns:u=\"u\"><![CDATA[x]]></u:x>"),
        Choice.plain("<!DOCTYPE x [<!ENTITY e \"x\">]>" + GOOD),
        Choice.plain("<x>&e;</x>"),
        Choice.plain("<x>"),
        Choice.plain("</content><content>"),
        Choice.plain("</content>" + GOOD + "<content>"),
        Choice.plain(GOOD + "</content><content>"),
        Choice.plain("<nobody:x/>"),
        Choice.plain("<?xml version=\"1.0\"?>" + GOOD),
        Choice.plain("<soap:Body>" + GOOD + "</soap:Body>"),
        Choice.plain("<wsse:Security></wsse:Security>"),
        Choice.plain(
            "<u:x xmlns:u=\"urn:u\"><xenc:EncryptedData xmlns:xenc=\"" + XENC + "\"/></u:x>"),
        Choice.plain("<u:x xmlns:u=\"urn:u\"><d:Signature xmlns:d=\"" + DS + "\"/></u:x>"),
        Choice.plain("<x>\u0001</x>"),
        Choice.plain("<a>".repeat(100) + "</a>".repeat(100)));
  }

  @Test
  void everythingThatDoesNotDecrypt_hasOneAnswer() {
    for (Wire wire : WIRES) {
      assertThat(open(wire, encrypted(wire, Choice.plain(GOOD))).isPassed()).isTrue();
      Set<Refusal> refusals = new HashSet<>();
      for (Choice choice : undecryptable()) {
        refusals.add(refusal(open(wire, encrypted(wire, choice))));
      }
      refusals.add(
          refusal(
              wire.unseal(Payload.ofUtf8(sealed(wire)))
                  .then(message -> message.open(wire.mint.decryption(Wire.SENDER)))));
      assertThat(refusals).containsExactly(Refusal.of(DECRYPTION_FAILED));
    }
  }

  /** What nobody signed may not say which text is encrypted. */
  @Test
  void unsignedListBeside_isRefused_andASignedOneIsNot() {
    for (Wire wire : WIRES) {
      String list = "(<xenc:ReferenceList)>(.*?</xenc:ReferenceList>)(</xenc:EncryptedKey>)";
      String beside =
          sealed(wire).replaceFirst(list, "$3$1 xmlns:xenc=\"" + XENC + "\" wsu:Id=\"list\">$2");
      String unsigned = Forged.sign(beside, wire.signer);
      assertThat(codeOf(wire.unseal(Payload.ofUtf8(unsigned)))).isEqualTo(PART_UNSIGNED);
      String reference = "(<ds:Reference URI=\"#)encrypted-key(\">.*?</ds:Reference>)";
      String covered = beside.replaceFirst(reference, "$0$1list$2");
      assertThat(open(wire, Forged.sign(covered, wire.signer)).isPassed()).isTrue();
    }
  }

  @Test
  void keyInTheNameOfAnotherCertificate_hasTheSameAnswer() {
    for (Wire wire : WIRES) {
      for (String name : List.of("X509SerialNumber>", "X509IssuerName>[^<]*")) {
        String text = sealed(wire).replaceFirst("(<ds:" + name + ")", "$19");
        Outcome<?> outcome = open(wire, Forged.sign(text, wire.signer));
        assertThat(refusal(outcome)).isEqualTo(Refusal.of(DECRYPTION_FAILED));
      }
    }
  }

  @Test
  void valueThatIsNoBase64_hasTheSameAnswer() {
    for (Wire wire : WIRES) {
      for (String pattern : List.of(KEY, DATA)) {
        String text = Forged.sign(sealed(wire).replaceFirst(pattern, "$1?"), wire.signer);
        assertThat(refusal(open(wire, text))).isEqualTo(Refusal.of(DECRYPTION_FAILED));
      }
    }
  }
}

package jukigate.wire.security;

import static jukigate.domain.refusal.RefusalCode.CERTIFICATE_EXPIRED;
import static jukigate.domain.refusal.RefusalCode.CERTIFICATE_NOT_A_NODE;
import static jukigate.domain.refusal.RefusalCode.CERTIFICATE_REVOKED;
import static jukigate.domain.refusal.RefusalCode.CERTIFICATE_UNTRUSTED;
import static jukigate.domain.refusal.RefusalCode.CERTIFICATE_USAGE;
import static jukigate.domain.refusal.RefusalCode.CERTIFICATE_WEAK;
import static jukigate.domain.refusal.RefusalCode.SIGNATURE_INVALID;
import static jukigate.domain.refusal.RefusalCode.SIGNATURE_STRUCTURE;
import static jukigate.domain.refusal.RefusalCode.TOKEN_INVALID;
import static jukigate.domain.refusal.RefusalCode.TOKEN_UNSUPPORTED;
import static jukigate.wire.Mint.NOW;
import static jukigate.wire.security.Attack.regex;
import static jukigate.wire.security.Attack.replace;
import static jukigate.wire.security.SignatureAttackTest.WIRES;
import static jukigate.wire.security.SignatureAttackTest.request;
import static jukigate.wire.security.Wire.codeOf;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import jukigate.domain.message.Payload;
import jukigate.domain.refusal.RefusalCode;
import jukigate.wire.Mint;
import jukigate.wire.key.SigningIdentity;
import jukigate.wire.profile.SecurityProfile;
import jukigate.wire.trust.CertificateUsage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The key of a signature: how it is named, and the certificate that is sent. */
class TokenAttackTest {
  private static final String KEY_INFO = "(<ds:KeyInfo [^>]*>).*(</ds:KeyInfo>)";
  private static final String STR = "(<wsse:SecurityTokenReference[^>]*>).*(</wsse:SecurityTokenR)";
  private static final String BST = "(<wsse:BinarySecurityToken [^>]*>)[^<]*";
  private static final String PROFILE =
      "http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-x509-token-profile-1.0#";
  private static final String WSS11 =
      "http://docs.oasis-open.org/wss/oasis-wss-soap-message-security-1.1#";

  private static RefusalCode refusal(Wire wire, String text) {
    return codeOf(wire.unseal(Payload.ofUtf8(text)));
  }

  static List<Attack> keyInfos() {
    return List.of(
        keyInfo("<ds:KeyValue><ds:RSAKeyValue/></ds:KeyValue>"),
        keyInfo("<ds:X509Data><ds:X509Certificate/></ds:X509Data>"),
        keyInfo("<ds:KeyName>cs-221007</ds:KeyName>"),
        keyInfo("<ds:MgmtData>x</ds:MgmtData>"),
        keyInfo("<ds:RetrievalMethod URI=\"http://127.0.0.1:9/\"/>"),
        keyInfo("<k:KeyInfoReference xmlns:k=\"http://www.w3.org/2009/xmldsig11#\" URI=\"#x\"/>"),
        keyInfo("<k:DEREncodedKeyValue xmlns:k=\"http://www.w3.org/2009/xmldsig11#\"/>"),
        keyInfo(""),
        keyInfo("text"),
        replace("two STR", TOKEN_UNSUPPORTED, "</ds:KeyInfo>", "<wsse:SecurityT/></ds:KeyInfo>"),
        replace(
            "element in Reference",
            TOKEN_UNSUPPORTED,
            "</wsse:Reference>",
            "<x/></wsse:Reference>"),
        replace("text in Reference", TOKEN_UNSUPPORTED, "</wsse:Reference>", "x</wsse:Reference>"),
        replace("attribute", TOKEN_UNSUPPORTED, "<wsse:Reference", "<wsse:Reference e=\"1\""),
        replace("attribute of STR", TOKEN_UNSUPPORTED, "wsu:Id=\"STR-3\"", "e=\"1\""),
        reference("<wsse:KeyIdentifier ValueType=\"" + PROFILE + "X509SubjectKeyIdentifier\"/>"),
        reference("<wsse:KeyIdentifier ValueType=\"" + WSS11 + "ThumbprintSHA1\"/>"),
        reference("<ds:X509Data><ds:X509IssuerSerial/></ds:X509Data>"),
        reference("<wsse:Embedded><wsse:BinarySecurityToken/></wsse:Embedded>"),
        reference("<wsse:Reference URI=\"#body\" ValueType=\"" + PROFILE + "X509v3\"/>"),
        reference("<wsse:Reference URI=\"#X509-9\" ValueType=\"" + PROFILE + "X509v3\"/>"),
        reference("<wsse:Reference URI=\"http://127.0.0.1:9/\"/>"),
        reference("<wsse:Reference URI=\"#X509-1\"/>"),
        reference("<wsse:Reference URI=\"#X509-1\" ValueType=\"" + PROFILE + "X509v1\"/>"),
        replace("key info attribute", SIGNATURE_STRUCTURE, "<ds:KeyInfo", "<ds:KeyInfo e=\"1\""));
  }

  private static Attack keyInfo(String content) {
    return regex("KeyInfo " + content, TOKEN_UNSUPPORTED, KEY_INFO, "$1" + content + "$2");
  }

  private static Attack reference(String content) {
    return regex("STR " + content, TOKEN_UNSUPPORTED, STR, "$1" + content + "$2");
  }

  @ParameterizedTest
  @MethodSource("keyInfos")
  void otherWayToNameTheKey_isRefused(Attack attack) {
    for (Wire wire : WIRES) {
      assertThat(refusal(wire, attack.on(request(wire)))).isEqualTo(attack.expected());
    }
  }

  static List<Attack> tokens() {
    String oasis = "http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-soap-message-security";
    return List.of(
        replace("PKCS7", TOKEN_UNSUPPORTED, PROFILE + "X509v3\" wsu", PROFILE + "PKCS7\" wsu"),
        replace("PKIPath", TOKEN_UNSUPPORTED, "X509v3\" wsu", "X509PKIPathv1\" wsu"),
        replace("version 1", TOKEN_UNSUPPORTED, "X509v3\" wsu", "X509v1\" wsu"),
        replace(
            "no value type", TOKEN_UNSUPPORTED, "ValueType=\"" + PROFILE + "X509v3\" wsu", "wsu"),
        replace("hex", TOKEN_UNSUPPORTED, oasis + "-1.0#Base64Binary", oasis + "-1.0#HexBinary"),
        replace("no id", TOKEN_INVALID, "wsu:Id=\"X509-1\"", ""),
        replace("attribute", TOKEN_INVALID, "wsu:Id=\"X509-1\"", "wsu:Id=\"X509-1\" e=\"1\""),
        regex("empty", TOKEN_INVALID, BST, "$1"),
        regex("not base64", TOKEN_INVALID, BST, "$1!!!!"),
        regex("not a certificate", TOKEN_INVALID, BST, "$1AAAA"),
        regex("element inside", TOKEN_INVALID, BST, "$1<x/>"),
        regex("surplus sign", TOKEN_INVALID, "</wsse:BinarySecurityToken>", "=$0"));
  }

  @ParameterizedTest
  @MethodSource("tokens")
  void tokenOfOtherForm_isRefused(Attack attack) {
    for (Wire wire : WIRES) {
      assertThat(refusal(wire, attack.on(request(wire)))).isEqualTo(attack.expected());
    }
  }

  @Test
  void bytesThatAreNotExactlyOneCertificate_areRefused() throws CertificateException {
    for (Wire wire : WIRES) {
      byte[] der = wire.signer.certificate().getEncoded();
      Map<String, byte[]> wrong = new LinkedHashMap<>();
      wrong.put("trailing byte", Arrays.copyOf(der, der.length + 1));
      wrong.put("cut off", Arrays.copyOf(der, der.length - 1));
      wrong.put("8 KiB and one", Arrays.copyOf(der, 8193));
      wrong.put("1 MiB", new byte[1 << 20]);
      wrong.put("indefinite length", HexFormat.of().parseHex("30803080000000000000"));
      wrong.put("2 GiB promised", HexFormat.of().parseHex("30847fffffff3084"));
      wrong.put("nested deep", HexFormat.of().parseHex("30".repeat(40)));
      wrong.forEach(
          (name, bytes) ->
              assertThat(refusal(wire, withToken(request(wire), bytes)))
                  .as(name)
                  .isEqualTo(TOKEN_INVALID));
    }
  }

  private static String withToken(String text, byte[] der) {
    return text.replaceFirst(BST, "$1" + Base64.getEncoder().encodeToString(der));
  }

  @Test
  void largeCertificateOfTrustedIssuer_isRefused() {
    Wire wire = Wire.high();
    SigningIdentity large = signer(wire, wish -> wish.plain.put("1.2.3.4", new byte[8192]));
    assertThat(refusal(wire, Forged.text(wire.sealer.seal(wire.request(), large))))
        .isEqualTo(TOKEN_INVALID);
  }

  /** CVE-2026-95616: a subject key identifier that promises two gigabytes. */
  @ParameterizedTest
  @ValueSource(
      strings = {"04847fffffff01", "0484ffffffff01", "04830fffff01", "0400", "0480", "", "0501"})
  void keyIdentifierOfFalseLength_isRefusedWithoutAllocation(String hex) {
    Wire wire = Wire.high();
    byte[] extension = HexFormat.of().parseHex(hex);
    SigningIdentity evil = signer(wire, wish -> wish.plain.put("2.5.29.14", extension));
    String text = Forged.sign(withToken(request(wire), encoded(evil.certificate())), evil);
    refusal(wire, text);
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    long before = threads.getCurrentThreadAllocatedBytes();
    RefusalCode code = refusal(wire, text);
    long allocated = threads.getCurrentThreadAllocatedBytes() - before;
    assertThat(code).isEqualTo(TOKEN_INVALID);
    assertThat(allocated).isLessThan(4 << 20);
  }

  private static byte[] encoded(X509Certificate certificate) {
    try {
      return certificate.getEncoded();
    } catch (CertificateException e) {
      throw new IllegalStateException(e);
    }
  }

  private static SigningIdentity signer(Wire wire, Consumer<Mint.Wish> change) {
    return wire.mint.signing(Wire.SENDER, "EC256", change);
  }

  private static void assertRefused(RefusalCode expected, Consumer<Mint.Wish> change) {
    for (SecurityProfile profile :
        List.of(SecurityProfile.HIGH_2026, SecurityProfile.RECOMMENDED_2026)) {
      Wire wire = new Wire(profile, "EC256");
      SigningIdentity signer = signer(wire, change);
      String text = Forged.text(wire.sealer.seal(wire.request(), signer));
      assertThat(refusal(wire, text)).isEqualTo(expected);
    }
  }

  @Test
  void signerThatMayNotSign_isRefused() {
    assertRefused(CERTIFICATE_USAGE, wish -> wish.usage = CertificateUsage.TLS_CLIENT);
    assertRefused(CERTIFICATE_USAGE, wish -> wish.usage = CertificateUsage.TLS_SERVER);
    assertRefused(CERTIFICATE_USAGE, wish -> wish.usage = CertificateUsage.MESSAGE_ENCRYPTION);
    assertRefused(CERTIFICATE_USAGE, wish -> wish.ca = true);
    assertRefused(CERTIFICATE_EXPIRED, wish -> wish.to = NOW.minus(Duration.ofSeconds(1)));
    assertRefused(CERTIFICATE_EXPIRED, wish -> wish.from = NOW.plus(Duration.ofSeconds(1)));
    assertRefused(CERTIFICATE_NOT_A_NODE, wish -> wish.uris.add("urn:jukigate:stranger"));
    assertRefused(CERTIFICATE_UNTRUSTED, wish -> wish.critical.put("1.2.3.4", new byte[] {5, 0}));
    assertRefused(CERTIFICATE_UNTRUSTED, wish -> wish.issuer = new Mint().ca("CN=Other", null));
    assertRefused(CERTIFICATE_WEAK, wish -> wish.key = "RSA1024");
  }

  @Test
  void revokedSigner_isRefusedFromTheNextMessageOn() {
    Wire wire = Wire.high();
    String text = request(wire);
    assertThat(wire.unseal(Payload.ofUtf8(text)).isPassed()).isTrue();
    wire.trust.replace(wire.mint.material(wire.signer.certificate()));
    assertThat(refusal(wire, text)).isEqualTo(CERTIFICATE_REVOKED);
  }

  /** The certificate of somebody else in place of the signer's own, with everything else right. */
  @Test
  void certificateOfAnotherKey_isRefused() throws CertificateException {
    Wire wire = Wire.high();
    var other = wire.mint.signing(Wire.RECEIVER, "EC256");
    String text = withToken(request(wire), other.certificate().getEncoded());
    assertThat(refusal(wire, Forged.sign(text, wire.signer))).isEqualTo(SIGNATURE_INVALID);
  }
}

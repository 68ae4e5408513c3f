package jukigate.conformance.attack;

import static java.util.Map.entry;
import static jukigate.conformance.attack.Splice.before;
import static jukigate.conformance.attack.Splice.insider;
import static jukigate.conformance.attack.Splice.regex;

import java.io.ByteArrayOutputStream;
import java.security.GeneralSecurityException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import jukigate.domain.message.Payload;

/** SIG: which certificate a signature says is its own, and how. */
final class TokenStimuli {
  private static final String WSS = "http://docs.oasis-open.org/wss/";
  private static final String X509 = WSS + "2004/01/oasis-200401-wss-x509-token-profile-1.0#";
  private static final String SOAP_SECURITY =
      WSS + "2004/01/oasis-200401-wss-soap-message-security-1.0#";
  private static final String HOLDER = "(<wsse:SecurityTokenReference[^>]*>).*?(</wsse:SecurityT)";
  private static final String TOKEN = "<wsse:BinarySecurityToken .*?</wsse:BinarySecurityToken>";

  private TokenStimuli() {}

  static Map<String, List<Variant>> all() {
    return Map.ofEntries(entry("SIG-15", references()), entry("SIG-16", tokens()));
  }

  private static List<Variant> references() {
    return Stream.concat(
            Stream.of(
                identifier("key-identifier", X509 + "X509SubjectKeyIdentifier"),
                identifier(
                    "thumbprint", WSS + "oasis-wss-soap-message-security-1.1#ThumbprintSHA1"),
                inHolder("issuer-serial", issuerSerial()),
                inHolder("embedded", "<wsse:Embedded></wsse:Embedded>"),
                fetched(),
                regex("two-references", "(<wsse:Reference [^>]*></wsse:Reference>)", "$1$1"),
                reference("of-the-body", "#body"),
                reference("of-nothing", "#nobody"),
                reference("of-a-reference", "#STR-1"),
                inHolder(
                    "reference-to-reference",
                    "<wsse:SecurityTokenReference><wsse:Reference URI=\"#body\">"
                        + "</wsse:Reference></wsse:SecurityTokenReference>")),
            Stream.of(
                regex("unknown-type", "(<wsse:Reference [^>]*ValueType=\")[^\"]*", "$1urn:type"),
                regex("no-type", "(<wsse:Reference [^>]*) ValueType=\"[^\"]*\"", "$1"),
                insider("unknown-encoding", it -> it.replace("#Base64Binary", "#HexBinary")),
                new Variant("two-tokens", TokenStimuli::twoTokens)))
        .toList();
  }

  private static Variant inHolder(String name, String content) {
    return regex(name, HOLDER, "$1" + content + "$2");
  }

  private static Variant identifier(String name, String type) {
    return inHolder(
        name,
        "<wsse:KeyIdentifier EncodingType=\""
            + SOAP_SECURITY
            + "Base64Binary\" ValueType=\""
            + type
            + "\">AAAAAAAAAAAAAAAAAAAAAAAAAAA=</wsse:KeyIdentifier>");
  }

  private static String issuerSerial() {
    return "<ds:X509Data><ds:X509IssuerSerial><ds:X509IssuerName>CN=x</ds:X509IssuerName>"
        + "<ds:X509SerialNumber>1</ds:X509SerialNumber></ds:X509IssuerSerial></ds:X509Data>";
  }

  private static Variant reference(String name, String uri) {
    return regex(name, "(<wsse:Reference [^>]*URI=\")[^\"]*", "$1" + uri);
  }

  private static Variant fetched() {
    return new Variant(
        "elsewhere", range -> reference("elsewhere", range.canary().url()).make().apply(range));
  }

  /** Beside the city's own certificate stands that of another city. */
  private static Shot twoTokens(Range range) {
    var other = range.target().pki().signing(Target.OTHER_CITY, range.target().profile());
    String token =
        "<wsse:BinarySecurityToken EncodingType=\""
            + SOAP_SECURITY
            + "Base64Binary\" ValueType=\""
            + X509
            + "X509v3\" wsu:Id=\"other\">"
            + encoded(List.of(other.certificate()), "")
            + "</wsse:BinarySecurityToken>";
    return before("two-tokens", "<wsu:Timestamp", token).make().apply(range);
  }

  private static List<Variant> tokens() {
    return List.of(
        typed("pkcs7", "PKCS7", 2, "PKCS7"),
        typed("path-of-50", "X509PKIPathv1", 50, "PkiPath"),
        typed("path-wrong-way-round", "X509PKIPathv1", -2, "PkiPath"),
        typed("pkcs7-called-certificate", "X509v3", 2, "PKCS7"),
        typed("path-called-certificate", "X509v3", 2, "PkiPath"),
        typed("two-certificates", "X509v3", 2, ""),
        insider("wrong-type", it -> it.replaceFirst("(<wsse:Binary[^>]*#)X509v3", "$1X509v1")),
        content("no-base64", "?"),
        content("cut", "MIIB"),
        content("empty", ""),
        insider(
            "after-the-signature",
            it ->
                it.replaceFirst(
                    "(?s)(" + TOKEN + ")(.*</ds:Signature>)(.*</wsse:Security>)", "$2$1$3")));
  }

  private static Variant content(String name, String content) {
    return insider(
        name, it -> it.replaceFirst("(<wsse:BinarySecurityToken [^>]*>)[^<]*", "$1" + content));
  }

  /**
   * @param count of certificates; below zero: the wrong way round
   */
  private static Variant typed(String name, String type, int count, String encoding) {
    return new Variant(
        name,
        range -> {
          Letter letter = range.letter();
          var other = range.target().pki().signing(Target.OTHER_CITY, range.target().profile());
          List<X509Certificate> path =
              Stream.concat(
                      Stream.of(letter.signer().certificate()),
                      Collections.nCopies(Math.abs(count) - 1, other.certificate()).stream())
                  .toList();
          String text =
              range
                  .text(letter)
                  .replaceFirst("(<wsse:BinarySecurityToken [^>]*#)X509v3", "$1" + type)
                  .replaceFirst(
                      "(<wsse:BinarySecurityToken [^>]*>)[^<]*",
                      "$1" + encoded(count < 0 ? path.reversed() : path, encoding));
          return range.shot(letter, Payload.ofUtf8(Resealed.whole(text, letter.signer())));
        });
  }

  /** As a PKIPath or in PKCS #7; without either, one after the other. */
  private static String encoded(List<X509Certificate> certificates, String encoding) {
    try {
      byte[] all =
          switch (encoding) {
            case "PKCS7" ->
                CertificateFactory.getInstance("X.509")
                    .generateCertPath(certificates.reversed())
                    .getEncoded("PKCS7");
            case "PkiPath" -> sequence(joined(certificates));
            default -> joined(certificates);
          };
      return Base64.getEncoder().encodeToString(all);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static byte[] joined(List<X509Certificate> certificates) throws GeneralSecurityException {
    var bytes = new ByteArrayOutputStream();
    for (X509Certificate each : certificates) {
      bytes.writeBytes(each.getEncoded());
    }
    return bytes.toByteArray();
  }

  /** A SEQUENCE in DER, of up to 16 MiB, its length in three bytes. */
  private static byte[] sequence(byte[] content) {
    var bytes = new ByteArrayOutputStream();
    bytes.writeBytes(new byte[] {0x30, (byte) 0x83});
    bytes.write(content.length >> 16);
    bytes.write(content.length >> 8);
    bytes.write(content.length);
    bytes.writeBytes(content);
    return bytes.toByteArray();
  }
}

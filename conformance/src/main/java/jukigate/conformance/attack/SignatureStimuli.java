package jukigate.conformance.attack;

import static java.util.Map.entry;
import static jukigate.conformance.attack.Splice.before;
import static jukigate.conformance.attack.Splice.elliptic;
import static jukigate.conformance.attack.Splice.insider;
import static jukigate.conformance.attack.Splice.regex;
import static jukigate.conformance.attack.Splice.replace;
import static jukigate.conformance.attack.Splice.signed;
import static jukigate.conformance.attack.Splice.signedInfo;
import static jukigate.conformance.attack.Splice.text;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javax.crypto.spec.SecretKeySpec;

/** SIG: the signature itself, and what it covers. */
final class SignatureStimuli {
  private static final String MORE = "http://www.w3.org/2001/04/xmldsig-more#";
  private static final String DS = "http://www.w3.org/2000/09/xmldsig#";
  private static final String METHOD = "(<ds:SignatureMethod Algorithm=\")[^\"]*";
  private static final String DIGEST = "(<ds:DigestMethod Algorithm=\")[^\"]*";
  private static final String TRANSFORM = "(<ds:Transform Algorithm=\")[^\"]*";

  private SignatureStimuli() {}

  static Map<String, List<Variant>> all() {
    return Map.ofEntries(
        entry("SIG-01", List.of(regex("no-security", element("wsse:Security"), ""))),
        entry("SIG-02", List.of(regex("no-signature", element("ds:Signature"), ""))),
        entry("SIG-03", empty()),
        entry("SIG-04", unsigned()),
        entry("SIG-05", altered()),
        entry("SIG-06", forged()),
        entry("SIG-07", weak()),
        entry("SIG-08", List.of(keyConfusion())),
        entry("SIG-09", List.of(truncated())),
        entry("SIG-12", List.of(value("zero", new byte[64]), der())),
        entry("SIG-13", List.of(keyInfo("key-value", keyValue()), keyInfo("name", keyName()))),
        entry("SIG-14", List.of(fetched("retrieval-method"))),
        entry("SIG-17", transforms()),
        entry("SIG-19", uris()),
        entry("SIG-20", ids()),
        entry("SIG-21", markup()),
        entry("SIG-25", List.of(otherActor(), secondSecurity())));
  }

  static String element(String name) {
    return "(<" + name + "[ >].*</" + name + ">)";
  }

  private static List<Variant> empty() {
    return List.of(
        regex("signature", "(<ds:Signature [^>]*>).*(</ds:Signature>)", "$1$2"),
        regex("signed-info", "(<ds:SignedInfo[^>]*>).*(</ds:SignedInfo>)", "$1$2"),
        regex("value", "(<ds:SignatureValue>)[^<]*", "$1"),
        signedInfo("references", "<ds:Reference .*</ds:Reference>", ""));
  }

  private static List<Variant> unsigned() {
    return Stream.of("body", "to", "from", "action", "message-id", "dispatch", "timestamp")
        .map(part -> signedInfo(part, "<ds:Reference URI=\"#" + part + "\">.*?</ds:Reference>", ""))
        .toList();
  }

  private static List<Variant> altered() {
    return List.of(
        replace("body", "<u:sex>2<", "<u:sex>1<"),
        replace("space", "<u:sex>2<", "<u:sex>2 <"),
        replace("to", "node:pref-220001<", "node:national<"),
        replace("from", "node:cs-221007<", "node:cs-141003<"),
        replace("dispatch", "op-0001", "op-0002"),
        regex("message-id", "[0-9a-f]{3}(</wsa:MessageID>)", "fff$1"),
        regex("timestamp", "[0-9]Z(</wsu:Expires>)", "Z$1"),
        text("prefix", text -> text.replace("u:sex", "v:sex").replace("xmlns:u=", prefix())));
  }

  private static String prefix() {
    return "xmlns:v=\"urn:jukigate:identity-update:v1\" xmlns:u=";
  }

  private static List<Variant> forged() {
    return List.of(
        regex("digest", "(<ds:DigestValue>)....", "$1AAAA"),
        regex("value", "(<ds:SignatureValue>)....", "$1AAAA"),
        new Variant(
            "of-another-message",
            range -> {
              Letter letter = range.letter();
              String other = range.text(range.letter());
              String value = other.replaceFirst("(?s).*(<ds:SignatureValue>[^<]*<).*", "$1");
              String text = range.text(letter).replaceFirst("<ds:SignatureValue>[^<]*<", value);
              return range.shot(letter, jukigate.domain.message.Payload.ofUtf8(text));
            }));
  }

  private static List<Variant> weak() {
    return List.of(
        elliptic(
            "ecdsa-sha1",
            (text, signer) ->
                Resealed.signature(
                    text.replaceFirst(METHOD, "$1" + MORE + "ecdsa-sha1"),
                    signer,
                    "SHA1withECDSAinP1363Format")),
        signedInfo("digest-sha1", DIGEST, "$1" + DS + "sha1"),
        signedInfo("digest-md5", DIGEST, "$1" + MORE + "md5"),
        signedInfo("rsa-sha1", METHOD, "$1" + DS + "rsa-sha1"),
        signedInfo("rsa-md5", METHOD, "$1" + MORE + "rsa-md5"),
        signedInfo("none", METHOD, "$1urn:none"));
  }

  /** HMAC with what everybody has: the certificate. */
  private static Variant keyConfusion() {
    return signed(
        "certificate-as-secret",
        (text, signer) ->
            Resealed.hmac(
                text.replaceFirst(METHOD, "$1" + MORE + "hmac-sha256"),
                new SecretKeySpec(signer.certificate().getPublicKey().getEncoded(), "HmacSHA256")));
  }

  private static Variant truncated() {
    return signed(
        "output-length-0",
        (text, signer) ->
            Resealed.withValue(
                text.replaceFirst(
                    "<ds:SignatureMethod [^>]*></ds:SignatureMethod>",
                    "<ds:SignatureMethod Algorithm=\""
                        + MORE
                        + "hmac-sha256\"><ds:HMACOutputLength>0</ds:HMACOutputLength>"
                        + "</ds:SignatureMethod>"),
                new byte[] {0}));
  }

  private static Variant value(String name, byte[] value) {
    return text(name, text -> Resealed.withValue(text, value));
  }

  private static Variant der() {
    return elliptic("der", (text, signer) -> Resealed.signature(text, signer, "SHA256withECDSA"));
  }

  private static Variant keyInfo(String name, String content) {
    return regex(name, "(<ds:KeyInfo[^>]*>).*(</ds:KeyInfo>)", "$1" + content + "$2");
  }

  private static String keyValue() {
    return "<ds:KeyValue><ds:RSAKeyValue><ds:Modulus>AQAB</ds:Modulus>"
        + "<ds:Exponent>AQAB</ds:Exponent></ds:RSAKeyValue></ds:KeyValue>";
  }

  private static String keyName() {
    return "<ds:KeyName>cs-221007</ds:KeyName>";
  }

  private static Variant fetched(String name) {
    return new Variant(
        name,
        range -> {
          Letter letter = range.letter();
          String method = "<ds:RetrievalMethod URI=\"" + range.canary().url() + "\"/>";
          String text =
              range
                  .text(letter)
                  .replaceFirst("(?s)(<ds:KeyInfo[^>]*>).*(</ds:KeyInfo>)", "$1" + method + "$2");
          return range.shot(letter, jukigate.domain.message.Payload.ofUtf8(text));
        });
  }

  private static List<Variant> transforms() {
    return List.of(
        signedInfo("xslt", TRANSFORM, "$1http://www.w3.org/TR/1999/REC-xslt-19991116"),
        signedInfo("xpath", TRANSFORM, "$1http://www.w3.org/TR/1999/REC-xpath-19991116"),
        signedInfo("xpath-filter2", TRANSFORM, "$1http://www.w3.org/2002/06/xmldsig-filter2"),
        signedInfo("base64", TRANSFORM, "$1" + DS + "base64"),
        signedInfo("enveloped", TRANSFORM, "$1" + DS + "enveloped-signature"),
        signedInfo("inclusive", TRANSFORM, "$1http://www.w3.org/TR/2001/REC-xml-c14n-20010315"),
        signedInfo("comments", TRANSFORM, "$1http://www.w3.org/2001/10/xml-exc-c14n#WithComments"));
  }

  private static List<Variant> uris() {
    String body = "URI=\"#body\"";
    return List.of(
        signedInfo("whole-document", body, "URI=\"\""),
        signedInfo("xpointer", body, "URI=\"#xpointer(id('body'))\""),
        signedInfo("file", body, "URI=\"file:///etc/hosts\""),
        signedInfo("http", body, "URI=\"http://127.0.0.1:9/x\""),
        signedInfo("unknown", body, "URI=\"#nobody\""));
  }

  private static List<Variant> ids() {
    return List.of(
        regex("wsu-and-plain", "<u:sex>", "<u:sex Id=\"body\">"),
        regex("wsu-twice", "<u:sex>", "<u:sex wsu:Id=\"body\">"),
        regex("xml-id", "<u:sex>", "<u:sex xml:id=\"body\">"));
  }

  private static List<Variant> markup() {
    return List.of(
        regex("comment", "(<u:sex>)", "$1<!--x-->"),
        regex("instruction", "(<u:sex>)", "$1<?p i?>"),
        regex("cdata", "<u:sex>2<", "<u:sex><![CDATA[2]]><"));
  }

  private static Variant otherActor() {
    return insider(
        "actor-none",
        text -> text.replaceFirst("<wsse:Security ", "<wsse:Security soap:actor=\"urn:nobody\" "));
  }

  private static Variant secondSecurity() {
    return before("two-securities", "<wsse:Security ", "<wsse:Security></wsse:Security>");
  }
}

package jukigate.conformance.attack;

import static java.util.Map.entry;

import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** ENC: keys and ciphertext that stand elsewhere, in each other, or are to be computed first. */
final class EncryptedFormStimuli {
  private static final String XENC = "http://www.w3.org/2001/04/xmlenc#";
  private static final String XENC11 = "http://www.w3.org/2009/xmlenc11#";
  private static final String DS = "http://www.w3.org/2000/09/xmldsig#";
  private static final String KEY_INFO =
      "(<xenc:EncryptedKey .*?<ds:KeyInfo [^>]*>).*?(</ds:KeyInfo>)";
  private static final String DATA_INFO =
      "(<xenc:EncryptedData .*?<ds:KeyInfo [^>]*>).*?(</ds:KeyInfo>)";
  private static final String EVIL_KEY =
      "<xenc:EncryptedKey xmlns:xenc=\"" + XENC + "\"><ds:KeyInfo xmlns:ds=\"" + DS + "\">";

  private EncryptedFormStimuli() {}

  static Map<String, List<Variant>> all() {
    return Map.ofEntries(
        entry("ENC-10", recursive()),
        entry("ENC-11", references()),
        entry("ENC-13", derived()),
        entry("ENC-15", agreed()));
  }

  private static List<Variant> recursive() {
    String itself = "<ds:RetrievalMethod URI=\"#encrypted-key\"></ds:RetrievalMethod>";
    String data = "(<xenc:EncryptedData.*</xenc:EncryptedData>)";
    String reference = "(<xenc:DataReference[^>]*></xenc:DataReference>)";
    return List.of(
        Sealed.regex("key-under-itself", KEY_INFO, "$1" + itself + "$2"),
        Sealed.regex("text-under-itself", DATA_INFO, "$1" + itself + "$2"),
        Sealed.regex("key-in-key", KEY_INFO, "$1" + nested(1) + "$2"),
        Sealed.regex("25-keys-in-keys", KEY_INFO, "$1" + nested(25) + "$2"),
        Sealed.regex("10000-texts", data, "$1" + EMPTY_DATA.repeat(9_999)),
        Sealed.regex("10000-references", reference, "$1" + "$1".repeat(9_999)),
        Sealed.text("gzip", text -> text.replace(" Type=", " MimeType=\"application/gzip\" Type=")),
        Sealed.text("gzip-encoding", text -> text.replace(" Type=", " Encoding=\"gzip\" Type=")));
  }

  private static final String EMPTY_DATA =
      "<xenc:EncryptedData xmlns:xenc=\"" + XENC + "\"></xenc:EncryptedData>";

  private static String nested(int times) {
    return EVIL_KEY.repeat(times) + "</ds:KeyInfo></xenc:EncryptedKey>".repeat(times);
  }

  /** Text or key that stands elsewhere: the canary counts whoever goes there. */
  private static List<Variant> references() {
    String transform =
        "<xenc:Transforms><ds:Transform xmlns:ds=\""
            + DS
            + "\" Algorithm=\""
            + DS
            + "base64\"></ds:Transform></xenc:Transforms>";
    return List.of(
        reference("text-http", "EncryptedData", "CANARY", ""),
        reference("text-http-transformed", "EncryptedData", "CANARY", transform),
        reference("text-file", "EncryptedData", "file:///etc/hosts", ""),
        reference("text-attachment", "EncryptedData", "cid:part", ""),
        reference("text-in-the-message", "EncryptedData", "#body", transform),
        reference("key-http", "EncryptedKey", "CANARY", ""));
  }

  private static Variant reference(String name, String element, String uri, String transforms) {
    String value =
        "(<xenc:" + element + " .*?<xenc:CipherData>)<xenc:CipherValue>[^<]*</xenc:CipherValue>";
    return new Variant(
        name,
        range -> {
          String place = uri.replace("CANARY", range.canary().url());
          String instead =
              "$1<xenc:CipherReference URI=\""
                  + place
                  + "\">"
                  + transforms
                  + "</xenc:CipherReference>";
          return Sealed.regex(name, value, instead).make().apply(range);
        });
  }

  private static List<Variant> derived() {
    return Stream.concat(
            Stream.of("0", "1", "1000000000").map(length -> derivedToken(length, "0")),
            Stream.of(
                derivedToken("32", "1000000000"),
                Sealed.regex("xmlenc-derived-key", DATA_INFO, "$1" + derivedKey() + "$2")))
        .toList();
  }

  private static Variant derivedToken(String length, String offset) {
    return Sealed.before(
        "length-" + length + " offset-" + offset,
        "</wsse:Security>",
        "<wsc:DerivedKeyToken xmlns:wsc=\"http://docs.oasis-open.org/ws-sx/"
            + "ws-secureconversation/200512\"><wsc:Offset>"
            + offset
            + "</wsc:Offset><wsc:Length>"
            + length
            + "</wsc:Length><wsc:Nonce>AAAA</wsc:Nonce></wsc:DerivedKeyToken>");
  }

  private static String derivedKey() {
    return "<xenc11:DerivedKey xmlns:xenc11=\""
        + XENC11
        + "\"><xenc11:KeyDerivationMethod Algorithm=\""
        + XENC11
        + "ConcatKDF\"></xenc11:KeyDerivationMethod></xenc11:DerivedKey>";
  }

  /** A key agreed on with a point that is not on the curve, of small order, or at any price. */
  private static List<Variant> agreed() {
    return List.of(
        agreement("invalid-point", "urn:oid:1.2.840.10045.3.1.7", "04" + "11".repeat(64), ""),
        agreement("x25519-of-small-order", "urn:oid:1.3.101.110", "00".repeat(32), ""),
        agreement("huge-kdf", "urn:oid:1.2.840.10045.3.1.7", "04" + "11".repeat(64), kdf()),
        Sealed.regex(
            "beside-oaep",
            KEY_INFO,
            "$1<xenc:AgreementMethod xmlns:xenc=\"" + XENC + "\"></xenc:AgreementMethod>$2"));
  }

  private static String kdf() {
    return "<xenc11:KeyDerivationMethod Algorithm=\""
        + XENC11
        + "ConcatKDF\"><xenc11:ConcatKDFParams AlgorithmID=\""
        + "00".repeat(1_000)
        + "\"></xenc11:ConcatKDFParams></xenc11:KeyDerivationMethod>";
  }

  private static Variant agreement(String name, String curve, String point, String kdf) {
    String base64 = Base64.getEncoder().encodeToString(HexFormat.of().parseHex(point));
    String info =
        "$1<xenc:AgreementMethod xmlns:xenc=\""
            + XENC
            + "\" xmlns:xenc11=\""
            + XENC11
            + "\" Algorithm=\""
            + XENC11
            + "ECDH-ES\">"
            + kdf
            + "<xenc:OriginatorKeyInfo><ds:KeyValue><dsig11:ECKeyValue xmlns:dsig11=\""
            + "http://www.w3.org/2009/xmldsig11#\"><dsig11:NamedCurve URI=\""
            + curve
            + "\"></dsig11:NamedCurve><dsig11:PublicKey>"
            + base64
            + "</dsig11:PublicKey></dsig11:ECKeyValue></ds:KeyValue></xenc:OriginatorKeyInfo>"
            + "</xenc:AgreementMethod>$2";
    String wrap = "$1" + XENC + "kw-aes256\"></xenc:EncryptionMethod>";
    return Sealed.text(
        name,
        text ->
            text.replaceFirst("(?s)" + KEY_INFO, info)
                .replaceFirst(
                    "(?s)(<xenc:EncryptedKey .*?<xenc:EncryptionMethod Algorithm=\").*?"
                        + "</xenc:EncryptionMethod>",
                    wrap));
  }
}

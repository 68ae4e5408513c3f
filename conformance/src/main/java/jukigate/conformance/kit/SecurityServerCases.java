package jukigate.conformance.kit;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import jukigate.conformance.attack.Letter;
import jukigate.wire.profile.SecurityProfile;

/** What a system that is called must not believe, and what it must. */
final class SecurityServerCases {
  private static final String EXCLUSIVE = "http://www.w3.org/2001/10/xml-exc-c14n#";
  private static final Duration LIFE = Duration.ofMinutes(5);

  private SecurityServerCases() {}

  static void in(Casebook book) {
    signatures(book);
    references(book);
    certificates(book);
    tokens(book);
    times(book);
    accepted(book);
    encryption(book);
  }

  private static void signatures(Casebook book) {
    book.called(
        "security/refuse/1",
        Calls.all("unsigned", Calls.known("SIG-01"), Calls.known("SIG-02"), Calls.known("SIG-03")));
    book.called(
        "security/refuse/2",
        Calls.scene(
            "altered",
            Calls.worded("body", Wording::other, Right.REFUSED),
            Calls.worded("space", it -> it.value(text -> text + " "), Right.REFUSED),
            altered("to", "(<wsa:To[^>]*>urn:jukigate:node:cs-)", "$11"),
            altered("from", "(<wsa:Address[^>]*>urn:jukigate:node:)[^<]*", "$1fnational"),
            altered("action", "[^>](</wsa:Action>)", "_$1"),
            altered("message-id", "urn:uuid:", "urn:uuid:0"),
            altered("dispatch", "op-0001", "op-0002"),
            altered("timestamp", "<wsu:Expires>2", "<wsu:Expires>3")));
    book.called("security/refuse/3", Calls.known("SIG-06"));
    book.called("security/refuse/4", Calls.known("SIG-04"));
    book.called(
        "security/refuse/5",
        Calls.scene(
            "unsigned-reply-to",
            Calls.text(
                "reply-to",
                it ->
                    it.replace(
                        "<soap:Header>",
                        "<soap:Header><wsa:ReplyTo><wsa:Address>"
                            + SoapView.WSA
                            + "/anonymous</wsa:Address></wsa:ReplyTo>"),
                Right.REFUSED)));
    book.called(
        "security/refuse/6",
        Calls.scene("wrapped", moved("body-in-a-header"), wrapped("body-in-security")));
    book.called(
        "security/refuse/7",
        Calls.scene(
            "ids",
            Calls.worded("Id-of-the-body", it -> it.attribute("Id=\"body\""), Right.REFUSED),
            Calls.worded(
                "xml-id-of-the-body", it -> it.attribute("xml:id=\"body\""), Right.REFUSED)));
    book.called(
        "security/refuse/8",
        Calls.known(
            "AUT-09",
            "second-signature",
            "second-token-and-signature",
            "the-same-signature-twice"));
    book.called(
        "security/refuse/9", Calls.known("SIG-07", "ecdsa-sha1", "digest-sha1", "rsa-sha1"));
    book.called("security/refuse/10", Calls.known("SIG-10", "pkcs1"));
    book.called(
        "security/refuse/11", Calls.all("hmac", Calls.known("SIG-08"), Calls.known("SIG-09")));
    book.called("security/refuse/12", Calls.known("SIG-12"));
    book.called("security/refuse/13", Calls.known("SIG-07", "digest-md5", "rsa-md5", "none"));
  }

  private static Call altered(String name, String old, String other) {
    return Calls.text(name, it -> it.replaceFirst(old, other), Right.REFUSED);
  }

  /** The signed Body in an unknown header; in its place one that says something else. */
  private static Call moved(String name) {
    return Calls.worded(
        name,
        it -> {
          String body = body(it.text());
          return other(it)
              .edited(
                  text ->
                      text.replace(
                          "</soap:Header>",
                          "<x:Old xmlns:x=\"urn:x\">" + body + "</x:Old></soap:Header>"));
        },
        Right.REFUSED);
  }

  private static Call wrapped(String name) {
    return Calls.worded(
        name,
        it -> {
          String body = body(it.text());
          return other(it)
              .edited(text -> text.replace("</wsse:Security>", body + "</wsse:Security>"));
        },
        Right.REFUSED);
  }

  private static String body(String text) {
    return text.replaceFirst("(?s).*(<soap:Body[ >].*</soap:Body>).*", "$1");
  }

  /** The Body says something else, and has no id. */
  private static Wording other(Wording wording) {
    return wording
        .other()
        .edited(text -> text.replaceFirst("(<soap:Body[^>]*?) wsu:Id=\"[^\"]*\"", "$1"));
  }

  private static void references(Casebook book) {
    String c14n = "(<ds:CanonicalizationMethod Algorithm=\")[^\"]*";
    book.called(
        "security/refuse/14",
        Calls.scene(
            "canonicalisation",
            Stream.of(
                    "http://www.w3.org/TR/2001/REC-xml-c14n-20010315",
                    "http://www.w3.org/2006/12/xml-c14n11",
                    EXCLUSIVE + "WithComments")
                .map(
                    uri ->
                        Calls.text(
                            uri.replaceFirst(".*/", ""),
                            it -> it.replaceFirst(c14n, "$1" + uri),
                            Right.REFUSED))
                .toList()));
    book.called("security/refuse/15", Calls.known("SIG-17"));
    book.called("security/refuse/16", Calls.known("SIG-19"));
    book.called(
        "security/refuse/17", Calls.known("SIG-18", "31-references", "6-transforms", "manifest"));
    book.called(
        "security/refuse/18", Calls.all("key-info", Calls.known("SIG-13"), Calls.known("SIG-14")));
    book.called(
        "security/refuse/19",
        Calls.known(
            "SIG-15",
            "key-identifier",
            "thumbprint",
            "issuer-serial",
            "embedded",
            "of-nothing",
            "no-type"));
  }

  private static void certificates(Casebook book) {
    book.called(
        "security/refuse/20",
        Calls.all(
            "signers-of-other-issuers",
            Calls.known("PKI-01", "sign-unknown-ca"),
            Calls.known("PKI-02", "sign-self-signed"),
            Calls.known("PKI-10", "sign-issued-by-node")));
    book.called(
        "security/refuse/21",
        Calls.all(
            "revoked-signers",
            Calls.known("PKI-04", "sign-revoked"),
            Calls.known("PKI-07", "sign-revoked-ca")));
    book.called("security/refuse/22", Calls.known("PKI-05", "sign-ca-without-crl"));
    book.called("security/refuse/23", Calls.known("PKI-03", "sign-expired", "sign-not-yet-valid"));
    book.called(
        "security/refuse/24",
        Calls.known("PKI-08", "sign-other-usage", "sign-eku-any", "sign-eku-absent"));
    book.called("security/refuse/25", Calls.known("PKI-15", "sign-rsa-1024"));
    book.called("security/refuse/26", Calls.known("PKI-25", "sign-ca-as-leaf"));
    book.called(
        "security/refuse/27",
        Calls.known("PKI-20", "sign-no-node-uri", "sign-two-node-uris", "sign-malformed-node-uri"));
  }

  private static void tokens(Casebook book) {
    book.called(
        "security/refuse/28",
        Calls.all(
            "tokens",
            Calls.known("AUT-10"),
            Calls.known(
                "SIG-16", "pkcs7", "path-of-50", "wrong-type", "no-base64", "cut", "empty")));
    book.called("security/refuse/29", Calls.known("SIG-25"));
  }

  private static void times(Casebook book) {
    book.called(
        "security/refuse/30",
        Calls.known("RPL-02", "no-timestamp", "twice", "no-expires", "two-created"));
    book.called("security/refuse/31", Calls.known("RPL-02", "local-time"));
    book.called("security/refuse/32", Calls.known("RPL-01", "a-day-long"));
    time(book, "security/refuse/33", "expired", it -> it.minusSeconds(400), Right.REFUSED);
    time(book, "security/refuse/34", "early", it -> it.plusSeconds(90), Right.REFUSED);
    time(book, "security/accept/1", "20-seconds-ahead", it -> it.plusSeconds(20), Right.ACCEPTED);
    time(book, "security/accept/2", "100-seconds-old", it -> it.minusSeconds(100), Right.ACCEPTED);
  }

  private static void time(
      Casebook book, String id, String name, UnaryOperator<Instant> created, Right right) {
    book.called(
        id,
        Calls.scene(
            name, Calls.drafted(name, it -> it.created(created.apply(it.created()), LIFE), right)));
  }

  private static void accepted(Casebook book) {
    book.called(
        "security/accept/3",
        Calls.scene(
            "kinds-of-keys",
            key("ecdsa", SecurityProfile.HIGH_2026),
            new Call("of-the-profile", Caller::plain, Right.ACCEPTED)));
    book.called(
        "security/accept/4",
        Calls.scene(
            "line-breaks",
            Calls.form("in-the-signature", UnusualForm::signatureInLines, Right.ACCEPTED),
            Calls.signed("in-the-token", SecurityServerCases::tokenInLines, Right.ACCEPTED)));
    book.called(
        "security/accept/5",
        Calls.scene(
            "prefix-lists",
            Calls.plain("with-lists"),
            Calls.signed(
                "without-lists",
                it -> it.replaceAll("<ec:InclusiveNamespaces [^>]*></ec:InclusiveNamespaces>", ""),
                Right.ACCEPTED),
            Calls.signed(
                "other-lists",
                it -> it.replace("PrefixList=\"soap wsse\"", "PrefixList=\"wsu soap\""),
                Right.ACCEPTED)));
    book.called(
        "security/accept/6",
        Calls.scene(
            "token",
            Calls.plain("signed"),
            Calls.signed("not-signed", SecurityServerCases::tokenUnsigned, Right.ACCEPTED)));
  }

  private static Call key(String name, SecurityProfile of) {
    return new Call(
        name,
        caller -> {
          Letter letter = caller.range().letter();
          return caller.shot(
              letter.signer(caller.network().pki().signing(letter.signer().node(), of)));
        },
        Right.ACCEPTED);
  }

  private static String tokenInLines(String text) {
    Matcher found = Pattern.compile("(<wsse:BinarySecurityToken[^>]*>)([^<]*)").matcher(text);
    if (!found.find()) {
      throw new IllegalArgumentException("no token");
    }
    return text.replace(
        found.group(2), found.group(2).replaceAll("\\s", "").replaceAll("(.{76})", "$1\n"));
  }

  /** What signs may leave out the token. */
  private static String tokenUnsigned(String text) {
    Matcher token =
        Pattern.compile("<wsse:BinarySecurityToken[^>]* wsu:Id=\"([^\"]*)\"").matcher(text);
    if (!token.find()) {
      throw new IllegalArgumentException("no token");
    }
    return text.replaceFirst(
        "(?s)<ds:Reference URI=\"#" + Pattern.quote(token.group(1)) + "\">.*?</ds:Reference>", "");
  }

  private static void encryption(Casebook book) {
    book.called(
        "security/encrypted/1",
        Calls.scene("opened", Calls.closed("encrypted", it -> it, Right.ACCEPTED)));
    book.called(
        "security/encrypted/2",
        Calls.scene(
            "readable", Calls.closed("plain", SecurityServerCases::readable, Right.of("JG-216"))));
    book.called(
        "security/encrypted/3",
        Calls.scene(
            "hidden",
            new Call(
                "encrypted-for-no-reason",
                caller ->
                    caller.shot(
                        caller
                            .range()
                            .letter()
                            .encryptFor(
                                caller.network().pki().encryptionCertificate(caller.sut()))),
                Right.of("JG-217"))));
    book.called(
        "security/encrypted/4", Calls.known("ENC-02", "aes256-cbc", "aes128-cbc", "tripledes-cbc"));
    book.called(
        "security/encrypted/5",
        Calls.all(
            "key-transport",
            Calls.known("ENC-03"),
            Calls.known("ENC-05", "digest-sha1", "mask-sha1", "mgf1p")));
    book.called(
        "security/encrypted/6",
        Calls.known(
            "ENC-06",
            "tag-altered",
            "text-altered",
            "tag-of-4-bytes",
            "nothing",
            "only-the-vector"));
    book.called(
        "security/encrypted/7",
        Calls.known("ENC-16", "padding", "cut-key", "no-key", "key-of-zeros", "integrity", "cut"));
    book.called(
        "security/encrypted/8",
        Calls.scene(
            "for-another-node",
            new Call(
                "for-another-city",
                caller ->
                    caller.shot(
                        caller
                            .range()
                            .closedLetter()
                            .encryptFor(caller.network().pki().encryptionCertificate(Stage.OTHER))),
                Right.of("JG-218"))));
    book.called(
        "security/encrypted/9", Calls.known("ENC-11", "text-http", "text-file", "key-http"));
    book.called(
        "security/encrypted/10",
        Calls.all(
            "forms",
            Calls.known("ENC-07", "unsigned-key"),
            Calls.known(
                "ENC-12",
                "dtd",
                "closes-the-body",
                "second-body",
                "two-elements",
                "nothing-but-text")));
  }

  /** The same words, to everybody. */
  private static Letter readable(Letter letter) {
    return new Letter(
        letter.resident(),
        letter.addressing(),
        letter.purpose(),
        letter.created(),
        letter.life(),
        letter.body(),
        Optional.empty(),
        letter.signer());
  }
}

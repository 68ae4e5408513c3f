package jukigate.conformance.attack;

import static java.util.Map.entry;
import static jukigate.conformance.attack.Splice.before;
import static jukigate.conformance.attack.Splice.drafted;
import static jukigate.conformance.attack.Splice.insider;
import static jukigate.conformance.attack.Splice.regex;
import static jukigate.conformance.attack.Splice.signed;
import static jukigate.conformance.attack.Splice.signedInfo;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import jukigate.conformance.line.Dial;
import jukigate.domain.message.Operation;

/** SIG: how much is referred to, from where, in which names, and for whom. */
final class ReferenceStimuli {
  private static final String DS = "http://www.w3.org/2000/09/xmldsig#";
  private static final String EXCLUSIVE = "http://www.w3.org/2001/10/xml-exc-c14n#";
  private static final String XPATH = "http://www.w3.org/TR/1999/REC-xpath-19991116";
  private static final String TRANSFORM = "(<ds:Transform .*?</ds:Transform>)";
  private static final String REFERENCE = "(<ds:Reference .*?</ds:Reference>)";
  private static final String ENCRYPTED =
      "<xenc:EncryptedData xmlns:xenc=\"http://www.w3.org/2001/04/xmlenc#\"></xenc:EncryptedData>";

  private ReferenceStimuli() {}

  static Map<String, List<Variant>> all() {
    return Map.ofEntries(
        entry("SIG-18", floods()),
        entry("SIG-22", namespaces()),
        entry("SIG-23", places()),
        entry("SIG-24", encrypted()),
        entry("SIG-26", elsewhere()));
  }

  private static List<Variant> floods() {
    return Stream.concat(
            Stream.concat(
                Stream.of(6, 100, 10_000).map(n -> repeated(n + "-transforms", TRANSFORM, n)),
                Stream.of(31, 10_000).map(n -> repeated(n + "-references", REFERENCE, n))),
            Stream.of(
                manifest(),
                insider("deep-namespaces", text -> deep(text, 55, 45)),
                Splice.text("deeper-namespaces", text -> deep(text, 90, 45)),
                Splice.text("more-namespaces", text -> deep(text, 55, 60))))
        .toList();
  }

  private static Variant repeated(String name, String pattern, int times) {
    return signedInfo(name, pattern, "$1".repeat(times));
  }

  /** BSP R5403: what a manifest lists nobody verifies. */
  private static Variant manifest() {
    return signed(
        "manifest",
        (text, signer) -> {
          String object =
              "<ds:Object><ds:Manifest Id=\"manifest\">"
                  + "<ds:Reference URI=\"#body\"><ds:Transforms><ds:Transform Algorithm=\""
                  + EXCLUSIVE
                  + "\"></ds:Transform></ds:Transforms><ds:DigestMethod Algorithm=\""
                  + "http://www.w3.org/2001/04/xmlenc#sha256\"></ds:DigestMethod>"
                  + "<ds:DigestValue>AAAA</ds:DigestValue></ds:Reference>"
                  + "</ds:Manifest></ds:Object>";
          String changed =
              text.replace("</ds:Signature>", object + "</ds:Signature>")
                  .replaceFirst(
                      "<ds:Reference URI=\"#body\"",
                      "<ds:Reference Type=\"" + DS + "Manifest\" URI=\"#manifest\"");
          return Resealed.signature(changed, signer);
        });
  }

  /** Each level declares and uses names of its own, so that canonical XML repeats them. */
  private static String deep(String text, int depth, int declarations) {
    String open =
        IntStream.range(0, declarations)
            .mapToObj(i -> "xmlns:n" + i + "=\"urn:DEPTH:" + i + "\"")
            .collect(Collectors.joining(" ", "<n0:d ", ">"));
    String opened =
        IntStream.range(0, depth)
            .mapToObj(i -> open.replace("DEPTH", "" + i))
            .collect(Collectors.joining());
    return text.replace("<u:sex>2<", "<u:sex>" + opened + "</n0:d>".repeat(depth) + "<");
  }

  private static List<Variant> namespaces() {
    String many = IntStream.range(0, 33).mapToObj(i -> "p" + i).collect(Collectors.joining(" "));
    return List.of(
        signedInfo(
            "xpath-with-prefix",
            "<ds:Transform Algorithm=\"[^\"]*\">.*?</ds:Transform>",
            "<ds:Transform Algorithm=\""
                + XPATH
                + "\"><ds:XPath xmlns:u=\"urn:evil\">//u:record</ds:XPath></ds:Transform>"),
        regex("prefix-declared-again", "<u:record>", "<u:record xmlns:u=\"urn:evil\">"),
        regex("default-namespace", "<u:sex>2</u:sex>", "<sex xmlns=\"urn:evil\">2</sex>"),
        regex("base", "<u:record>", "<u:record xml:base=\"urn:evil\">"),
        insider("base-of-the-body", it -> it.replace("<soap:Body ", "<soap:Body xml:base=\"x\" ")),
        declaredLater(),
        prefixes("33-prefixes", many),
        prefixes("no-prefix-at-all", "u,v"),
        prefixes("markup-as-prefix", "u&#x9;v"),
        inclusive("list-of-nobody", "<x:InclusiveNamespaces xmlns:x=\"urn:x\" PrefixList=\"u\">"),
        inclusive(
            "list-with-more",
            "<x:InclusiveNamespaces xmlns:x=\"" + EXCLUSIVE + "\" More=\"\" PrefixList=\"u\">"));
  }

  private static Variant prefixes(String name, String list) {
    return inclusive(
        name, "<x:InclusiveNamespaces xmlns:x=\"" + EXCLUSIVE + "\" PrefixList=\"" + list + "\">");
  }

  private static Variant inclusive(String name, String element) {
    return signedInfo(
        name,
        "(<ds:Reference URI=\"#body\">.*?<ds:Transform Algorithm=\"[^\"]*\">).*?(</ds:Transform>)",
        "$1" + element + "</x:InclusiveNamespaces>$2");
  }

  /** A prefix of the list that is declared only after the signature. */
  private static Variant declaredLater() {
    return signed(
        "prefix-declared-later",
        (text, signer) -> {
          String list =
              "<x:InclusiveNamespaces xmlns:x=\"" + EXCLUSIVE + "\" PrefixList=\"u later\">";
          String listed =
              text.replaceFirst(
                  "(?s)(<ds:Reference URI=\"#body\">.*?<ds:Transform Algorithm=\"[^\"]*\">).*?"
                      + "(</ds:Transform>)",
                  "$1" + list + "</x:InclusiveNamespaces>$2");
          return Resealed.whole(listed, signer)
              .replace("<soap:Envelope ", "<soap:Envelope xmlns:later=\"urn:evil\" ");
        });
  }

  private static List<Variant> places() {
    String signature = "(<ds:Signature .*</ds:Signature>)";
    String security = "(<wsse:Security [^>]*)>";
    return List.of(
        insider(
            "enveloping",
            it ->
                it.replace("</ds:Signature>", "<ds:Object Id=\"o\">x</ds:Object></ds:Signature>")
                    .replace("URI=\"#action\"", "URI=\"#o\"")),
        signedInfo(
            "enveloped-by-the-envelope",
            "(<ds:Reference URI=\")#body(\">.*?<ds:Transform Algorithm=\")[^\"]*",
            "$1$2" + DS + "enveloped-signature"),
        regex("in-the-body", signature + "(.*)(</soap:Body>)", "$2$1$3"),
        regex("beside-security", signature + "(.*)(</soap:Header>)", "$2$1$3"),
        regex(
            "for-another-actor",
            security + "(.*?)" + signature,
            "$1>$2</wsse:Security><wsse:Security soap:actor=\"urn:nobody\">$3"),
        regex("at-the-end", signature + "(.*)(</soap:Envelope>)", "$2$1$3"));
  }

  private static List<Variant> encrypted() {
    return List.of(
        before("in-an-object", "</ds:Signature>", "<ds:Object>" + ENCRYPTED + "</ds:Object>"),
        before("in-the-signature", "</ds:Signature>", ENCRYPTED),
        regex("as-signed-info", "<ds:SignedInfo.*</ds:SignedInfo>", ENCRYPTED),
        regex("as-value", "(<ds:SignatureValue>)[^<]*", "$1" + ENCRYPTED),
        regex("as-key-info", "(<ds:KeyInfo[^>]*>).*(</ds:KeyInfo>)", "$1" + ENCRYPTED + "$2"));
  }

  /** Right in another place, under the same keys. */
  private static List<Variant> elsewhere() {
    return List.of(
        new Variant(
            "for-another-service",
            range -> {
              Letter letter = range.letter();
              return range.shot(
                  letter, range.post(letter, range.seal(letter)).target("/card-state/v1"));
            }),
        drafted("of-another-operation", it -> it.operation(Operation.UPDATE_CARD_STATE)),
        drafted("for-another-node", it -> it.to(Target.OTHER_CITY)),
        insider(
            "of-another-environment",
            it -> it.replace(">urn:jukigate:node:pref", ">urn:jukigate-test:node:pref")),
        new Variant(
            "brought-by-another",
            range -> {
              Letter letter = range.letter();
              var other = Dial.Tls.of(range.target().pki().tls(Target.OTHER_CITY));
              return range.shot(letter, range.seal(letter)).over(other);
            }));
  }
}

package jukigate.conformance.attack;

import static java.util.Map.entry;
import static jukigate.conformance.attack.Splice.signed;
import static jukigate.conformance.attack.Splice.signedInfo;
import static jukigate.conformance.attack.Splice.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import jukigate.domain.message.Payload;

/**
 * XSW: wrapping by other means than an id: a second Security, XPath, kinds of id, attachments, and
 * the transform of token references.
 */
final class DifferentialStimuli {
  private static final Pattern SECURITY =
      Pattern.compile("<wsse:Security [^>]*>(.*)</wsse:Security>", Pattern.DOTALL);
  private static final String BODY = "(<soap:Body .*</soap:Body>)";
  private static final String XPATH = "http://www.w3.org/TR/1999/REC-xpath-19991116";
  private static final String FILTER2 = "http://www.w3.org/2002/06/xmldsig-filter2";
  private static final String XOP = "http://www.w3.org/2004/08/xop/include";
  private static final String STR =
      "http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-soap-message-security-1.0"
          + "#STR-Transform";
  private static final String SWA =
      "http://docs.oasis-open.org/wss/oasis-wss-SwAProfile-1.1#Attachment-Content-Signature-Transform";

  private DifferentialStimuli() {}

  static Map<String, List<Variant>> all() {
    return Map.ofEntries(
        entry("XSW-12", securities()),
        entry(
            "XSW-13",
            paths("soap:Body", "xmlns:soap=\"http://schemas.xmlsoap.org/soap/envelope/\"")),
        entry("XSW-14", paths("*[local-name()='Body']", "xmlns:soap=\"urn:evil\"")),
        entry("XSW-15", ids()),
        entry("XSW-16", attachments()),
        entry("XSW-19", tokens()));
  }

  private static String evil(String text) {
    return text.replace("<u:sex>2<", "<u:sex>1<");
  }

  /** Who gets the original × what the other one holds × which comes first. */
  private static List<Variant> securities() {
    List<Variant> variants = new ArrayList<>();
    for (String actor :
        List.of(
            "urn:nobody",
            "",
            "http://schemas.xmlsoap.org/soap/actor/next",
            "http://www.w3.org/2003/05/soap-envelope/role/none")) {
      for (Other other : Other.values()) {
        for (boolean first : List.of(true, false)) {
          variants.add(security(actor, other, first));
        }
      }
    }
    return variants;
  }

  /** What the Security of the attacker holds. */
  private enum Other {
    NOTHING,
    TIMESTAMP,
    NO_SIGNATURE,
    COPY
  }

  private static Variant security(String actor, Other other, boolean first) {
    String name =
        String.join(" ", actor.isEmpty() ? "no-actor" : actor, other.name(), first ? "1st" : "2nd");
    return text(
        name,
        text -> {
          Matcher found = SECURITY.matcher(text);
          if (!found.find()) {
            throw new IllegalArgumentException("no Security");
          }
          String attribute = actor.isEmpty() ? "" : " soap:actor=\"" + actor + "\"";
          String original =
              "<wsse:Security" + attribute + ">" + found.group(1) + "</wsse:Security>";
          String evil = "<wsse:Security>" + content(found.group(1), other) + "</wsse:Security>";
          String both = first ? original + evil : evil + original;
          return evil(text.substring(0, found.start()) + both + text.substring(found.end()));
        });
  }

  private static String content(String security, Other other) {
    return switch (other) {
      case NOTHING -> "";
      case TIMESTAMP -> security.replaceFirst("(?s).*(<wsu:Timestamp.*</wsu:Timestamp>).*", "$1");
      case NO_SIGNATURE -> security.replaceFirst("(?s)<ds:Signature .*</ds:Signature>", "");
      case COPY -> security;
    };
  }

  /** The original Body moves to a header; the reference finds it there by a path. */
  private static List<Variant> paths(String step, String declaration) {
    return Stream.of(
            path("descendant", XPATH, "XPath", "ancestor-or-self::" + step, declaration),
            path("position", XPATH, "XPath", "(//" + step + ")[1]", declaration),
            path("filter2", FILTER2, "XPath Filter=\"intersect\"", "//" + step, declaration),
            path("fast-path", XPATH, "XPath", "/*/" + step, declaration))
        .flatMap(List::stream)
        .toList();
  }

  private static List<Variant> path(
      String name, String uri, String element, String path, String declaration) {
    String end = element.replaceFirst(" .*", "");
    String transform =
        "<ds:Transform Algorithm=\""
            + uri
            + "\"><ds:"
            + element
            + " "
            + declaration
            + ">"
            + path
            + "</ds:"
            + end
            + "></ds:Transform>";
    return Stream.of("", "#xpointer(/)", "#body")
        .flatMap(
            reference -> {
              String of = name + " of " + (reference.isEmpty() ? "all" : reference);
              UnaryOperator<String> refer = text -> referred(text, reference, transform);
              return Stream.of(
                  resigned(of, refer), resigned(of + " moved", text -> moved(refer.apply(text))));
            })
        .toList();
  }

  private static Variant resigned(String name, UnaryOperator<String> change) {
    return signed(name, (text, signer) -> Resealed.signature(change.apply(text), signer));
  }

  private static String referred(String text, String reference, String transform) {
    return text.replaceFirst(
        "(?s)(<ds:Reference URI=\")#body(\">.*?<ds:Transforms>)",
        "$1" + reference + "$2" + Matcher.quoteReplacement(transform));
  }

  private static String moved(String text) {
    Matcher body = Pattern.compile(BODY, Pattern.DOTALL).matcher(text);
    if (!body.find()) {
      throw new IllegalArgumentException("no Body");
    }
    String header = "<e:x xmlns:e=\"urn:evil\">" + body.group(1) + "</e:x></soap:Header>";
    String evil = evil(body.group(1)).replaceFirst(" wsu:Id=\"body\"", "");
    return text.replace(body.group(1), evil).replace("</soap:Header>", header);
  }

  /** Another element is called as the Body is, by another kind of id. */
  private static List<Variant> ids() {
    Map<String, String> places =
        Map.of(
            "in-the-body", "<u:sex",
            "in-a-header", "<wsa:Address",
            "on-a-header", "<wsa:To",
            "on-the-security", "<wsse:Security",
            "on-the-token", "<wsse:BinarySecurityToken",
            "on-the-envelope", "<soap:Envelope",
            "in-the-signature", "<ds:SignatureValue");
    List<String> kinds = List.of("Id", "ID", "xml:id", "AssertionID", "wsu:Id");
    return places.entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .flatMap(
            place ->
                kinds.stream()
                    .filter(kind -> !kind.equals("wsu:Id") || place.getKey().startsWith("in-"))
                    .map(
                        kind ->
                            text(
                                kind + " " + place.getKey(),
                                text ->
                                    evil(text)
                                        .replace(
                                            place.getValue(),
                                            place.getValue() + " " + kind + "=\"body\""))))
        .toList();
  }

  private static List<Variant> attachments() {
    String include = "<x:Include xmlns:x=\"" + XOP + "\" href=\"cid:part\"></x:Include>";
    return List.of(
        multipart("two-parts-of-one-id", "multipart/related; boundary=b; type=\"text/xml\""),
        multipart("xop", "multipart/related; boundary=b; type=\"application/xop+xml\""),
        Splice.insider(
            "include-in-the-body", it -> it.replace("<u:sex>2<", "<u:sex>" + include + "<")),
        Splice.insider(
            "include-as-certificate",
            it -> it.replaceFirst("(<wsse:BinarySecurityToken [^>]*>)[^<]*", "$1" + include)),
        Splice.insider(
            "include-of-a-file",
            it ->
                it.replace(
                    "<u:sex>2<",
                    "<u:sex>" + include.replace("cid:part", "file:///etc/hosts") + "<")),
        signedInfo("reference-to-a-part", "URI=\"#body\"", "URI=\"cid:part\""),
        signedInfo(
            "transform-of-a-part",
            "(<ds:Reference URI=\")#body(\">.*?<ds:Transform Algorithm=\")[^\"]*",
            "$1cid:part$2" + SWA));
  }

  /** The message as one part, an evil one under the same Content-ID as the other. */
  private static Variant multipart(String name, String type) {
    return new Variant(
        name,
        range -> {
          Letter letter = range.letter();
          String good = range.text(letter);
          Payload parts = Payload.ofUtf8(part(good) + part(evil(good)) + "--b--\r\n");
          HttpRequest request =
              range
                  .post(letter, parts)
                  .headers(l -> l.startsWith("Content-Type") ? "Content-Type: " + type : l);
          return range.shot(letter, request);
        });
  }

  private static String part(String text) {
    return "--b\r\nContent-Type: text/xml; charset=utf-8\r\nContent-ID: <part>\r\n\r\n"
        + text
        + "\r\n";
  }

  /** CVE-2026-92121: what the reference to a token leads to is verified instead of the token. */
  private static List<Variant> tokens() {
    String parameters =
        "<wsse:TransformationParameters><ds:CanonicalizationMethod Algorithm=\""
            + "http://www.w3.org/2001/10/xml-exc-c14n#\"></ds:CanonicalizationMethod>"
            + "</wsse:TransformationParameters>";
    String transform = "<ds:Transform Algorithm=\"" + STR + "\">" + parameters + "</ds:Transform>";
    UnaryOperator<String> name = uri -> uri.isEmpty() ? "of-all" : "of-" + uri.substring(1);
    return Stream.of("#STR-1", "#body", "")
        .map(
            uri ->
                signedInfo(
                    name.apply(uri),
                    "(<ds:Reference URI=\")#body(\"><ds:Transforms>).*?(</ds:Transforms>)",
                    "$1" + uri + "$2" + transform + "$3"))
        .toList();
  }
}

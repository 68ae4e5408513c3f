package jukigate.conformance.attack;

import static java.util.Map.entry;
import static jukigate.conformance.attack.Splice.after;
import static jukigate.conformance.attack.Splice.before;
import static jukigate.conformance.attack.Splice.drafted;
import static jukigate.conformance.attack.Splice.http;
import static jukigate.conformance.attack.Splice.regex;
import static jukigate.conformance.attack.Splice.replace;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import jukigate.domain.message.Operation;
import jukigate.domain.message.Payload;
import jukigate.domain.node.NodeId;

/** SOAP and WSA: envelopes and addresses. */
final class SoapStimuli {
  private static final String EVIL = "<e:x xmlns:e=\"urn:evil\"></e:x>";
  private static final String BODY_END = "</soap:Body>";
  private static final String HEADER = "<soap:Header>";
  private static final String REFERENCE = "<ds:Reference URI=\"#to\">.*?</ds:Reference>";

  private SoapStimuli() {}

  static Map<String, List<Variant>> all() {
    return Map.ofEntries(
        entry("SOAP-01", actions()),
        entry(
            "SOAP-02",
            List.of(
                http("missing", it -> it.headers(l -> l.startsWith("SOAPAction") ? "" : l)),
                http(
                    "empty",
                    it -> it.headers(l -> l.startsWith("SOAPAction") ? "SOAPAction: \"\"" : l)))),
        entry(
            "SOAP-03",
            List.of(
                Splice.text("soap-1.2", SoapStimuli::soap12),
                Splice.text("unknown", it -> it.replace(soap11(), "urn:envelope")))),
        entry("SOAP-04", contentTypes()),
        entry("SOAP-05", structure()),
        entry("SOAP-06", List.of(after("must-understand", HEADER, mustUnderstand()))),
        entry("SOAP-07", List.of(after("unknown-header", HEADER, EVIL))),
        entry("WSA-01", List.of(unsigned("ReplyTo"), unsigned("FaultTo"))),
        entry("WSA-02", List.of(signedReplyTo())),
        entry(
            "WSA-04",
            List.of(
                drafted("gateway", it -> it.to(NodeId.GATEWAY)),
                drafted("unknown-node", it -> it.to(new NodeId("cs-011011"))),
                replace("no-urn", "urn:jukigate:node:pref-220001<", "urn:x<"),
                regex("missing", SignatureStimuli.element("wsa:To"), ""))),
        entry(
            "WSA-05",
            List.of(
                regex("missing", SignatureStimuli.element("wsa:MessageID"), ""),
                regex("empty", "(<wsa:MessageID[^>]*>)[^<]*", "$1"),
                regex("no-uuid", "urn:uuid:[^<]*(</wsa:M)", "urn:x$1"),
                regex("huge", "urn:uuid:[^<]*(</wsa:M)", "urn:uuid:" + "0".repeat(70_000) + "$1"))),
        entry(
            "WSA-06",
            Stream.of("wsa:To", "wsa:Action", "wsa:MessageID")
                .map(name -> regex(name, SignatureStimuli.element(name), "$1$1"))
                .toList()));
  }

  private static String soap11() {
    return "http://schemas.xmlsoap.org/soap/envelope/";
  }

  private static String soap12(String text) {
    return text.replace(soap11(), "http://www.w3.org/2003/05/soap-envelope");
  }

  private static List<Variant> actions() {
    return List.of(
        http(
            "header",
            it -> it.headers(l -> l.startsWith("SOAPAction") ? "SOAPAction: \"urn:x\"" : l)),
        drafted("unknown", it -> it.action("urn:other")),
        drafted("other-operation", it -> it.operation(Operation.UPDATE_CARD_STATE)),
        http("other-service", it -> it.target("/card-state/v1")));
  }

  private static List<Variant> contentTypes() {
    return Stream.of(
            "text/plain",
            "application/soap+xml",
            "application/json",
            "multipart/related",
            "text/xml; charset=utf-16")
        .map(
            type ->
                http(
                    type,
                    it ->
                        it.headers(
                            l -> l.startsWith("Content-Type") ? "Content-Type: " + type : l)))
        .toList();
  }

  private static List<Variant> structure() {
    return List.of(
        before("two-headers", "<soap:Body", "<soap:Header></soap:Header>"),
        before("two-bodies", "<soap:Body", "<soap:Body></soap:Body>"),
        after("trailing-element", BODY_END, EVIL),
        after("trailing-text", BODY_END, "x"),
        regex("no-header", "<soap:Header>.*</soap:Header>", ""),
        before("two-children", BODY_END, EVIL),
        regex("empty-body", "(<soap:Body[^>]*>).*(</soap:Body>)", "$1$2"));
  }

  private static String mustUnderstand() {
    return "<e:x xmlns:e=\"urn:evil\" soap:mustUnderstand=\"1\"></e:x>";
  }

  private static String address(String name, String url) {
    return "<wsa:"
        + name
        + " wsu:Id=\"reply\"><wsa:Address>"
        + url
        + "</wsa:Address></wsa:"
        + name
        + ">";
  }

  private static Variant unsigned(String name) {
    return new Variant(
        name,
        range -> {
          Letter letter = range.letter();
          String block = address(name, range.canary().url());
          String text = range.text(letter).replace(HEADER, HEADER + block);
          return range.shot(letter, Payload.ofUtf8(text));
        });
  }

  /** An insider signs it: the address is refused for what it is, not for being unsigned. */
  private static Variant signedReplyTo() {
    return signedBlock("signed", range -> address("ReplyTo", range.canary().url()));
  }

  /**
   * One more header, signed like the others.
   *
   * @param block with the wsu:Id {@code reply}
   */
  static Variant signedBlock(String name, Function<Range, String> block) {
    return new Variant(
        name,
        range -> {
          Letter letter = range.letter();
          String text = range.text(letter).replace(HEADER, HEADER + block.apply(range));
          var found = Pattern.compile(REFERENCE, Pattern.DOTALL).matcher(text);
          if (!found.find()) {
            throw new IllegalArgumentException("no reference to wsa:To");
          }
          String more = found.group() + found.group().replace("#to", "#reply");
          String signed = Resealed.whole(text.replace(found.group(), more), letter.signer());
          return range.shot(letter, Payload.ofUtf8(signed));
        });
  }
}

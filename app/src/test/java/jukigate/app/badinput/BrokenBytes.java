package jukigate.app.badinput;

import static jukigate.app.badinput.BadMessage.after;
import static jukigate.app.badinput.BadMessage.before;
import static jukigate.app.badinput.BadMessage.bytes;
import static jukigate.app.badinput.BadMessage.regex;
import static jukigate.app.badinput.BadMessage.replace;
import static jukigate.app.badinput.BadMessage.text;
import static jukigate.domain.refusal.RefusalCode.BODY_STRUCTURE;
import static jukigate.domain.refusal.RefusalCode.DTD_FORBIDDEN;
import static jukigate.domain.refusal.RefusalCode.ENVELOPE_STRUCTURE;
import static jukigate.domain.refusal.RefusalCode.HEADER_INVALID;
import static jukigate.domain.refusal.RefusalCode.HEADER_MISSING;
import static jukigate.domain.refusal.RefusalCode.HEADER_NOT_UNDERSTOOD;
import static jukigate.domain.refusal.RefusalCode.HEADER_REPEATED;
import static jukigate.domain.refusal.RefusalCode.HEADER_UNKNOWN;
import static jukigate.domain.refusal.RefusalCode.ID_REPEATED;
import static jukigate.domain.refusal.RefusalCode.MARKUP_FORBIDDEN;
import static jukigate.domain.refusal.RefusalCode.MESSAGE_TOO_LARGE;
import static jukigate.domain.refusal.RefusalCode.NOT_AN_ENVELOPE;
import static jukigate.domain.refusal.RefusalCode.NOT_UTF8;
import static jukigate.domain.refusal.RefusalCode.SECURITY_MISSING;
import static jukigate.domain.refusal.RefusalCode.SECURITY_STRUCTURE;
import static jukigate.domain.refusal.RefusalCode.SIGNATURE_INVALID;
import static jukigate.domain.refusal.RefusalCode.TIMESTAMP_INVALID;
import static jukigate.domain.refusal.RefusalCode.TOKEN_UNSUPPORTED;
import static jukigate.domain.refusal.RefusalCode.XML_MALFORMED;
import static jukigate.domain.refusal.RefusalCode.XML_TOO_DEEP;
import static jukigate.domain.refusal.RefusalCode.XML_TOO_MANY_NODES;
import static jukigate.domain.refusal.RefusalCode.XML_VALUE_TOO_LONG;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import jukigate.domain.message.Payload;

/** Sealed messages whose bytes are changed afterwards: PARSE and the signature must stop them. */
final class BrokenBytes {
  private static final String EVIL = "<e:x xmlns:e=\"urn:evil\"></e:x>";
  private static final String BODY_END = "</soap:Body>";
  private static final String ENTITIES =
      "<!DOCTYPE a [<!ENTITY a \"ha\"><!ENTITY b \"&a;&a;&a;&a;\"><!ENTITY c \"&b;&b;&b;\">]>";

  private BrokenBytes() {}

  static List<BadMessage> xml() {
    return List.of(
        regex("end tag cut", XML_MALFORMED, "</soap:Envelope>$", "</x>"),
        regex("half a message", XML_MALFORMED, ".{100}</soap:Envelope>$", ""),
        bytes("no message", XML_MALFORMED, good -> Payload.of(new byte[0])),
        bytes("no XML", XML_MALFORMED, good -> Payload.ofUtf8("{\"json\": true}")),
        bytes("UTF-16", NOT_UTF8, BrokenBytes::utf16),
        bytes("byte that is no UTF-8", NOT_UTF8, BrokenBytes::overlong),
        bytes("oversized", MESSAGE_TOO_LARGE, BrokenBytes::oversized),
        before("deeply nested", XML_TOO_DEEP, BODY_END, "<d>".repeat(99) + "</d>".repeat(99)),
        before("too many elements", XML_TOO_MANY_NODES, BODY_END, "<m></m>".repeat(110_000)),
        before("too many attributes", XML_TOO_MANY_NODES, BODY_END, attributes(200)),
        before("long attribute", XML_VALUE_TOO_LONG, BODY_END, longAttribute()),
        regex("DTD", DTD_FORBIDDEN, "^", "<!DOCTYPE a>"),
        regex("entities in entities", DTD_FORBIDDEN, "^", ENTITIES),
        regex("external DTD", DTD_FORBIDDEN, "^", "<!DOCTYPE a SYSTEM \"file:///etc/hosts\">"),
        regex("parameter entity", DTD_FORBIDDEN, "^", parameterEntity()),
        regex("comment in signed text", MARKUP_FORBIDDEN, "(<u:sex>)", "$1<!--x-->"),
        regex("PI in signed text", MARKUP_FORBIDDEN, "(<u:sex>)", "$1<?p i?>"),
        regex("CDATA", MARKUP_FORBIDDEN, "<u:sex>2<", "<u:sex><![CDATA[2]]><"));
  }

  private static Payload utf16(Payload good) {
    return Payload.of(RunningBackbone.text(good).getBytes(StandardCharsets.UTF_16));
  }

  private static Payload overlong(Payload good) {
    byte[] bytes = good.toByteArray();
    int at = RunningBackbone.text(good).indexOf("op-0001");
    bytes[at] = (byte) 0xC0;
    bytes[at + 1] = (byte) 0xAF;
    return Payload.of(bytes);
  }

  /** One byte more than the gateway reads: 10 MiB. */
  private static Payload oversized(Payload good) {
    byte[] bytes = Arrays.copyOf(good.toByteArray(), (10 << 20) + 1);
    Arrays.fill(bytes, good.size(), bytes.length, (byte) ' ');
    return Payload.of(bytes);
  }

  private static String attributes(int count) {
    return IntStream.range(0, count)
        .mapToObj(i -> "a" + i + "=\"\"")
        .collect(Collectors.joining(" ", "<m ", "></m>"));
  }

  private static String longAttribute() {
    return "<m a=\"" + "x".repeat(100_000) + "\"></m>";
  }

  private static String parameterEntity() {
    return "<!DOCTYPE a [<!ENTITY % p SYSTEM \"http://127.0.0.1:9/p\"> %p;]>";
  }

  static List<BadMessage> structure() {
    return List.of(
        replace("SOAP 1.2", NOT_AN_ENVELOPE, "schemas.xmlsoap.org/soap/envelope/", soap12()),
        before("two Headers", ENVELOPE_STRUCTURE, "<soap:Body", "<soap:Header></soap:Header>"),
        before("empty Header first", ENVELOPE_STRUCTURE, "<soap:Header>", "<soap:Header/>"),
        before("two Bodies", ENVELOPE_STRUCTURE, "<soap:Body", "<soap:Body></soap:Body>"),
        after("trailing element", ENVELOPE_STRUCTURE, BODY_END, EVIL),
        after("trailing text", ENVELOPE_STRUCTURE, BODY_END, "x"),
        regex("no Header", ENVELOPE_STRUCTURE, "<soap:Header>.*</soap:Header>", ""),
        before("two children of Body", BODY_STRUCTURE, BODY_END, EVIL),
        regex("empty Body", BODY_STRUCTURE, "(<soap:Body[^>]*>).*(</soap:Body>)", "$1$2"),
        after("unknown header", HEADER_UNKNOWN, "<soap:Header>", EVIL),
        regex(
            "body wrapped into a header",
            HEADER_UNKNOWN,
            wrapped(),
            "$1<e:x xmlns:e=\"urn:evil\">$3</e:x>$2<soap:Body><x/></soap:Body>"),
        after("header to be understood", HEADER_NOT_UNDERSTOOD, "<soap:Header>", mustUnderstand()),
        after("ReplyTo elsewhere", HEADER_INVALID, "<soap:Header>", replyTo()),
        replace("no URN in To", HEADER_INVALID, "urn:jukigate:node:pref-220001<", "urn:x<"),
        replace("node of no form in To", HEADER_INVALID, "node:pref-220001<", "node:PREF<"),
        replace("check digit of a node", HEADER_INVALID, "node:pref-220001<", "node:pref-220002<"),
        regex("no UUID in MessageID", HEADER_INVALID, "urn:uuid:[^<]*(</wsa:M)", "urn:x$1"),
        replace("unknown purpose", HEADER_INVALID, "P01<", "X99<"),
        regex("same id twice", ID_REPEATED, "<u:sex>", "<u:sex Id=\"body\">"));
  }

  private static String soap12() {
    return "www.w3.org/2003/05/soap-envelope";
  }

  /** The signed Body goes where only its id finds it, an evil one takes its place. */
  private static String wrapped() {
    return "(<soap:Header>)(.*)(<soap:Body.*</soap:Body>)";
  }

  private static String mustUnderstand() {
    return "<e:x xmlns:e=\"urn:evil\" soap:mustUnderstand=\"1\"></e:x>";
  }

  private static String replyTo() {
    return "<wsa:ReplyTo wsu:Id=\"r\"><wsa:Address>http://127.0.0.1:9/</wsa:Address></wsa:ReplyTo>";
  }

  static List<BadMessage> missingParts() {
    List<BadMessage> headers =
        List.of("wsa:To", "wsa:From", "wsa:Action", "wsa:MessageID", "jg:Dispatch").stream()
            .map(name -> regex("no " + name, HEADER_MISSING, element(name), ""))
            .toList();
    List<BadMessage> twice =
        List.of("wsa:To", "wsa:Action", "wsa:MessageID", "jg:Dispatch").stream()
            .map(name -> regex(name + " twice", HEADER_REPEATED, element(name), "$1$1"))
            .toList();
    List<BadMessage> security =
        List.of("wsse:BinarySecurityToken", "wsu:Timestamp", "ds:Signature").stream()
            .map(name -> regex("no " + name, SECURITY_STRUCTURE, element(name), ""))
            .toList();
    List<BadMessage> others =
        List.of(
            regex("no Security", SECURITY_MISSING, element("wsse:Security"), ""),
            before("UsernameToken", TOKEN_UNSUPPORTED, "</wsse:Security>", username()),
            regex("no Expires", TIMESTAMP_INVALID, element("wsu:Expires"), ""));
    return List.of(headers, twice, security, others).stream().flatMap(List::stream).toList();
  }

  private static String element(String name) {
    return "(<%1$s[ >].*</%1$s>)".formatted(name);
  }

  private static String username() {
    return "<wsse:UsernameToken></wsse:UsernameToken>";
  }

  /** What is signed cannot be changed, wherever it stands. */
  static List<BadMessage> alteredParts() {
    return List.of(
        replace("Body", SIGNATURE_INVALID, "<u:sex>2<", "<u:sex>1<"),
        replace("To", SIGNATURE_INVALID, "node:pref-220001<", "node:national<"),
        replace("From", SIGNATURE_INVALID, "node:cs-221007<", "node:cs-141003<"),
        replace("Dispatch", SIGNATURE_INVALID, "op-0001", "op-0002"),
        regex("MessageID", SIGNATURE_INVALID, "[0-9a-f]{3}(</wsa:MessageID>)", "fff$1"),
        regex("Expires", SIGNATURE_INVALID, "[0-9]Z(</wsu:Expires>)", "Z$1"),
        text("digest", SIGNATURE_INVALID, BrokenBytes::otherDigest),
        regex("signature value", SIGNATURE_INVALID, "(<ds:SignatureValue>)....", "$1AAAA"));
  }

  private static String otherDigest(String text) {
    return text.replaceFirst("(<ds:DigestValue>)....", "$1AAAA");
  }
}

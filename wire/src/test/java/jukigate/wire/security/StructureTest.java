package jukigate.wire.security;

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
import static jukigate.domain.refusal.RefusalCode.NOT_AN_ENVELOPE;
import static jukigate.wire.security.Attack.after;
import static jukigate.wire.security.Attack.before;
import static jukigate.wire.security.Attack.regex;
import static jukigate.wire.security.Attack.replace;
import static jukigate.wire.security.Wire.codeOf;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import jukigate.domain.message.Payload;
import jukigate.domain.refusal.RefusalCode;
import jukigate.wire.envelope.Direction;
import jukigate.wire.envelope.Envelope;
import jukigate.wire.xml.XmlLimits;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What stands where in an envelope, its headers and its body. */
class StructureTest {
  private static final Wire WIRE = Wire.high();
  private static final String REQUEST = Forged.text(WIRE.sealed());
  private static final String ANSWER = Forged.text(WIRE.sealer.seal(WIRE.answer(), WIRE.signer));
  private static final String EVIL = "<e:x xmlns:e=\"urn:evil\"></e:x>";
  private static final String MUST = "<e:x xmlns:e=\"urn:evil\" soap:mustUnderstand=\"%s\"></e:x>";
  private static final String TO_2004 =
      "<a:To xmlns:a=\"http://schemas.xmlsoap.org/ws/2004/08/addressing\">urn:x</a:To>";
  private static final String REPLY =
      "<wsa:ReplyTo wsu:Id=\"reply\"><wsa:Address>%s</wsa:Address>%s</wsa:ReplyTo>";
  private static final String ANONYMOUS = "http://www.w3.org/2005/08/addressing/anonymous";
  private static final String ACTOR = " soap:actor=\"urn:other\"";

  static List<Attack> envelopes() {
    return List.of(
        new Attack(
            "SOAP 1.2",
            NOT_AN_ENVELOPE,
            text ->
                text.replace(
                    "http://schemas.xmlsoap.org/soap/envelope/",
                    "http://www.w3.org/2003/05/soap-envelope")),
        regex("root is the Body", NOT_AN_ENVELOPE, "^.*(<soap:Body).*$", bodyAsRoot()),
        before("two Headers", ENVELOPE_STRUCTURE, "<soap:Body", "<soap:Header></soap:Header>"),
        before("empty Header first", ENVELOPE_STRUCTURE, "<soap:Header>", "<soap:Header/>"),
        before("two Bodies, evil first", ENVELOPE_STRUCTURE, "<soap:Body", "<soap:Body/>"),
        after("two Bodies, evil last", ENVELOPE_STRUCTURE, "</soap:Body>", "<soap:Body/>"),
        after("element after Body", ENVELOPE_STRUCTURE, "</soap:Body>", EVIL),
        before("element before Header", ENVELOPE_STRUCTURE, "<soap:Header>", EVIL),
        regex(
            "Header after Body",
            ENVELOPE_STRUCTURE,
            "(<soap:Header>.*</soap:Header>)(.*)(</soap:Envelope>)",
            "$2$1$3"),
        regex("no Header", ENVELOPE_STRUCTURE, "<soap:Header>.*</soap:Header>", ""),
        regex("no Body", ENVELOPE_STRUCTURE, "<soap:Body.*</soap:Body>", ""),
        before("text in Envelope", ENVELOPE_STRUCTURE, "<soap:Header>", "text"),
        after("text after Body", ENVELOPE_STRUCTURE, "</soap:Body>", "text"),
        after("text in Header", ENVELOPE_STRUCTURE, "<soap:Header>", "text"),
        replace(
            "attribute on Envelope", ENVELOPE_STRUCTURE, "<soap:Envelope", encoding("Envelope")),
        replace("attribute on Header", ENVELOPE_STRUCTURE, "<soap:Header", encoding("Header")),
        replace("attribute on Body", ENVELOPE_STRUCTURE, "<soap:Body", encoding("Body")),
        regex("empty Body", BODY_STRUCTURE, "(<soap:Body[^>]*>).*(</soap:Body>)", "$1$2"),
        before("two children of Body", BODY_STRUCTURE, "</soap:Body>", EVIL),
        before("text in Body", BODY_STRUCTURE, "</soap:Body>", "text"),
        regex("Envelope in Body", BODY_STRUCTURE, "(<soap:Body[^>]*>)(.*)(</soap:Body>)", nested()),
        regex(
            "Body in Body",
            BODY_STRUCTURE,
            "(<soap:Body[^>]*>)(.*)(</soap:Body>)",
            "$1<soap:Body>$2</soap:Body>$3"),
        before("DOCTYPE", DTD_FORBIDDEN, "<soap:Envelope", "<!DOCTYPE e>"));
  }

  private static String bodyAsRoot() {
    return "<soap:Body xmlns:soap=\"http://schemas.xmlsoap.org/soap/envelope/\"></soap:Body>";
  }

  private static String nested() {
    return "$1<soap:Envelope><soap:Body>$2</soap:Body></soap:Envelope>$3";
  }

  private static String encoding(String element) {
    return "<soap:" + element + " soap:encodingStyle=\"urn:x\"";
  }

  static List<Attack> headers() {
    return List.of(
        after("unknown header", HEADER_UNKNOWN, "<soap:Header>", EVIL),
        before("unknown header last", HEADER_UNKNOWN, "</soap:Header>", EVIL),
        after("mustUnderstand 0", HEADER_UNKNOWN, "<soap:Header>", MUST.formatted("0")),
        after("mustUnderstand 1", HEADER_NOT_UNDERSTOOD, "<soap:Header>", MUST.formatted("1")),
        after("addressing of 2004", HEADER_UNKNOWN, "<soap:Header>", TO_2004),
        after("FaultTo", HEADER_UNKNOWN, "<soap:Header>", fault()),
        after("EncryptedHeader", HEADER_UNKNOWN, "<soap:Header>", encryptedHeader()),
        after("ReplyTo elsewhere", HEADER_INVALID, "<soap:Header>", reply("http://127.0.0.1/", "")),
        after("ReplyTo none", HEADER_INVALID, "<soap:Header>", reply(none(), "")),
        after("ReplyTo with more", HEADER_INVALID, "<soap:Header>", reply(ANONYMOUS, EVIL)),
        replace("actor on To", HEADER_INVALID, "<wsa:To", "<wsa:To" + ACTOR),
        replace("actor on Action", HEADER_INVALID, "<wsa:Action", "<wsa:Action" + ACTOR),
        replace("flag 2 on To", HEADER_INVALID, "<wsa:To", "<wsa:To soap:mustUnderstand=\"2\""),
        replace("space in To", HEADER_INVALID, "pref-220001</wsa:To>", "pref-220001 </wsa:To>"),
        replace("URL as To", HEADER_INVALID, "urn:jukigate:node:pref-220001", "https://127.0.0.1/"),
        regex("empty Action", HEADER_INVALID, "(<wsa:Action[^>]*>)[^<]*", "$1"),
        regex("element in Action", HEADER_INVALID, "(<wsa:Action[^>]*>)", "$1" + EVIL),
        regex("MessageID no UUID", HEADER_INVALID, "urn:uuid:[^<]*(</wsa:M)", "urn:x$1"),
        regex("empty MessageID", HEADER_INVALID, "urn:uuid:[^<]*(</wsa:M)", "$1"),
        replace("two addresses in From", HEADER_INVALID, "</wsa:Address>", "</wsa:Address>" + EVIL),
        replace("attribute on Address", HEADER_INVALID, "<wsa:Address", "<wsa:Address e=\"1\""),
        replace("From elsewhere", HEADER_INVALID, "urn:jukigate:node:cs-221007", "urn:x"),
        twice("wsa:To"),
        twice("wsa:From"),
        twice("wsa:Action"),
        twice("wsa:MessageID"),
        without("wsa:To"),
        without("wsa:Action"),
        without("wsa:MessageID"));
  }

  private static String fault() {
    return "<wsa:FaultTo><wsa:Address>" + ANONYMOUS + "</wsa:Address></wsa:FaultTo>";
  }

  private static String encryptedHeader() {
    return "<w:EncryptedHeader"
        + " xmlns:w=\"http://docs.oasis-open.org/wss/oasis-wss-wssecurity-secext-1.1.xsd\"/>";
  }

  private static String reply(String address, String more) {
    return REPLY.formatted(address, more);
  }

  private static String none() {
    return "http://www.w3.org/2005/08/addressing/none";
  }

  private static Attack twice(String name) {
    String pattern = "(<%s .*</%s>)".formatted(name, name);
    return regex(name + " twice", HEADER_REPEATED, pattern, "$1$1");
  }

  private static Attack without(String name) {
    return regex("no " + name, HEADER_MISSING, "<%s .*</%s>".formatted(name, name), "");
  }

  static List<Attack> ofRequests() {
    String fault = "$1<soap:Fault></soap:Fault>$2";
    String relates = "<wsa:RelatesTo>urn:x</wsa:RelatesTo>";
    return List.of(
        without("wsa:From"),
        without("jg:Dispatch"),
        twice("jg:Dispatch"),
        after("RelatesTo in a request", HEADER_UNKNOWN, "<soap:Header>", relates),
        regex("Fault as request", BODY_STRUCTURE, "(<soap:Body[^>]*>).*(</soap:Body>)", fault),
        replace("no purpose", HEADER_INVALID, "<jg:purpose>P01</jg:purpose>", ""),
        replace("unknown purpose", HEADER_INVALID, "P01", "X99"),
        replace("surplus in Dispatch", HEADER_INVALID, "</jg:Dispatch>", EVIL + "</jg:Dispatch>"),
        replace(
            "order in Dispatch", HEADER_INVALID, "jg:operatorId>op-1</jg:operatorId", swapped()),
        replace("operator with markup", HEADER_INVALID, "op-1", "op&lt;1"),
        replace("operator empty", HEADER_INVALID, ">op-1</", "></"),
        replace("operator of blanks", HEADER_INVALID, ">op-1</", ">    </"),
        replace("operator too long", HEADER_INVALID, ">op-1</", ">" + "o".repeat(33) + "</"),
        regex("terminal empty", HEADER_INVALID, "(<jg:terminalId>)[^<]*", "$1"),
        regex("terminal with markup", HEADER_INVALID, "(<jg:terminalId>)[^<]*", "$1t&lt;1"),
        replace("attribute in Dispatch", HEADER_INVALID, "<jg:purpose>", "<jg:purpose e=\"\">"),
        replace("actor on Dispatch", HEADER_INVALID, "<jg:Dispatch", "<jg:Dispatch" + ACTOR));
  }

  private static String swapped() {
    return "jg:terminalId>op-1</jg:terminalId";
  }

  static List<Attack> ofAnswers() {
    String dispatch = "<jg:Dispatch xmlns:jg=\"urn:jukigate:dispatch:v1\"></jg:Dispatch>";
    return List.of(
        without("wsa:RelatesTo"),
        twice("wsa:RelatesTo"),
        after("Dispatch in an answer", HEADER_UNKNOWN, "<soap:Header>", dispatch),
        regex("RelatesTo no id", HEADER_INVALID, "urn:uuid:[^<]*(</wsa:R)", "urn:x$1"));
  }

  static Stream<Attack> ofBoth() {
    return Stream.of(envelopes(), headers(), SecurityHeaderAttacks.all()).flatMap(List::stream);
  }

  @ParameterizedTest
  @MethodSource({"ofBoth", "ofRequests"})
  void request_isRefused(Attack attack) {
    assertThat(parse(attack.on(REQUEST), Direction.REQUEST)).isEqualTo(attack.expected());
  }

  @ParameterizedTest
  @MethodSource({"ofBoth", "ofAnswers"})
  void answer_isRefused(Attack attack) {
    assertThat(parse(attack.on(ANSWER), Direction.ANSWER)).isEqualTo(attack.expected());
  }

  private static RefusalCode parse(String text, Direction direction) {
    return codeOf(Envelope.parse(Payload.ofUtf8(text), direction, XmlLimits.DEFAULT));
  }

  @ParameterizedTest
  @ValueSource(strings = {"wsu:Id", "Id", "ID", "AssertionID", "xml:id"})
  void sameIdUnderAnyName_isRefused(String attribute) {
    for (String taken : List.of("body", "to", "timestamp", "X509-1", "SIG-4", "KI-2", "STR-3")) {
      String text = REQUEST.replace("<u:name", "<u:name %s=\"%s\"".formatted(attribute, taken));
      assertThat(parse(text, Direction.REQUEST)).as(taken).isEqualTo(ID_REPEATED);
    }
  }

  @Test
  void oneElementWithOneIdTwice_isRefused() {
    String text = REQUEST.replace("wsu:Id=\"body\"", "wsu:Id=\"body\" Id=\"body\"");
    assertThat(parse(text, Direction.REQUEST)).isEqualTo(ID_REPEATED);
  }

  @ParameterizedTest
  @ValueSource(strings = {"<!-- -->", "<?p i?>", "<![CDATA[]]>", "<?xml-stylesheet?>"})
  void droppedMarkup_isRefusedAtEveryPlace(String markup) {
    int places = 0;
    for (int at = REQUEST.indexOf('>'); at >= 0; at = REQUEST.indexOf('>', at + 1)) {
      String text = REQUEST.substring(0, at + 1) + markup + REQUEST.substring(at + 1);
      assertThat(parse(text, Direction.REQUEST)).as("at %d", at).isEqualTo(MARKUP_FORBIDDEN);
      places++;
    }
    assertThat(places).isGreaterThan(100);
  }
}

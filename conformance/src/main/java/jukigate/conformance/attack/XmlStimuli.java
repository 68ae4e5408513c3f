package jukigate.conformance.attack;

import static java.util.Map.entry;
import static jukigate.conformance.attack.Splice.before;
import static jukigate.conformance.attack.Splice.drafted;
import static jukigate.conformance.attack.Splice.insider;
import static jukigate.conformance.attack.Splice.regex;
import static jukigate.conformance.attack.Splice.replace;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import jukigate.domain.message.Payload;

/** XML: what a parser can be made to do. */
final class XmlStimuli {
  private static final String BODY_END = "</soap:Body>";

  private XmlStimuli() {}

  static Map<String, List<Variant>> all() {
    return Map.ofEntries(
        entry("XML-01", List.of(regex("empty", "^", "<!DOCTYPE a>"), internal(), external())),
        entry("XML-02", List.of(entity("file", it -> "file:///etc/hosts"), fetched(), outOfBand())),
        entry("XML-03", List.of(laughs(), quadratic())),
        entry("XML-04", List.of(xinclude())),
        entry("XML-05", List.of(schemaLocation(), xsiType())),
        entry("XML-06", List.of(stylesheet(), twice())),
        entry("XML-07", List.of(deep(99), deep(20_000), unclosed())),
        entry("XML-08", List.of(before("wide", BODY_END, "<m></m>".repeat(110_000)))),
        entry(
            "XML-09",
            List.of(
                before("attributes", BODY_END, attributes()),
                before("long-attribute", BODY_END, "<m a=\"" + "x".repeat(100_000) + "\"></m>"))),
        entry(
            "XML-13",
            List.of(
                bytes("utf-16", it -> Range.text(it).getBytes(StandardCharsets.UTF_16)),
                bytes("overlong", XmlStimuli::overlong),
                bytes("bom", it -> ("\uFEFF" + Range.text(it)).getBytes(StandardCharsets.UTF_8)))),
        entry(
            "XML-14", List.of(regex("xml-1.1", "^", "<?xml version=\"1.1\" encoding=\"UTF-8\"?>"))),
        entry("XML-15", invalid()),
        entry(
            "XML-16",
            List.of(
                regex("attribute-twice", "<u:sex>", "<u:sex a=\"\" a=\"\">"),
                regex("undeclared-prefix", "<u:sex>", "<x:sex>"),
                replace("half-a-message", BODY_END + "</soap:Envelope>", ""))),
        entry(
            "XML-17",
            List.of(
                drafted("jndi", it -> it.body(t -> sex(t, "${jndi:ldap://127.0.0.1:9/a}"))),
                drafted("sql", it -> it.body(t -> sex(t, "2' OR '1'='1"))),
                drafted("line-break", it -> it.body(t -> sex(t, "2&#13;&#10;GOOD"))))));
  }

  private static String sex(String body, String value) {
    return body.replace("<u:sex>2<", "<u:sex>" + value + "<");
  }

  private static Variant internal() {
    return regex("internal", "^", "<!DOCTYPE a [<!ELEMENT a ANY>]>");
  }

  private static Variant external() {
    return canary("external", url -> "<!DOCTYPE a SYSTEM \"" + url + "\">");
  }

  private static Variant canary(String name, Function<String, String> prolog) {
    return new Variant(
        name,
        range -> {
          Letter letter = range.letter();
          String text = prolog.apply(range.canary().url()) + range.text(letter);
          return range.shot(letter, Payload.ofUtf8(text));
        });
  }

  private static Variant entity(String name, Function<String, String> system) {
    return new Variant(
        name,
        range -> {
          Letter letter = range.letter();
          String url = system.apply(range.canary().url());
          String text =
              "<!DOCTYPE a [<!ENTITY x SYSTEM \""
                  + url
                  + "\">]>"
                  + range.text(letter).replace("<u:sex>2<", "<u:sex>&x;<");
          return range.shot(letter, Payload.ofUtf8(text));
        });
  }

  private static Variant fetched() {
    return entity("http", url -> url);
  }

  private static Variant outOfBand() {
    return canary("parameter", url -> "<!DOCTYPE a [<!ENTITY % p SYSTEM \"" + url + "\"> %p;]>");
  }

  private static Variant laughs() {
    String levels =
        IntStream.range(1, 10)
            .mapToObj(i -> "<!ENTITY l" + i + " \"" + ("&l" + (i - 1) + ";").repeat(10) + "\">")
            .collect(Collectors.joining());
    String dtd = "<!DOCTYPE a [<!ENTITY l0 \"ha\">" + levels + "]>";
    return Splice.text("billion-laughs", text -> dtd + text.replace("<u:sex>2<", "<u:sex>&l9;<"));
  }

  private static Variant quadratic() {
    String dtd = "<!DOCTYPE a [<!ENTITY q \"" + "q".repeat(50_000) + "\">]>";
    return Splice.text(
        "quadratic",
        text -> dtd + text.replace("<u:sex>2<", "<u:sex>" + "&q;".repeat(5_000) + "<"));
  }

  private static Variant xinclude() {
    return insider(
        "text",
        text ->
            text.replace(
                "<u:sex>2</u:sex>",
                "<u:sex><xi:include xmlns:xi=\"http://www.w3.org/2001/XInclude\""
                    + " href=\"file:///etc/hosts\" parse=\"text\"></xi:include></u:sex>"));
  }

  private static Variant schemaLocation() {
    return new Variant(
        "schema-location",
        range -> {
          Letter letter =
              range
                  .letter()
                  .body(
                      text ->
                          text.replace(
                              "<u:sex>2<",
                              "<u:sex xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\""
                                  + " xsi:schemaLocation=\"urn:jukigate:identity-update:v1 "
                                  + range.canary().url()
                                  + "\">XX<"));
          return range.shot(letter, range.seal(letter));
        });
  }

  private static Variant xsiType() {
    return drafted(
        "type",
        it ->
            it.body(
                text ->
                    text.replace(
                        "<u:sex>",
                        "<u:sex xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\""
                            + " xsi:type=\"t:text\">")));
  }

  private static Variant stylesheet() {
    return canary("stylesheet", url -> "<?xml-stylesheet type=\"text/xsl\" href=\"" + url + "\"?>");
  }

  private static Variant twice() {
    return regex("declared-twice", "^", "<?xml version=\"1.0\"?><?xml version=\"1.0\"?>");
  }

  private static Variant deep(int depth) {
    return before("deep-" + depth, BODY_END, "<d>".repeat(depth) + "</d>".repeat(depth));
  }

  private static Variant unclosed() {
    return before("unclosed", BODY_END, "<d>".repeat(100_000));
  }

  private static String attributes() {
    return IntStream.range(0, 200)
        .mapToObj(i -> "a" + i + "=\"\"")
        .collect(Collectors.joining(" ", "<m ", "></m>"));
  }

  private static Variant bytes(String name, Function<Payload, byte[]> change) {
    return new Variant(
        name,
        range -> {
          Letter letter = range.letter();
          return range.shot(letter, Payload.of(change.apply(range.seal(letter))));
        });
  }

  /** "/" as two bytes, which no decoder may take. */
  private static byte[] overlong(Payload good) {
    String text = Range.text(good);
    int at = text.substring(0, text.indexOf("op-0001")).getBytes(StandardCharsets.UTF_8).length;
    byte[] bytes = Arrays.copyOf(good.toByteArray(), good.size());
    bytes[at] = (byte) 0xC0;
    bytes[at + 1] = (byte) 0xAF;
    return bytes;
  }

  private static List<Variant> invalid() {
    return List.of(
        drafted("missing", it -> it.body(t -> t.replace("<u:sex>2</u:sex>", ""))),
        drafted("surplus", it -> it.body(t -> t.replace("</u:record>", "<u:x>1</u:x></u:record>"))),
        drafted("code", it -> it.body(t -> sex(t, "3"))),
        drafted("length", it -> it.body(t -> t.replace(">A06<", ">A0666<"))));
  }
}

package jukigate.app.weak;

import static java.util.Map.entry;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import jukigate.domain.refusal.RefusalCode;

/** Bytes and XML. */
final class WeakXml {
  private static final String XML = "jukigate.wire.xml.";

  private WeakXml() {}

  static Map<String, Map<String, Call.Instead>> all() {
    return Map.ofEntries(
        entry("xml.utf8", Map.of(XML + "Utf8#firstBadByte", Answers.give(OptionalInt.empty()))),
        entry(
            "xml.markup",
            Map.of(
                XML + "MarkupScan#refusalOf",
                Answers.forgive(
                    RefusalCode.DTD_FORBIDDEN,
                    RefusalCode.MARKUP_FORBIDDEN,
                    RefusalCode.NOT_UTF8))),
        entry("xml.limits", limits()),
        entry("xml.parser", Map.of(XML + "HardenedParsers#parse", WeakXml::lax)),
        entry("xml.well-formed", Map.of(XML + "SafeXml#parse", WeakXml::repaired)));
  }

  private static Map<String, Call.Instead> limits() {
    return Stream.of(
            "maxBytes",
            "maxDepth",
            "maxElements",
            "maxAttributes",
            "maxAttributeBytes",
            "maxTextBytes")
        .collect(
            Collectors.toMap(
                name -> XML + "XmlLimits#" + name, name -> Answers.give(Integer.MAX_VALUE >> 1)));
  }

  /** As the JDK delivers its parser. */
  private static Object lax(Call call) throws Exception {
    if (call.arguments().length != 1) {
      return call.original();
    }
    var factory = DocumentBuilderFactory.newDefaultNSInstance();
    factory.setAttribute("jdk.xml.jdkcatalog.resolve", "continue");
    factory.setAttribute("jdk.xml.maxElementDepth", "0");
    byte[] bytes = call.argument(byte[].class, 0);
    return factory.newDocumentBuilder().parse(new ByteArrayInputStream(bytes));
  }

  /** What is cut off is put back. */
  private static Object repaired(Call call) throws Exception {
    var payload = call.argument(jukigate.domain.message.Payload.class, 0);
    String text = new String(payload.toByteArray(), StandardCharsets.UTF_8);
    String end = "</soap:Body></soap:Envelope>";
    if (text.contains("<soap:Body") && !text.contains(end)) {
      int there = end.length();
      while (!text.endsWith(end.substring(0, there))) {
        there--;
      }
      call.arguments()[0] = jukigate.domain.message.Payload.ofUtf8(text + end.substring(there));
    }
    return call.original();
  }
}

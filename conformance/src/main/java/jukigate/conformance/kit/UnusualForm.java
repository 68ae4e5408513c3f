package jukigate.conformance.kit;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.regex.Pattern;
import jukigate.domain.message.Payload;
import jukigate.wire.xml.SafeXml;
import jukigate.wire.xml.XmlLimits;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/** The same sealed message in other bytes; what is signed stays as it is. */
final class UnusualForm {
  private static final Pattern DECLARATION = Pattern.compile("^<\\?xml[^>]*\\?>\\s*");
  private static final Pattern ATTRIBUTE = Pattern.compile("=\"([^\"'<&]*)\"");
  private static final int LINE = 76;

  private UnusualForm() {}

  static Payload withoutDeclaration(Payload message) {
    return Payload.ofUtf8(DECLARATION.matcher(text(message)).replaceFirst(""));
  }

  static Payload withDeclaration(Payload message) {
    return Payload.ofUtf8(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n" + text(withoutDeclaration(message)));
  }

  static Payload singleQuotes(Payload message) {
    return Payload.ofUtf8(ATTRIBUTE.matcher(text(withoutDeclaration(message))).replaceAll("='$1'"));
  }

  /** Between the children of Envelope, of Header and of Security, which nobody signs. */
  static Payload spaced(Payload message) {
    var document = SafeXml.parse(message, XmlLimits.DEFAULT).orThrow();
    SoapView view = new SoapView(document);
    for (Element parent : unsigned(view)) {
      for (Element child : SoapView.children(parent)) {
        parent.insertBefore(document.createTextNode("\n    \t"), child);
      }
    }
    return SafeXml.serialize(document);
  }

  private static List<Element> unsigned(SoapView view) {
    List<Element> all = new ArrayList<>(List.of(view.root()));
    SoapView.children(view.root(), SoapView.SOAP, "Header").forEach(all::add);
    view.security().ifPresent(all::add);
    return all;
  }

  static Payload reversed(Payload message) {
    var document = SafeXml.parse(message, XmlLimits.DEFAULT).orThrow();
    SoapView view = new SoapView(document);
    Node header = view.headers().getFirst().getParentNode();
    List<Element> children = new ArrayList<>(view.headers());
    Collections.reverse(children);
    children.forEach(header::appendChild);
    return SafeXml.serialize(document);
  }

  /** The letters of the receiver's name, which canonicalisation writes plainly again. */
  static Payload references(Payload message) {
    String text = text(message);
    return Payload.ofUtf8(text.replaceFirst("(<t:receiver>)p", "$1&#x70;"));
  }

  /** The value of the signature, the only Base64 that nobody signs. */
  static Payload signatureInLines(Payload message) {
    String text = text(message);
    String value = text.replaceFirst("(?s).*<ds:SignatureValue>([^<]*)<.*", "$1");
    String lines = value.replaceAll("\\s", "").replaceAll("(.{" + LINE + "})", "$1\n");
    return Payload.ofUtf8(text.replace(value, lines));
  }

  static String text(Payload message) {
    return new String(message.toByteArray(), StandardCharsets.UTF_8);
  }
}

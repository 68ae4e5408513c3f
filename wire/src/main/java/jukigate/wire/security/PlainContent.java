package jukigate.wire.security;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import jukigate.domain.message.Payload;
import jukigate.domain.refusal.Outcome;
import jukigate.wire.envelope.Namespaces;
import jukigate.wire.xml.Dom;
import jukigate.wire.xml.SafeXml;
import jukigate.wire.xml.XmlLimits;
import org.w3c.dom.Attr;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/**
 * Parses decrypted text as the content of the Body: in the namespaces of the place where it stood,
 * because stock senders encrypt fragments that rely on them, and by the same rules as a message.
 */
final class PlainContent {
  /** What belongs to the message around the body, and never into it. */
  private static final Set<String> ENVELOPE =
      Set.of(
          Namespaces.SOAP,
          Namespaces.WSSE,
          Namespaces.WSSE11,
          Namespaces.WSU,
          Namespaces.DS,
          Namespaces.XENC,
          Namespaces.XENC11);

  private PlainContent() {}

  /** The one element; it becomes the root of a document of its own. Empty for anything else. */
  static Optional<Element> parse(Payload plain, Element place) {
    Payload wrapped = wrap(plain, place);
    return switch (SafeXml.parse(wrapped, XmlLimits.DEFAULT)) {
      case Outcome.Passed<Document>(Document document) ->
          Dom.onlyChild(document.getDocumentElement())
              .filter(child -> !holdsEnvelope(child))
              .map(PlainContent::detach);
      case Outcome.Refused<Document> refused -> Optional.empty();
    };
  }

  /** A body within the body, a signature, another ciphertext: nobody has checked any of them. */
  private static boolean holdsEnvelope(Element child) {
    if (ENVELOPE.contains(String.valueOf(child.getNamespaceURI()))) {
      return true;
    }
    return Dom.children(child).stream().anyMatch(PlainContent::holdsEnvelope);
  }

  private static Element detach(Element child) {
    Map<String, String> scope = namespacesAt(child);
    Document document = SafeXml.newDocument();
    Element root = (Element) document.importNode(child, true);
    document.appendChild(root);
    scope.forEach((name, uri) -> root.setAttributeNS(Namespaces.XMLNS, name, uri));
    return root;
  }

  private static Payload wrap(Payload plain, Element place) {
    StringBuilder open = new StringBuilder("<content");
    namespacesAt(place)
        .forEach(
            (name, uri) ->
                open.append(' ').append(name).append("=\"").append(escape(uri)).append('"'));
    open.append('>');
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    all.writeBytes(open.toString().getBytes(StandardCharsets.UTF_8));
    all.writeBytes(plain.toByteArray());
    all.writeBytes("</content>".getBytes(StandardCharsets.UTF_8));
    return Payload.of(all.toByteArray());
  }

  private static Map<String, String> namespacesAt(Element place) {
    Map<String, String> scope = new TreeMap<>();
    for (Node n = place; n instanceof Element element; n = n.getParentNode()) {
      var attributes = element.getAttributes();
      for (int i = 0; i < attributes.getLength(); i++) {
        if (attributes.item(i) instanceof Attr attr
            && Namespaces.XMLNS.equals(attr.getNamespaceURI())) {
          scope.putIfAbsent(attr.getName(), attr.getValue());
        }
      }
    }
    return scope;
  }

  private static String escape(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace("\"", "&quot;");
  }
}

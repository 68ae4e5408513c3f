package jukigate.app.diff;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import jukigate.wire.envelope.Namespaces;
import jukigate.wire.xml.Dom;
import org.w3c.dom.Attr;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/** Which element each id of a message stands on. */
final class Ids {
  private final Map<String, Element> elements = new HashMap<>();

  Ids(Document document) {
    collect(document.getDocumentElement());
  }

  private void collect(Element element) {
    for (Attr attribute : Dom.attributes(element)) {
      if (isId(attribute)) {
        elements.putIfAbsent(attribute.getValue(), element);
      }
    }
    Dom.children(element).forEach(this::collect);
  }

  private static boolean isId(Attr attribute) {
    return attribute.getLocalName().equals("Id")
        && (attribute.getNamespaceURI() == null
            || attribute.getNamespaceURI().equals(Namespaces.WSU));
  }

  /** The full name of the element that a reference leads to; empty where it leads nowhere. */
  Optional<String> target(String reference) {
    return reference.startsWith("#")
        ? Optional.ofNullable(elements.get(reference.substring(1)))
            .map(element -> "→ " + Dom.nameOf(element))
        : Optional.empty();
  }
}

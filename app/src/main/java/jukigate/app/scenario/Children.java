package jukigate.app.scenario;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import jukigate.domain.Bilingual;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/** The elements within an element of a valid file. */
final class Children {
  private Children() {}

  static Stream<Element> of(Element parent) {
    List<Element> elements = new ArrayList<>();
    for (Node n = parent.getFirstChild(); n != null; n = n.getNextSibling()) {
      if (n instanceof Element element) {
        elements.add(element);
      }
    }
    return elements.stream();
  }

  static Stream<Element> named(Element parent, String name) {
    return of(parent).filter(element -> element.getLocalName().equals(name));
  }

  /** The schema says that it is there. */
  static Element one(Element parent, String name) {
    return named(parent, name).findFirst().orElseThrow();
  }

  static Bilingual title(Element parent) {
    Element title = one(parent, "title");
    return new Bilingual(
        one(title, "ja").getTextContent().strip(), one(title, "en").getTextContent().strip());
  }
}

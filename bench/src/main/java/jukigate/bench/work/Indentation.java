package jukigate.bench.work;

import java.util.ArrayList;
import java.util.List;
import jukigate.wire.xml.SafeXml;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/** White space between elements, which makes any body as large as it is wanted and says nothing. */
public final class Indentation {
  private Indentation() {}

  /**
   * @param bytes of the whole body, about; nothing happens to one that is as large already
   */
  public static void grow(Element body, int bytes) {
    List<Element> elements = new ArrayList<>();
    collect(body, elements);
    int each = (bytes - SafeXml.serialize(body).size()) / elements.size();
    if (each > 0) {
      String space = "\n" + " ".repeat(each - 1);
      for (Element element : elements) {
        Node text = element.getOwnerDocument().createTextNode(space);
        element.getParentNode().insertBefore(text, element);
      }
    }
  }

  /** Those below, and not the body itself. */
  private static void collect(Element at, List<Element> found) {
    for (Node n = at.getFirstChild(); n != null; n = n.getNextSibling()) {
      if (n instanceof Element child) {
        found.add(child);
        collect(child, found);
      }
    }
  }
}

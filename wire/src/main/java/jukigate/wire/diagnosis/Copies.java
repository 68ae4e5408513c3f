package jukigate.wire.diagnosis;

import java.util.ArrayList;
import java.util.List;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.Text;

/** Copies to be changed, so that the message stays as it is. */
final class Copies {
  private Copies() {}

  /** In a copy of the whole document, so that the namespaces above it count. */
  static Element inPlace(Element element) {
    List<Integer> path = new ArrayList<>();
    for (Node n = element; n.getParentNode() != null; n = n.getParentNode()) {
      path.addFirst(index(n));
    }
    Node copy = element.getOwnerDocument().cloneNode(true);
    for (int index : path) {
      copy = copy.getChildNodes().item(index);
    }
    return (Element) copy;
  }

  private static int index(Node node) {
    int index = 0;
    for (Node n = node.getPreviousSibling(); n != null; n = n.getPreviousSibling()) {
      index++;
    }
    return index;
  }

  /** White space between elements goes; that beside text stays. */
  static void dropIndentation(Element at) {
    boolean hasElements = false;
    for (Node n = at.getFirstChild(); n != null; n = n.getNextSibling()) {
      hasElements |= n instanceof Element;
    }
    Node next;
    for (Node n = at.getFirstChild(); n != null; n = next) {
      next = n.getNextSibling();
      if (n instanceof Element child) {
        dropIndentation(child);
      } else if (hasElements && n instanceof Text text && text.getData().isBlank()) {
        at.removeChild(n);
      }
    }
  }
}

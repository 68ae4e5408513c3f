package jukigate.wire.envelope;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.xml.namespace.QName;
import jukigate.domain.refusal.Outcome;
import jukigate.domain.refusal.RefusalCode;
import jukigate.wire.xml.Dom;
import org.w3c.dom.Attr;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/**
 * Every element that has an id, whatever the attribute is called. One value stands for one element
 * in the whole document; two that share a value, even under different attributes, are refused.
 */
public final class Ids {
  private static final String XML = "http://www.w3.org/XML/1998/namespace";
  private static final Set<QName> NAMES =
      Set.of(
          new QName(Namespaces.WSU, "Id"),
          new QName("Id"),
          new QName("ID"),
          new QName("AssertionID"),
          new QName(XML, "id"));

  private final Map<String, Element> elements = new HashMap<>();

  private Ids() {}

  static Outcome<Ids> of(Element root) {
    Ids ids = new Ids();
    Node node = root;
    while (node != null) {
      if (node instanceof Element element && !ids.add(element)) {
        return Outcome.refused(RefusalCode.ID_REPEATED);
      }
      node = next(node, root);
    }
    return Outcome.passed(ids);
  }

  /** The element with that id. */
  public Optional<Element> find(String id) {
    return Optional.ofNullable(elements.get(id));
  }

  private boolean add(Element element) {
    for (Attr attribute : Dom.attributes(element)) {
      if (NAMES.contains(Dom.nameOf(attribute))
          && elements.put(attribute.getValue(), element) != null) {
        return false;
      }
    }
    return true;
  }

  private static Node next(Node node, Node root) {
    if (node.getFirstChild() != null) {
      return node.getFirstChild();
    }
    Node n = node;
    while (n != root && n.getNextSibling() == null) {
      n = n.getParentNode();
    }
    return n == root ? null : n.getNextSibling();
  }
}

package jukigate.wire.xml;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.xml.namespace.QName;
import org.w3c.dom.Attr;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.Text;

/** Reading a DOM tree by full names and without guessing. */
public final class Dom {
  private static final String XMLNS = "http://www.w3.org/2000/xmlns/";

  private Dom() {}

  public static QName nameOf(Node node) {
    String namespace = node.getNamespaceURI();
    return new QName(namespace == null ? "" : namespace, node.getLocalName());
  }

  public static boolean is(Node node, String namespace, String local) {
    return namespace.equals(node.getNamespaceURI()) && local.equals(node.getLocalName());
  }

  /** The child elements in document order. */
  public static List<Element> children(Node parent) {
    List<Element> children = new ArrayList<>();
    for (Node n = parent.getFirstChild(); n != null; n = n.getNextSibling()) {
      if (n instanceof Element element) {
        children.add(element);
      }
    }
    return children;
  }

  /** The one child element, when there is no other. */
  public static Optional<Element> onlyChild(Node parent) {
    List<Element> children = children(parent);
    return children.size() == 1 && hasOnlyElements(parent)
        ? Optional.of(children.get(0))
        : Optional.empty();
  }

  /** The first child element of that name. */
  public static Optional<Element> child(Node parent, String namespace, String local) {
    return children(parent).stream().filter(e -> is(e, namespace, local)).findFirst();
  }

  /** Whether there is nothing but elements and white space. */
  public static boolean hasOnlyElements(Node parent) {
    for (Node n = parent.getFirstChild(); n != null; n = n.getNextSibling()) {
      boolean white = n instanceof Text text && text.getData().isBlank();
      if (!white && !(n instanceof Element)) {
        return false;
      }
    }
    return true;
  }

  /** The text, when there is nothing but text. */
  public static Optional<String> text(Node parent) {
    StringBuilder text = new StringBuilder();
    for (Node n = parent.getFirstChild(); n != null; n = n.getNextSibling()) {
      if (!(n instanceof Text part)) {
        return Optional.empty();
      }
      text.append(part.getData());
    }
    return Optional.of(text.toString());
  }

  /** The attributes apart from namespace declarations. */
  public static List<Attr> attributes(Element element) {
    List<Attr> attributes = new ArrayList<>();
    var all = element.getAttributes();
    for (int i = 0; i < all.getLength(); i++) {
      if (all.item(i) instanceof Attr attr && !XMLNS.equals(attr.getNamespaceURI())) {
        attributes.add(attr);
      }
    }
    return attributes;
  }

  /**
   * A name that begins with a colon, here or below. No such name is allowed (Namespaces in XML 1.0
   * §4), the parser of the JDK lets it pass all the same, and a copy of the tree then fails.
   */
  static Optional<String> nameWithoutPrefix(Element element) {
    if (element.getNodeName().charAt(0) == ':') {
      return Optional.of(element.getNodeName());
    }
    var attributes = element.getAttributes();
    for (int i = 0; i < attributes.getLength(); i++) {
      if (attributes.item(i).getNodeName().charAt(0) == ':') {
        return Optional.of(attributes.item(i).getNodeName());
      }
    }
    for (Node n = element.getFirstChild(); n != null; n = n.getNextSibling()) {
      Optional<String> below =
          n instanceof Element child ? nameWithoutPrefix(child) : Optional.empty();
      if (below.isPresent()) {
        return below;
      }
    }
    return Optional.empty();
  }

  /**
   * A prefix that is bound to something else than an absolute URI, here or below: {@code xmlns} of
   * the default namespace. To bind nothing is allowed (Namespaces in XML 1.0 §6.2).
   */
  static Optional<String> relativeNamespace(Element element) {
    var attributes = element.getAttributes();
    for (int i = 0; i < attributes.getLength(); i++) {
      String value = attributes.item(i).getNodeValue();
      if (XMLNS.equals(attributes.item(i).getNamespaceURI())
          && !value.isEmpty()
          && value.indexOf(':') <= 0) {
        return Optional.of(attributes.item(i).getLocalName());
      }
    }
    for (Node n = element.getFirstChild(); n != null; n = n.getNextSibling()) {
      Optional<String> below =
          n instanceof Element child ? relativeNamespace(child) : Optional.empty();
      if (below.isPresent()) {
        return below;
      }
    }
    return Optional.empty();
  }

  /** In what a tree goes beyond the limits; walks without recursion, so no depth can hurt it. */
  static Optional<String> excess(Node root, XmlLimits limits) {
    int depth = 0;
    int elements = 0;
    Node at = root;
    while (at != null) {
      if (at instanceof Element && ++elements > limits.maxElements()) {
        return Optional.of("more than " + limits.maxElements() + " elements");
      }
      if (at.getFirstChild() != null) {
        depth++;
        at = at.getFirstChild();
      } else {
        while (at != null && at.getNextSibling() == null) {
          depth--;
          at = at.getParentNode();
        }
        at = at == null ? null : at.getNextSibling();
      }
      if (depth > limits.maxDepth() + 1) {
        return Optional.of("deeper than " + limits.maxDepth());
      }
    }
    return Optional.empty();
  }

  /** The value of an attribute without namespace; empty when there is none. */
  public static String attribute(Element element, String name) {
    return element.getAttributeNS(null, name);
  }
}

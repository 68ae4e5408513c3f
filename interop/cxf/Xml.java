import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/** The names of docs/protocol.md, and the elements that have them. */
final class Xml {
  static final String SOAP = "http://schemas.xmlsoap.org/soap/envelope/";
  static final String WSA = "http://www.w3.org/2005/08/addressing";
  static final String OASIS = "http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-";
  static final String WSSE = OASIS + "wssecurity-secext-1.0.xsd";
  static final String WSU = OASIS + "wssecurity-utility-1.0.xsd";
  static final String DS = "http://www.w3.org/2000/09/xmldsig#";
  static final String XENC = "http://www.w3.org/2001/04/xmlenc#";
  static final String XENC11 = "http://www.w3.org/2009/xmlenc11#";
  static final String DISPATCH = "urn:jukigate:dispatch:v1";
  static final String FAULT = "urn:jukigate:fault:v1";
  static final String TYPES = "urn:jukigate:types:v1";

  private Xml() {}

  static List<Element> children(Node parent) {
    List<Element> found = new ArrayList<>();
    for (Node each = parent.getFirstChild(); each != null; each = each.getNextSibling()) {
      if (each instanceof Element element) {
        found.add(element);
      }
    }
    return found;
  }

  static List<Element> children(Node parent, String namespace, String name) {
    return children(parent).stream().filter(it -> is(it, namespace, name)).toList();
  }

  static boolean is(Node node, String namespace, String name) {
    return namespace.equals(node.getNamespaceURI()) && name.equals(node.getLocalName());
  }

  /** Of the one there. */
  static Element only(Node parent, String namespace, String name, String refusal) {
    List<Element> found = children(parent, namespace, name);
    if (found.size() != 1) {
      throw new Refused(refusal);
    }
    return found.get(0);
  }

  static void each(Element top, Consumer<Element> visitor) {
    visitor.accept(top);
    children(top).forEach(child -> each(child, visitor));
  }

  /** All below that have this name, of whatever namespace. */
  static List<Element> named(Element top, String name) {
    List<Element> found = new ArrayList<>();
    each(
        top,
        it -> {
          if (name.equals(it.getLocalName())) {
            found.add(it);
          }
        });
    return found;
  }

  /** wsu:Id where there is one, else Id. */
  static String id(Element element) {
    String wsu = element.getAttributeNS(WSU, "Id");
    return wsu.isEmpty() ? element.getAttribute("Id") : wsu;
  }

  static String algorithm(Element element) {
    return element.getAttribute("Algorithm");
  }
}

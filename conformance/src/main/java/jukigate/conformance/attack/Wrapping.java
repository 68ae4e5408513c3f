package jukigate.conformance.attack;

import java.util.Locale;
import java.util.Map;
import jukigate.domain.message.Payload;
import jukigate.wire.envelope.Namespaces;
import jukigate.wire.xml.SafeXml;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;

/**
 * Signature wrapping (McIntosh and Austel 2005; Somorovsky et al. 2012): the signed part goes where
 * only its id finds it, and an evil one takes the place where it is read.
 *
 * @param wrappers around what was signed, that of its place not counted
 */
record Wrapping(Signed part, Place place, EvilId id, Spelling spelling, int wrappers) {
  private static final String EVIL = "urn:evil";

  /** Written as the good one, with no wrapper but that of its place. */
  Wrapping(Signed part, Place place, EvilId id) {
    this(part, place, id, Spelling.AS_IS, 0);
  }

  /** What is wrapped. */
  enum Signed {
    BODY(Namespaces.SOAP, "Body"),
    TIMESTAMP(Namespaces.WSU, "Timestamp"),
    TO(Namespaces.WSA, "To"),
    FROM(Namespaces.WSA, "From"),
    ACTION(Namespaces.WSA, "Action"),
    MESSAGE_ID(Namespaces.WSA, "MessageID"),
    DISPATCH(Namespaces.DISPATCH, "Dispatch"),
    ENCRYPTED_KEY(Namespaces.XENC, "EncryptedKey");

    private final String namespace;
    private final String name;

    Signed(String namespace, String name) {
      this.namespace = namespace;
      this.name = name;
    }
  }

  /** Where the signed part goes. */
  enum Place {
    SIGNATURE_OBJECT,
    SECURITY_FIRST,
    SECURITY_LAST,
    SIBLING_AFTER,
    SIBLING_BEFORE,
    INSIDE_EVIL_FIRST,
    INSIDE_EVIL_LAST,
    INSIDE_DEEP,
    COPY_AT_END,
    SIGNATURE_IN_EVIL,
    UNKNOWN_HEADER,
    OBJECT_HEADER,
    KEY_INFO,
    TOKEN_REFERENCE,
    IGNORABLE_HEADER,
    HEADER_OF_NOBODY,
    ENVELOPE_IN_BODY
  }

  /** What id the evil part has; {@code PLAIN_SAME} under the attribute that is not its own. */
  enum EvilId {
    SAME,
    NONE,
    OTHER,
    PLAIN_SAME,
    XML_SAME
  }

  /** How the evil part is written; for namespaces it is the same. */
  enum Spelling {
    AS_IS,
    OTHER_PREFIX,
    DEFAULT_NAMESPACE
  }

  String label() {
    String more = spelling == Spelling.AS_IS ? "" : " " + spelling;
    String deep = wrappers == 0 ? "" : " in-" + wrappers;
    return (part + " " + place + " " + id + more + deep).toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /**
   * @param values what the evil part says, by local name of the element
   */
  Payload apply(Document document, Map<String, String> values) {
    Element good = find(document, part.namespace, part.name);
    Element envelope = (Element) document.getDocumentElement().cloneNode(true);
    Element evil = (Element) good.cloneNode(true);
    overwrite(evil, values);
    identify(evil);
    Node parent = good.getParentNode();
    parent.replaceChild(evil, good);
    evil = spell(document, evil);
    move(document, new Parts(wrapped(document, good), evil, wrapped(document, envelope)));
    return SafeXml.serialize(document);
  }

  private Element spell(Document document, Element evil) {
    return switch (spelling) {
      case AS_IS -> evil;
      case OTHER_PREFIX -> renamed(document, evil, "z:" + part.name, "xmlns:z");
      case DEFAULT_NAMESPACE -> renamed(document, evil, part.name, "xmlns");
    };
  }

  private Element renamed(Document document, Element evil, String name, String declaration) {
    Element other = (Element) document.renameNode(evil, part.namespace, name);
    other.setAttributeNS(Namespaces.XMLNS, declaration, part.namespace);
    return other;
  }

  private Element wrapped(Document document, Element good) {
    Element outer = good;
    for (int i = 0; i < wrappers; i++) {
      outer = in(document, EVIL, "e:w", outer);
    }
    return outer;
  }

  private record Parts(Element good, Element evil, Element envelope) {}

  private void move(Document document, Parts parts) {
    Element header = find(document, Namespaces.SOAP, "Header");
    Element security = find(document, Namespaces.WSSE, "Security");
    Element signature = find(document, Namespaces.DS, "Signature");
    Element good = parts.good();
    Element evil = parts.evil();
    switch (place) {
      case SIGNATURE_OBJECT ->
          signature.appendChild(in(document, Namespaces.DS, "ds:Object", good));
      case SECURITY_FIRST -> security.insertBefore(good, security.getFirstChild());
      case SECURITY_LAST -> security.appendChild(good);
      case SIBLING_AFTER -> evil.getParentNode().insertBefore(good, evil.getNextSibling());
      case SIBLING_BEFORE -> evil.getParentNode().insertBefore(good, evil);
      case INSIDE_EVIL_FIRST -> evil.insertBefore(good, evil.getFirstChild());
      case INSIDE_EVIL_LAST -> evil.appendChild(good);
      case INSIDE_DEEP -> deepest(evil).appendChild(good);
      case COPY_AT_END -> document.getDocumentElement().appendChild(good);
      case SIGNATURE_IN_EVIL -> {
        evil.appendChild(signature);
        signature.appendChild(in(document, Namespaces.DS, "ds:Object", good));
      }
      case UNKNOWN_HEADER -> header.appendChild(in(document, EVIL, "e:x", good));
      case OBJECT_HEADER -> header.appendChild(in(document, Namespaces.DS, "ds:Object", good));
      case KEY_INFO -> find(document, Namespaces.DS, "KeyInfo").appendChild(good);
      case TOKEN_REFERENCE ->
          find(document, Namespaces.WSSE, "SecurityTokenReference").appendChild(good);
      case IGNORABLE_HEADER -> header.appendChild(block(document, good, "mustUnderstand", "0"));
      case HEADER_OF_NOBODY -> header.appendChild(block(document, good, "actor", "urn:nobody"));
      case ENVELOPE_IN_BODY -> evil.appendChild(parts.envelope());
    }
  }

  private static Element block(Document document, Element good, String name, String value) {
    Element block = in(document, EVIL, "e:x", good);
    block.setAttributeNS(Namespaces.SOAP, "soap:" + name, value);
    return block;
  }

  private static Element in(Document document, String namespace, String name, Element good) {
    Element wrapper = document.createElementNS(namespace, name);
    String prefix = name.substring(0, name.indexOf(':'));
    wrapper.setAttributeNS(Namespaces.XMLNS, "xmlns:" + prefix, namespace);
    wrapper.appendChild(good);
    return wrapper;
  }

  private static Element deepest(Element evil) {
    Element at = evil;
    for (Node child = evil.getFirstChild(); child != null; child = child.getNextSibling()) {
      if (child instanceof Element element) {
        at = deepest(element);
      }
    }
    return at;
  }

  private void identify(Element evil) {
    boolean plain = evil.hasAttributeNS(null, "Id");
    String same = plain ? evil.getAttribute("Id") : evil.getAttributeNS(Namespaces.WSU, "Id");
    evil.removeAttributeNS(Namespaces.WSU, "Id");
    evil.removeAttribute("Id");
    switch (id) {
      case SAME -> identify(evil, plain, same);
      case NONE -> {}
      case OTHER -> identify(evil, plain, "evil");
      case PLAIN_SAME -> identify(evil, !plain, same);
      case XML_SAME -> evil.setAttributeNS("http://www.w3.org/XML/1998/namespace", "xml:id", same);
    }
  }

  private static void identify(Element evil, boolean plain, String value) {
    if (plain) {
      evil.setAttribute("Id", value);
    } else {
      evil.setAttributeNS(Namespaces.WSU, "wsu:Id", value);
    }
  }

  private static void overwrite(Element element, Map<String, String> values) {
    String value = values.get(element.getLocalName());
    if (value != null) {
      element.setTextContent(value);
      return;
    }
    NodeList children = element.getChildNodes();
    for (int i = 0; i < children.getLength(); i++) {
      if (children.item(i) instanceof Element child) {
        overwrite(child, values);
      }
    }
  }

  private static Element find(Document document, String namespace, String name) {
    return (Element) document.getElementsByTagNameNS(namespace, name).item(0);
  }
}

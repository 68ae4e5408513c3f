package jukigate.wire.security;

import java.util.Optional;
import jukigate.domain.message.Payload;
import jukigate.wire.envelope.Namespaces;
import jukigate.wire.envelope.Part;
import jukigate.wire.xml.Dom;
import jukigate.wire.xml.SafeXml;
import jukigate.wire.xml.XmlLimits;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/** Makes signature wrapping attacks out of a good message. */
final class WrappingForge {
  private static final String XML = "http://www.w3.org/XML/1998/namespace";
  private static final String SOAP12 = "http://www.w3.org/2003/05/soap-envelope";

  /** Where the signed original is hidden. */
  enum Place {
    BEFORE_EVIL,
    AFTER_EVIL,
    INSIDE_EVIL,
    HEADER_FIRST,
    HEADER_LAST,
    SECURITY_FIRST,
    SECURITY_LAST,
    SIGNATURE_FIRST,
    SIGNATURE_LAST,
    SIGNED_INFO,
    REFERENCE,
    KEY_INFO,
    TOKEN_REFERENCE,
    TOKEN,
    TIMESTAMP,
    DISPATCH,
    BEFORE_HEADER,
    AFTER_BODY,
    INSIDE_BODY,
    INSIDE_BODY_CHILD
  }

  /** What becomes of the ids of the evil element and of the signed original. */
  enum IdHandling {
    /** The evil element has none. */
    DROP,
    /** Both have the same. */
    DUPLICATE,
    /** The evil element has a new one. */
    NEW,
    /** The evil element has the same value under the name Id. */
    OTHER_NAME,
    /** The evil element has the same value as xml:id. */
    XML_ID,
    /** The evil element has it, the original has none. */
    TAKEN
  }

  /** What the original is hidden in. */
  enum Disguise {
    NONE("", ""),
    UNKNOWN("urn:evil", "x"),
    NO_NAMESPACE("", "x"),
    OBJECT(Namespaces.DS, "Object"),
    SOAP_HEADER(Namespaces.SOAP, "Header"),
    SOAP_BODY(Namespaces.SOAP, "Body"),
    SOAP_ENVELOPE(Namespaces.SOAP, "Envelope"),
    SOAP12_BODY(SOAP12, "Body"),
    REPLY_TO(Namespaces.WSA, "ReplyTo"),
    SECURITY(Namespaces.WSSE, "Security"),
    EMBEDDED(Namespaces.WSSE, "Embedded");

    private final String namespace;
    private final String name;

    Disguise(String namespace, String name) {
      this.namespace = namespace;
      this.name = name;
    }
  }

  record Variant(Part part, Place place, IdHandling ids, Disguise disguise) {}

  private final Document document;
  private final Variant variant;

  private WrappingForge(Document document, Variant variant) {
    this.document = document;
    this.variant = variant;
  }

  /** Empty where a thing would have to hide in itself. */
  static Optional<Payload> forge(String original, Variant variant) {
    Document document = SafeXml.parse(Payload.ofUtf8(original), XmlLimits.DEFAULT).orThrow();
    return new WrappingForge(document, variant).forge();
  }

  /** What the evil element says instead. */
  static String evilText(Part part) {
    return switch (part) {
      case TO -> "urn:jukigate:node:pref-130001";
      case FROM -> "urn:jukigate:node:pref-010006";
      case ACTION -> "urn:jukigate:card-state:v1:UpdateCardState";
      case MESSAGE_ID, RELATES_TO -> "urn:uuid:00000000-0000-0008-0000-000000000008";
      case TIMESTAMP -> "2026-04-01T00:00:00.001Z";
      case DISPATCH -> "evil-operator";
      default -> "evil resident";
    };
  }

  private Optional<Payload> forge() {
    Element original = element(variant.part().qName().getNamespaceURI(), localName());
    Element evil = (Element) original.cloneNode(true);
    leaf(evil).setTextContent(evilText(variant.part()));
    treatIds(original, evil);
    original.getParentNode().replaceChild(evil, original);
    Node place = container(evil);
    if (place == null) {
      return Optional.empty();
    }
    insert(place, disguised(original), evil);
    return Optional.of(SafeXml.serialize(document));
  }

  private String localName() {
    return variant.part().qName().getLocalPart();
  }

  private static Element leaf(Element element) {
    Element leaf = element;
    while (!Dom.children(leaf).isEmpty() && !leaf.getLocalName().equals("name")) {
      leaf = Dom.children(leaf).get(0);
    }
    return leaf;
  }

  private void treatIds(Element original, Element evil) {
    String id = original.getAttributeNS(Namespaces.WSU, "Id");
    switch (variant.ids()) {
      case DUPLICATE -> {}
      case NEW -> evil.setAttributeNS(Namespaces.WSU, "wsu:Id", id + "-new");
      case TAKEN -> original.removeAttributeNS(Namespaces.WSU, "Id");
      case DROP -> evil.removeAttributeNS(Namespaces.WSU, "Id");
      case OTHER_NAME -> {
        evil.removeAttributeNS(Namespaces.WSU, "Id");
        evil.setAttributeNS(null, "Id", id);
      }
      case XML_ID -> {
        evil.removeAttributeNS(Namespaces.WSU, "Id");
        evil.setAttributeNS(XML, "xml:id", id);
      }
    }
  }

  private Node disguised(Element original) {
    if (variant.disguise() == Disguise.NONE) {
      return original;
    }
    String namespace = variant.disguise().namespace;
    Element wrapper =
        namespace.isEmpty()
            ? document.createElementNS(null, variant.disguise().name)
            : document.createElementNS(namespace, "hide:" + variant.disguise().name);
    if (!namespace.isEmpty()) {
      wrapper.setAttributeNS(Namespaces.XMLNS, "xmlns:hide", namespace);
    }
    wrapper.appendChild(original);
    return wrapper;
  }

  /** Null where there is no such place outside of the original. */
  private Node container(Element evil) {
    return switch (variant.place()) {
      case BEFORE_EVIL, AFTER_EVIL -> evil.getParentNode();
      case INSIDE_EVIL -> evil;
      case HEADER_FIRST, HEADER_LAST -> element(Namespaces.SOAP, "Header");
      case SECURITY_FIRST, SECURITY_LAST -> element(Namespaces.WSSE, "Security");
      case SIGNATURE_FIRST, SIGNATURE_LAST -> element(Namespaces.DS, "Signature");
      case SIGNED_INFO -> element(Namespaces.DS, "SignedInfo");
      case REFERENCE -> element(Namespaces.DS, "Reference");
      case KEY_INFO -> element(Namespaces.DS, "KeyInfo");
      case TOKEN_REFERENCE -> element(Namespaces.WSSE, "Reference");
      case TOKEN -> element(Namespaces.WSSE, "BinarySecurityToken");
      case TIMESTAMP -> element(Namespaces.WSU, "Timestamp");
      case DISPATCH -> element(Namespaces.DISPATCH, "Dispatch");
      case BEFORE_HEADER, AFTER_BODY -> document.getDocumentElement();
      case INSIDE_BODY -> element(Namespaces.SOAP, "Body");
      case INSIDE_BODY_CHILD -> Dom.children(element(Namespaces.SOAP, "Body")).get(0);
    };
  }

  private void insert(Node place, Node hidden, Element evil) {
    Node before =
        switch (variant.place()) {
          case BEFORE_EVIL -> evil;
          case AFTER_EVIL -> evil.getNextSibling();
          case HEADER_FIRST, SECURITY_FIRST, SIGNATURE_FIRST, BEFORE_HEADER ->
              place.getFirstChild();
          default -> null;
        };
    place.insertBefore(hidden, before);
  }

  /** The one that is read: the first, which the hidden one never is at this moment. */
  private Element element(String namespace, String name) {
    return (Element) document.getElementsByTagNameNS(namespace, name).item(0);
  }
}

package jukigate.wire.envelope;

import static jukigate.domain.refusal.RefusalCode.BODY_STRUCTURE;
import static jukigate.domain.refusal.RefusalCode.ENVELOPE_STRUCTURE;
import static jukigate.domain.refusal.RefusalCode.HEADER_INVALID;
import static jukigate.domain.refusal.RefusalCode.HEADER_MISSING;
import static jukigate.domain.refusal.RefusalCode.HEADER_NOT_UNDERSTOOD;
import static jukigate.domain.refusal.RefusalCode.HEADER_REPEATED;
import static jukigate.domain.refusal.RefusalCode.HEADER_UNKNOWN;
import static jukigate.domain.refusal.RefusalCode.NOT_AN_ENVELOPE;
import static jukigate.domain.refusal.RefusalCode.SECURITY_MISSING;
import static jukigate.domain.refusal.RefusalCode.SECURITY_STRUCTURE;
import static jukigate.domain.refusal.RefusalCode.TOKEN_UNSUPPORTED;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.xml.namespace.QName;
import jukigate.domain.refusal.Refusal;
import jukigate.domain.refusal.RefusalCode;
import jukigate.wire.xml.Dom;
import jukigate.wire.xml.Names;
import org.w3c.dom.Attr;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/** Finds each part of an envelope at its one place; anything else in the envelope is refused. */
final class Structure {
  private static final QName MUST_UNDERSTAND = new QName(Namespaces.SOAP, "mustUnderstand");
  private static final QName WSU_ID = new QName(Namespaces.WSU, "Id");
  private static final QName ID = new QName("Id");
  private static final Set<Part> REQUIRED_IN_SECURITY =
      Set.of(Part.TOKEN, Part.TIMESTAMP, Part.SIGNATURE);

  private final Direction direction;
  private final Map<Part, Element> parts = new EnumMap<>(Part.class);

  Structure(Direction direction) {
    this.direction = direction;
  }

  Map<Part, Element> parts() {
    return parts;
  }

  /** Fills {@link #parts()}, or tells the first thing that is wrong. */
  Optional<Refusal> read(Document document) {
    Element root = document.getDocumentElement();
    if (!Dom.is(root, Namespaces.SOAP, "Envelope")) {
      return refuse(NOT_AN_ENVELOPE);
    }
    List<Element> children = Dom.children(root);
    if (children.size() != 2
        || !Dom.is(children.get(0), Namespaces.SOAP, "Header")
        || !Dom.is(children.get(1), Namespaces.SOAP, "Body")) {
      return refuse(ENVELOPE_STRUCTURE, "children");
    }
    Element header = children.get(0);
    Element body = children.get(1);
    if (!isPlain(root) || !isPlain(header) || !hasOnly(body, Set.of(WSU_ID, ID))) {
      return refuse(ENVELOPE_STRUCTURE, "text or attribute");
    }
    parts.put(Part.BODY, body);
    return readHeaders(header).or(this::readSecurity).or(() -> readBody(body));
  }

  private static boolean isPlain(Element element) {
    return Dom.hasOnlyElements(element) && hasOnly(element, Set.of(WSU_ID));
  }

  private static boolean hasOnly(Element element, Set<QName> allowed) {
    return Dom.attributes(element).stream().allMatch(a -> allowed.contains(Dom.nameOf(a)));
  }

  private Optional<Refusal> readHeaders(Element header) {
    for (Element child : Dom.children(header)) {
      Optional<Refusal> refusal = readHeader(child);
      if (refusal.isPresent()) {
        return refusal;
      }
    }
    for (Part part : Part.values()) {
      if (part.isRequiredIn(direction) && !parts.containsKey(part)) {
        return part == Part.SECURITY
            ? refuse(SECURITY_MISSING)
            : refuse(HEADER_MISSING, part.label());
      }
    }
    return Optional.empty();
  }

  private Optional<Refusal> readHeader(Element child) {
    Optional<Part> part = Part.header(Dom.nameOf(child), direction);
    if (part.isEmpty()) {
      String must = child.getAttributeNS(Namespaces.SOAP, "mustUnderstand");
      RefusalCode code = must.equals("1") ? HEADER_NOT_UNDERSTOOD : HEADER_UNKNOWN;
      return refuse(code, Names.label(child));
    }
    if (parts.put(part.get(), child) != null) {
      return part.get() == Part.SECURITY
          ? refuse(SECURITY_STRUCTURE, "more than one")
          : refuse(HEADER_REPEATED, part.get().label());
    }
    if (!hasOnly(child, Set.of(WSU_ID, MUST_UNDERSTAND)) || !isMustUnderstandSound(child)) {
      return part.get() == Part.SECURITY
          ? refuse(SECURITY_STRUCTURE, "attribute")
          : refuse(HEADER_INVALID, part.get().label());
    }
    return Optional.empty();
  }

  private static boolean isMustUnderstandSound(Element header) {
    Attr must = header.getAttributeNodeNS(Namespaces.SOAP, "mustUnderstand");
    return must == null || must.getValue().equals("0") || must.getValue().equals("1");
  }

  private Optional<Refusal> readSecurity() {
    Element security = parts.get(Part.SECURITY);
    if (!Dom.hasOnlyElements(security)) {
      return refuse(SECURITY_STRUCTURE, "text");
    }
    for (Element child : Dom.children(security)) {
      Optional<Part> part = Part.securityChild(Dom.nameOf(child));
      if (part.isEmpty()) {
        return isForeignToken(child)
            ? refuse(TOKEN_UNSUPPORTED, Names.label(child))
            : refuse(SECURITY_STRUCTURE, Names.label(child));
      }
      if (part.get() == Part.SIGNATURE && !parts.containsKey(Part.TOKEN)) {
        return refuse(SECURITY_STRUCTURE, "BinarySecurityToken comes before Signature");
      }
      if (parts.put(part.get(), child) != null) {
        return refuse(SECURITY_STRUCTURE, "more than one " + part.get().label());
      }
    }
    for (Part part : REQUIRED_IN_SECURITY.stream().sorted().toList()) {
      if (!parts.containsKey(part)) {
        return refuse(SECURITY_STRUCTURE, "no " + part.label());
      }
    }
    return Optional.empty();
  }

  /** Tokens of other kinds: user name, SAML, Kerberos, derived keys, security contexts. */
  private static boolean isForeignToken(Element child) {
    String local = String.valueOf(child.getLocalName());
    return local.endsWith("Token") || local.equals("Assertion");
  }

  private Optional<Refusal> readBody(Element body) {
    Optional<Element> child = Dom.onlyChild(body);
    if (child.isEmpty()) {
      return refuse(BODY_STRUCTURE);
    }
    QName name = Dom.nameOf(child.get());
    boolean soap = name.getNamespaceURI().equals(Namespaces.SOAP);
    boolean fault = direction == Direction.ANSWER && name.equals(Namespaces.SOAP_FAULT);
    if (soap && !fault) {
      return refuse(BODY_STRUCTURE);
    }
    boolean encrypted = name.equals(new QName(Namespaces.XENC, "EncryptedData"));
    if (encrypted != parts.containsKey(Part.ENCRYPTED_KEY)
        || (parts.containsKey(Part.REFERENCE_LIST) && !encrypted)) {
      return refuse(SECURITY_STRUCTURE, "EncryptedKey and EncryptedData belong together");
    }
    return Optional.empty();
  }

  private static Optional<Refusal> refuse(RefusalCode code, Object... arguments) {
    return Optional.of(Refusal.of(code, arguments));
  }
}

package jukigate.wire.message;

import java.util.Optional;
import javax.xml.namespace.QName;
import jukigate.domain.Language;
import jukigate.domain.refusal.Refusal;
import jukigate.domain.refusal.Stage;
import jukigate.wire.envelope.Namespaces;
import jukigate.wire.xml.Dom;
import jukigate.wire.xml.SafeXml;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/**
 * soap:Fault made from a refusal, and read back (SOAP 1.1 §4.4). A refusal about security says its
 * id and nothing more, so that an attacker learns nothing; one about the business says what to
 * correct.
 */
public final class FaultBody {
  private static final String XML = "http://www.w3.org/XML/1998/namespace";
  private static final String TERSE_EN = "The message was refused.";
  private static final String TERSE_JA = "電文は拒否されました。";

  private FaultBody() {}

  /**
   * The fault as the child of a soap:Body.
   *
   * @param correlationId joins the fault with the journal; 1 to 128 of {@code 0-9 A-Z a-z : . _ -}
   */
  public static Element of(Refusal refusal, String correlationId) {
    Document document = SafeXml.newDocument();
    Element fault = document.createElementNS(Namespaces.SOAP, "soap:Fault");
    document.appendChild(fault);
    QName code = refusal.code().faultCode().qName();
    String prefix = code.getNamespaceURI().equals(Namespaces.SOAP) ? "soap" : "code";
    fault.setAttributeNS(Namespaces.XMLNS, "xmlns:soap", Namespaces.SOAP);
    fault.setAttributeNS(Namespaces.XMLNS, "xmlns:" + prefix, code.getNamespaceURI());
    add(fault, null, "faultcode", prefix + ":" + code.getLocalPart());
    boolean open = isOpen(refusal.code().stage());
    add(fault, null, "faultstring", open ? refusal.text(Language.EN) : TERSE_EN)
        .setAttributeNS(XML, "xml:lang", "en");
    Element detail = document.createElementNS(null, "detail");
    fault.appendChild(detail);
    writeDetail(detail, refusal, correlationId, open);
    return fault;
  }

  private static void writeDetail(
      Element detail, Refusal refusal, String correlationId, boolean open) {
    Element element = add(detail, Namespaces.FAULT, "f:Refusal", "");
    element.setAttributeNS(Namespaces.XMLNS, "xmlns:f", Namespaces.FAULT);
    add(element, Namespaces.FAULT, "f:id", refusal.code().id());
    if (open) {
      add(element, Namespaces.FAULT, "f:stage", refusal.code().stage().name());
    }
    add(element, Namespaces.FAULT, "f:correlationId", correlationId);
    addText(element, "ja", open ? refusal.text(Language.JA) : TERSE_JA);
    addText(element, "en", open ? refusal.text(Language.EN) : TERSE_EN);
    if (open) {
      refusal.arguments().forEach(value -> add(element, Namespaces.FAULT, "f:argument", value));
    }
  }

  /** Whether the sender may know everything: rules of the business and of operation. */
  private static boolean isOpen(Stage stage) {
    return switch (stage) {
      case BUSINESS, VALIDATE, FORWARD, OPERATE -> true;
      case PARSE, UNSEAL, IDENTIFY, AUTHORIZE, ADMIT, SEAL, MEDIUM -> false;
    };
  }

  private static void addText(Element parent, String language, String text) {
    add(parent, Namespaces.FAULT, "f:text", text).setAttributeNS(XML, "xml:lang", language);
  }

  private static Element add(Element parent, String namespace, String name, String text) {
    Element child = parent.getOwnerDocument().createElementNS(namespace, name);
    if (!text.isEmpty()) {
      child.setTextContent(text);
    }
    parent.appendChild(child);
    return child;
  }

  /** What a soap:Fault says, of this network or any other; empty when it is not a soap:Fault. */
  public static Optional<ReceivedFault> read(Element body) {
    if (!Dom.is(body, Namespaces.SOAP, "Fault")) {
      return Optional.empty();
    }
    String string = childText(body, "faultstring");
    Optional<Element> refusal =
        child(body, "detail").flatMap(d -> Dom.child(d, Namespaces.FAULT, "Refusal"));
    return Optional.of(
        new ReceivedFault(
            refusal.map(element -> text(element, "id")).orElse(""),
            refusal.map(element -> text(element, "correlationId")).orElse(""),
            faultCode(body),
            refusal.flatMap(element -> text(element, Language.JA)).orElse(string),
            refusal.flatMap(element -> text(element, Language.EN)).orElse(string)));
  }

  private static Optional<Element> child(Element parent, String name) {
    return Dom.children(parent).stream()
        .filter(child -> child.getNamespaceURI() == null && name.equals(child.getLocalName()))
        .findFirst();
  }

  private static String childText(Element parent, String name) {
    return child(parent, name).flatMap(Dom::text).orElse("");
  }

  private static String text(Element refusal, String name) {
    return Dom.child(refusal, Namespaces.FAULT, name).flatMap(Dom::text).orElse("");
  }

  private static Optional<String> text(Element refusal, Language language) {
    return Dom.children(refusal).stream()
        .filter(child -> Dom.is(child, Namespaces.FAULT, "text"))
        .filter(c -> c.getAttributeNS(XML, "lang").equals(language.locale().getLanguage()))
        .findFirst()
        .flatMap(Dom::text);
  }

  private static QName faultCode(Element fault) {
    Element code = child(fault, "faultcode").orElse(fault);
    String text = Dom.text(code).orElse("").strip();
    int colon = text.indexOf(':');
    String prefix = colon < 0 ? null : text.substring(0, colon);
    String namespace = code.lookupNamespaceURI(prefix);
    return new QName(namespace == null ? "" : namespace, text.substring(colon + 1));
  }
}

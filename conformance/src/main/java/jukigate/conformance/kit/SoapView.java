package jukigate.conformance.kit;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.xml.namespace.QName;
import jukigate.conformance.stand.Arrival;
import jukigate.domain.message.Payload;
import jukigate.domain.refusal.Outcome;
import jukigate.wire.xml.SafeXml;
import jukigate.wire.xml.XmlLimits;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/** A message as elements, however wrong it is otherwise. */
record SoapView(Document document) {
  static final String SOAP = "http://schemas.xmlsoap.org/soap/envelope/";
  static final String WSA = "http://www.w3.org/2005/08/addressing";
  static final String DISPATCH = "urn:jukigate:dispatch:v1";
  static final String DS = "http://www.w3.org/2000/09/xmldsig#";
  private static final String OASIS =
      "http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-wssecurity-";
  static final String WSSE = OASIS + "secext-1.0.xsd";
  static final String WSU = OASIS + "utility-1.0.xsd";

  /** Refused where it cannot be read at all. */
  static Outcome<SoapView> of(Arrival arrival) {
    return arrival.document().map(SoapView::new);
  }

  /** The same of any bytes. */
  static Outcome<SoapView> of(Payload bytes) {
    return SafeXml.parse(bytes, XmlLimits.DEFAULT).map(SoapView::new);
  }

  Element root() {
    return document.getDocumentElement();
  }

  static List<Element> children(Node parent) {
    List<Element> all = new ArrayList<>();
    for (Node node = parent.getFirstChild(); node != null; node = node.getNextSibling()) {
      if (node instanceof Element element) {
        all.add(element);
      }
    }
    return all;
  }

  static Stream<Element> children(Node parent, String namespace, String name) {
    return children(parent).stream().filter(it -> is(it, namespace, name));
  }

  static boolean is(Element element, String namespace, String name) {
    return name.equals(element.getLocalName()) && namespace.equals(element.getNamespaceURI());
  }

  static QName name(Element element) {
    return new QName(element.getNamespaceURI(), element.getLocalName());
  }

  /** Children of the SOAP header. */
  List<Element> headers() {
    return children(root(), SOAP, "Header").flatMap(it -> children(it).stream()).toList();
  }

  Stream<Element> headers(String namespace, String name) {
    return headers().stream().filter(it -> is(it, namespace, name));
  }

  /** Trimmed text of the first such header. */
  Optional<String> addressing(String name) {
    return headers(WSA, name).findFirst().map(it -> it.getTextContent().strip());
  }

  Optional<Element> body() {
    return children(root(), SOAP, "Body").findFirst();
  }

  Optional<Element> payload() {
    return body().flatMap(it -> children(it).stream().findFirst());
  }

  Optional<Element> security() {
    return headers(WSSE, "Security").findFirst();
  }

  Optional<Element> security(String namespace, String name) {
    return security().flatMap(it -> children(it, namespace, name).findFirst());
  }

  /** Every descendant of the signature with this name. */
  Stream<Element> inSignature(String name) {
    return security(DS, "Signature").stream().flatMap(it -> descendants(it, DS, name));
  }

  static Stream<Element> descendants(Element element, String namespace, String name) {
    var found = element.getElementsByTagNameNS(namespace, name);
    return IntStream.range(0, found.getLength()).mapToObj(i -> (Element) found.item(i));
  }
}

package jukigate.conformance.contract;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.xml.XMLConstants;
import javax.xml.validation.Schema;
import jukigate.domain.message.Operation;
import jukigate.domain.refusal.Outcome;
import jukigate.domain.refusal.RefusalCode;
import jukigate.wire.xml.SafeXml;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;

/**
 * A WSDL 1.1 as a contract pack has it: what its operations are called on the wire.
 * Document/literal only; an operation {@code X} asks with an element {@code X} and is answered with
 * {@code XResponse}.
 */
record WsdlFile(Path file, Document document) {
  private static final String WSDL = "http://schemas.xmlsoap.org/wsdl/";
  private static final String SOAP = "http://schemas.xmlsoap.org/wsdl/soap/";
  private static final String WSAM = "http://www.w3.org/2007/05/addressing/metadata";
  private static final Schema FORM =
      SafeXml.schema(List.of(WsdlFile.class.getResource("wsdl.xsd")));

  /** Refused: FILE_UNREADABLE; FILE_INVALID where it is no WSDL. */
  static Outcome<WsdlFile> read(Path file) {
    return SafeXml.parseFile(file, FORM).map(document -> new WsdlFile(file, document));
  }

  boolean defines(String operation) {
    return defined(operation).isPresent();
  }

  private Optional<Element> defined(String operation) {
    return all(document, "portType")
        .flatMap(port -> children(port, "operation"))
        .filter(it -> it.getAttribute("name").equals(operation))
        .findFirst();
  }

  /**
   * The operation with its names on the wire: Action as wsam:Action says, else soapAction, else the
   * default of WS-Addressing Metadata 4.4.4. Refused with PACK_INVALID.
   */
  Outcome<Operation> named(Operation row) {
    Element defined = defined(row.name()).orElseThrow();
    return element(defined, "input", row.name())
        .then(
            asked ->
                element(defined, "output", row.response())
                    .then(
                        answered ->
                            asked.equals(answered)
                                ? Outcome.passed(
                                    row.named(
                                        asked,
                                        action(defined, "input").orElseGet(() -> soap(row)),
                                        action(defined, "output")
                                            .orElseGet(() -> usual(row, "Response"))))
                                : wrong(row.response() + ": " + answered + " != " + asked)));
  }

  /** Namespace of the element that the message of this direction carries. */
  private Outcome<String> element(Element operation, String direction, String name) {
    Optional<String> message =
        children(operation, direction).map(it -> local(it.getAttribute("message"))).findFirst();
    return all(document, "message")
        .filter(it -> Optional.of(it.getAttribute("name")).equals(message))
        .flatMap(it -> children(it, "part"))
        .filter(it -> local(it.getAttribute("element")).equals(name))
        .map(WsdlFile::namespace)
        .findFirst()
        .map(Outcome::passed)
        .orElseGet(
            () ->
                wrong(
                    operation.getAttribute("name")
                        + ": wsdl:"
                        + direction
                        + ": no part with element=\"…:"
                        + name
                        + "\""));
  }

  private static String namespace(Element part) {
    String element = part.getAttribute("element");
    int colon = element.indexOf(':');
    String found = part.lookupNamespaceURI(colon < 0 ? null : element.substring(0, colon));
    return found == null ? XMLConstants.NULL_NS_URI : found;
  }

  private static Optional<String> action(Element operation, String direction) {
    return children(operation, direction)
        .map(it -> it.getAttributeNS(WSAM, "Action"))
        .filter(it -> !it.isEmpty())
        .findFirst();
  }

  private String soap(Operation row) {
    return all(document, "binding")
        .flatMap(it -> children(it, "operation"))
        .filter(it -> it.getAttribute("name").equals(row.name()))
        .flatMap(it -> elements(it.getElementsByTagNameNS(SOAP, "operation")))
        .map(it -> it.getAttribute("soapAction"))
        .filter(it -> !it.isEmpty())
        .findFirst()
        .orElseGet(() -> usual(row, "Request"));
  }

  private String usual(Operation row, String end) {
    String target = document.getDocumentElement().getAttribute("targetNamespace");
    String between = target.startsWith("urn:") ? ":" : "/";
    String port =
        ((Element) defined(row.name()).orElseThrow().getParentNode()).getAttribute("name");
    return target.replaceFirst("/$", "") + between + port + between + row.name() + end;
  }

  private <T> Outcome<T> wrong(String what) {
    return Outcome.refused(RefusalCode.PACK_INVALID, file, what);
  }

  private static String local(String name) {
    return name.substring(name.indexOf(':') + 1);
  }

  private static Stream<Element> all(Document document, String name) {
    return elements(document.getElementsByTagNameNS(WSDL, name));
  }

  private static Stream<Element> children(Element parent, String name) {
    return elements(parent.getChildNodes())
        .filter(it -> WSDL.equals(it.getNamespaceURI()) && it.getLocalName().equals(name));
  }

  private static Stream<Element> elements(NodeList nodes) {
    return IntStream.range(0, nodes.getLength())
        .<Node>mapToObj(nodes::item)
        .filter(Element.class::isInstance)
        .map(Element.class::cast);
  }
}

package jukigate.contract;

import static jukigate.contract.ContractFiles.WSDL;
import static jukigate.contract.ContractFiles.all;
import static jukigate.contract.ContractFiles.children;
import static jukigate.contract.ContractFiles.wsdl;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import javax.xml.transform.dom.DOMSource;
import jukigate.domain.message.Operation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.xml.sax.SAXException;

/** The WSDL say what the domain says, in the shape of WS-I Basic Profile (JIS X 7361). */
class WsdlTest {
  private static final String SOAP = "http://schemas.xmlsoap.org/wsdl/soap/";
  private static final String WSAM = "http://www.w3.org/2007/05/addressing/metadata";

  static Stream<String> families() {
    return ContractFiles.FAMILIES.stream();
  }

  static Stream<Operation> operations() {
    return Operation.all();
  }

  @Test
  void operations_areThoseOfTheDomain() {
    Stream<String> found =
        families()
            .flatMap(family -> all(wsdl(family), WSDL, "portType"))
            .flatMap(portType -> children(portType, "operation"))
            .map(operation -> operation.getAttribute("name"));

    assertThat(found).containsExactlyElementsOf(operations().map(Operation::name).toList());
  }

  @ParameterizedTest
  @MethodSource("operations")
  void actions_areThoseOfTheDomain(Operation operation) {
    Element abstractOperation = operation(operation, "portType");

    assertThat(action(abstractOperation, "input")).isEqualTo(operation.requestAction());
    assertThat(action(abstractOperation, "output")).isEqualTo(operation.responseAction());
    assertThat(action(abstractOperation, "fault")).isEqualTo(Operation.FAULT_ACTION);
    assertThat(soap(operation(operation, "binding"), "operation").getAttribute("soapAction"))
        .isEqualTo(operation.requestAction());
  }

  @ParameterizedTest
  @MethodSource("operations")
  void bodyElements_areNamedLikeTheOperation(Operation operation) {
    Document document = wsdl(operation.service());

    assertThat(part(document, operation.name() + "Request", "request"))
        .isEqualTo("tns:" + operation.name());
    assertThat(part(document, operation.name() + "Response", "response"))
        .isEqualTo("tns:" + operation.name() + "Response");
    assertThat(document.getDocumentElement().getAttribute("targetNamespace"))
        .isEqualTo(operation.namespace());
  }

  @ParameterizedTest
  @MethodSource("operations")
  void binding_isDocumentLiteral_withOneBodyPart_andADeclaredFault(Operation operation) {
    Element bound = operation(operation, "binding");

    assertThat(soap(bound, "operation").getAttribute("style")).isEqualTo("document");
    assertThat(all(bound, SOAP, "body").map(body -> body.getAttribute("parts")))
        .containsExactly("request", "");
    assertThat(children(bound, "fault")).hasSize(1);
    assertThat(soap(bound, "fault").getAttribute("name")).isEqualTo("refusal");
    assertThat(all(bound, SOAP, "header").map(header -> header.getAttribute("part")))
        .containsExactly("dispatch");
    assertThat(
            Stream.of("body", "header", "fault")
                .flatMap(kind -> all(bound, SOAP, kind))
                .map(one -> one.getAttribute("use")))
        .allMatch("literal"::equals);
  }

  @ParameterizedTest
  @MethodSource("families")
  void wsdl_hasNeitherEncodingNorTypesInParts_norOverloading(String family) {
    Document document = wsdl(family);

    assertThat(all(document, "*", "*")).noneMatch(one -> one.hasAttribute("encodingStyle"));
    assertThat(all(document, WSDL, "part"))
        .allMatch(part -> part.hasAttribute("element") && !part.hasAttribute("type"));
    List<String> names =
        all(document, WSDL, "portType")
            .flatMap(portType -> children(portType, "operation"))
            .map(operation -> operation.getAttribute("name"))
            .toList();
    assertThat(names).doesNotHaveDuplicates().isNotEmpty();
    assertThat(all(document, SOAP, "binding").map(one -> one.getAttribute("transport")))
        .containsExactly("http://schemas.xmlsoap.org/soap/http");
  }

  @ParameterizedTest
  @MethodSource("families")
  void wsdl_importsOnlySchemasThatLieBesideIt(String family) {
    assertThat(
            all(wsdl(family), ContractFiles.XS, "import")
                .map(one -> one.getAttribute("schemaLocation")))
        .containsExactly("../xsd/" + family + ".xsd", "../xsd/dispatch.xsd", "../xsd/fault.xsd");
  }

  @ParameterizedTest
  @MethodSource("families")
  void types_compileWithTheCatalogAlone(String family) throws SAXException {
    Element types = all(wsdl(family), ContractFiles.XS, "schema").findFirst().orElseThrow();

    assertThat(ContractSchemas.factory().newSchema(new DOMSource(types))).isNotNull();
  }

  @ParameterizedTest
  @MethodSource("families")
  void address_isThatOfTheGateway(String family) {
    assertThat(all(wsdl(family), SOAP, "address").map(one -> one.getAttribute("location")))
        .containsExactly("https://gateway.jukigate.localhost:8443/" + family + "/v1");
  }

  @Test
  void servicesPortsAndBindings_haveNamesOfTheirOwn() {
    Stream<String> names =
        families()
            .flatMap(
                family ->
                    Stream.of("service", "port", "binding", "portType")
                        .flatMap(kind -> all(wsdl(family), WSDL, kind)))
            .map(one -> one.getAttribute("name"));

    assertThat(names.toList()).hasSize(4 * ContractFiles.FAMILIES.size()).doesNotHaveDuplicates();
  }

  private static Element operation(Operation operation, String parent) {
    return all(wsdl(operation.service()), WSDL, parent)
        .flatMap(one -> children(one, "operation"))
        .filter(one -> one.getAttribute("name").equals(operation.name()))
        .findFirst()
        .orElseThrow();
  }

  private static String action(Element operation, String direction) {
    return children(operation, direction).findFirst().orElseThrow().getAttributeNS(WSAM, "Action");
  }

  private static Element soap(Element parent, String name) {
    return all(parent, SOAP, name).findFirst().orElseThrow();
  }

  private static String part(Document document, String message, String part) {
    return all(document, WSDL, "message")
        .filter(one -> one.getAttribute("name").equals(message))
        .flatMap(one -> children(one, "part"))
        .filter(one -> one.getAttribute("name").equals(part))
        .findFirst()
        .orElseThrow()
        .getAttribute("element");
  }
}

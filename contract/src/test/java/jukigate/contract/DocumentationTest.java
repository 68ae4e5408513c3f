package jukigate.contract;

import static jukigate.contract.ContractFiles.children;
import static jukigate.contract.ContractFiles.schema;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/** Whoever reads a contract finds every type and element explained in both languages. */
class DocumentationTest {
  private static final Set<String> EXPLAINED =
      Set.of("schema", "element", "simpleType", "complexType", "enumeration", "attribute");
  private static final Set<String> SOURCED = Set.of("element", "simpleType", "complexType");

  static Stream<String> schemas() {
    return Stream.concat(ContractFiles.SCHEMAS.stream(), Stream.of("xml"));
  }

  @ParameterizedTest
  @MethodSource("schemas")
  void everyTypeElementAndCode_isExplainedInBothLanguages(String name) {
    Document document = schema(name);

    List<String> unexplained =
        Stream.concat(
                Stream.of(document.getDocumentElement()),
                ContractFiles.all(document, ContractFiles.XS, "*"))
            .filter(one -> EXPLAINED.contains(one.getLocalName()) && !isAnonymousType(one))
            .filter(one -> !isExplained(one))
            .map(DocumentationTest::label)
            .toList();

    assertThat(unexplained).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("schemas")
  void everyGlobalTypeAndElement_namesItsSource(String name) {
    List<String> unsourced =
        SOURCED.stream()
            .flatMap(kind -> children(schema(name).getDocumentElement(), kind))
            .filter(one -> appinfo(one, "urn:jukigate:source").noneMatch(text -> !text.isBlank()))
            .map(DocumentationTest::label)
            .toList();

    assertThat(unsourced).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("schemas")
  void codesOfThisProject_areMarkedAsSuch(String name) {
    List<String> unmarked =
        children(schema(name).getDocumentElement(), "simpleType")
            .filter(type -> type.getAttribute("name").endsWith("ReasonCode"))
            .filter(type -> !type.getAttribute("name").startsWith("notified"))
            .filter(type -> text(type, "en").noneMatch(text -> text.contains("this project's own")))
            .map(DocumentationTest::label)
            .toList();

    assertThat(unmarked).isEmpty();
  }

  @Test
  void everyOperation_isExplainedInBothLanguages() {
    for (String family : ContractFiles.FAMILIES) {
      assertThat(ContractFiles.all(ContractFiles.wsdl(family), ContractFiles.WSDL, "documentation"))
          .as(family)
          .hasSizeGreaterThanOrEqualTo(3)
          .allSatisfy(
              documentation ->
                  assertThat(children(documentation, "text").map(DocumentationTest::language))
                      .containsExactly("ja", "en"));
    }
  }

  private static boolean isExplained(Element element) {
    return text(element, "ja").anyMatch(text -> text.codePoints().anyMatch(c -> c > 0x3000))
        && text(element, "en").anyMatch(text -> text.matches("(?s).*[A-Za-z]{2}.*"));
  }

  private static boolean isAnonymousType(Element element) {
    return element.getLocalName().equals("complexType") && element.getAttribute("name").isEmpty();
  }

  private static Stream<String> text(Element element, String language) {
    return children(element, "annotation")
        .flatMap(annotation -> children(annotation, "documentation"))
        .filter(text -> language(text).equals(language))
        .map(Element::getTextContent);
  }

  private static Stream<String> appinfo(Element element, String source) {
    return children(element, "annotation")
        .flatMap(annotation -> children(annotation, "appinfo"))
        .filter(appinfo -> appinfo.getAttribute("source").equals(source))
        .map(Element::getTextContent);
  }

  private static String language(Element text) {
    return text.getAttributeNS(ContractFiles.XML, "lang");
  }

  private static String label(Element element) {
    String name = element.getAttribute("name");
    return element.getLocalName() + " " + (name.isEmpty() ? element.getAttribute("value") : name);
  }
}

package jukigate.contract;

import static jukigate.contract.ContractFiles.all;
import static jukigate.contract.ContractFiles.schema;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What holds for every schema. */
class SchemasTest {
  static Stream<String> schemas() {
    return ContractFiles.SCHEMAS.stream();
  }

  @ParameterizedTest
  @MethodSource("schemas")
  void schema_compilesWithTheCatalogAlone(String name) {
    assertThat(ContractSchemas.compile(name)).isNotNull();
  }

  @Test
  void allSchemas_compileTogether() {
    assertThat(ContractSchemas.compile(ContractFiles.SCHEMAS.toArray(String[]::new))).isNotNull();
  }

  @ParameterizedTest
  @MethodSource("schemas")
  void namespace_isVersioned_andLocalElementsAreQualified(String name) {
    var root = schema(name).getDocumentElement();

    assertThat(root.getAttribute("targetNamespace")).matches("urn:jukigate:[a-z-]+:v[0-9]+");
    assertThat(root.getAttribute("elementFormDefault")).isEqualTo("qualified");
  }

  @ParameterizedTest
  @MethodSource("schemas")
  void occurrence_isUnboundedOrBelowTheLimitOfSecureProcessing(String name) {
    assertThat(
            all(schema(name), ContractFiles.XS, "*")
                .map(one -> one.getAttribute("maxOccurs"))
                .filter(max -> !max.isEmpty() && !max.equals("unbounded"))
                .map(Integer::valueOf))
        .allMatch(max -> max <= 5000);
  }

  @ParameterizedTest
  @MethodSource("schemas")
  void dateOfTheRegister_isNeverAnXmlSchemaDate(String name) {
    assertThat(all(schema(name), ContractFiles.XS, "*"))
        .noneMatch(one -> one.getAttribute("type").matches("xs:(date|g[A-Z].*)"))
        .noneMatch(one -> one.getAttribute("base").matches("xs:(date|g[A-Z].*)"));
  }

  @ParameterizedTest
  @MethodSource("schemas")
  void text_isNeverUnbounded(String name) {
    assertThat(all(schema(name), ContractFiles.XS, "element"))
        .filteredOn(one -> one.getAttribute("type").matches("xs:(string|anyType|base64Binary)"))
        .allMatch(one -> name.equals("fault") && one.getAttribute("name").equals("argument"));
  }

  @ParameterizedTest
  @MethodSource("schemas")
  void pattern_staysInTheBasicPlane_soThatEveryValidatorCompilesIt(String name) {
    assertThat(all(schema(name), ContractFiles.XS, "pattern").map(one -> one.getAttribute("value")))
        .allMatch(pattern -> pattern.codePoints().allMatch(c -> c < 0x10000));
  }

  @Test
  void catalog_leadsToFilesThatDeclareTheNamespace() {
    assertThat(ContractSchemas.catalog())
        .hasSize(ContractFiles.SCHEMAS.size() + 1)
        .allSatisfy(
            (namespace, resource) ->
                assertThat(
                        ContractFiles.document(resource)
                            .getDocumentElement()
                            .getAttribute("targetNamespace"))
                    .isEqualTo(namespace));
  }
}

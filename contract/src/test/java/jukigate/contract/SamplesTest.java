package jukigate.contract;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.xml.bind.JAXBContext;
import jakarta.xml.bind.JAXBException;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.xml.validation.Schema;
import jukigate.domain.message.Operation;
import jukigate.domain.number.IndividualNumber;
import jukigate.domain.number.LocalGovernmentCode;
import jukigate.domain.number.ResidentCode;
import jukigate.domain.number.SyntheticBlock;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.xmlunit.builder.DiffBuilder;

/** Whole messages: what is valid, what is not, and that nothing is lost through the classes. */
class SamplesTest {
  private static Schema schema;

  @BeforeAll
  static void compile() {
    schema = ContractSchemas.compile(ContractFiles.SCHEMAS.toArray(String[]::new));
  }

  static Stream<String> samples() {
    return Stream.concat(
        Operation.all().map(Operation::name).flatMap(name -> Stream.of(name, name + "Response")),
        Stream.of("Dispatch", "Refusal", "ResidentRecord"));
  }

  @ParameterizedTest
  @MethodSource("samples")
  void sample_isValid(String name) {
    assertThat(problems(sample(name))).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("samples")
  void sample_survivesTheGeneratedClassesUnchanged(String name) throws JAXBException {
    String before = sample(name);
    JAXBContext context =
        JAXBContext.newInstance(
            ContractFiles.SCHEMAS.stream()
                .map(schema -> "register-types".equals(schema) ? "types" : schema.replace("-", ""))
                .map(schema -> "jukigate.contract." + schema)
                .collect(Collectors.joining(":")));

    StringWriter after = new StringWriter();
    context
        .createMarshaller()
        .marshal(context.createUnmarshaller().unmarshal(new StringReader(before)), after);

    assertThat(
            DiffBuilder.compare(before)
                .withTest(after.toString())
                .withAttributeFilter(attribute -> !"Id".equals(attribute.getLocalName()))
                .ignoreWhitespace()
                .checkForSimilar()
                .build()
                .getDifferences())
        .isEmpty();
  }

  @ParameterizedTest
  @MethodSource("samples")
  void numbersOfASample_areSyntheticAndComplete(String name) {
    Document sample = ContractFiles.document("samples/" + name + ".xml");

    assertThat(texts(sample, "residentCode", "formerResidentCode"))
        .allMatch(text -> ResidentCode.parse(text).filter(SyntheticBlock::contains).isPresent());
    assertThat(texts(sample, "individualNumber"))
        .allMatch(
            text -> IndividualNumber.parse(text).filter(SyntheticBlock::contains).isPresent());
    assertThat(ContractFiles.all(sample, "*", "*"))
        .filteredOn(one -> one.getLocalName().toLowerCase(Locale.ROOT).endsWith("municipalitycode"))
        .allMatch(one -> LocalGovernmentCode.parse(one.getTextContent()).isPresent());
  }

  @ParameterizedTest
  @CsvSource({"relation", "postalCode", "becameResidentOn", "operatorId", "name", "residentCode"})
  void r1_identityUpdate_withANinthItem_isInvalid(String ninth) {
    String message = sample("UpdateIdentity");

    assertThat(
            problems(
                message.replace("</p:record>", "<p:" + ninth + ">妻</p:" + ninth + "></p:record>")))
        .isNotEmpty();
    assertThat(problems(message.replace("<p:sex>", "<p:" + ninth + ">妻</p:" + ninth + "><p:sex>")))
        .isNotEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "residentCode",
    "name",
    "birthDate",
    "sex",
    "address",
    "individualNumber",
    "eventReason",
    "eventDate"
  })
  void identityUpdate_withoutOneOfTheEight_isInvalid(String item) {
    String message = sample("UpdateIdentity");
    String without = message.replaceFirst("(?s)<p:" + item + ">.*</p:" + item + ">", "");

    assertThat(without).isNotEqualTo(message);
    assertThat(problems(without)).isNotEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "UpdateIdentity,         <p:eventReason>A03, <p:eventReason>C10",
    "UpdateIdentity,         <p:eventReason>A03, <p:eventReason>N01",
    "UpdateIdentity,         <p:eventReason>A03, <p:eventReason>Z99",
    "UpdateIdentity,         <p:sex>2, <p:sex>3",
    "UpdateIdentity,         <p:residentCode>99, <p:residentCode>9",
    "UpdateIdentity,         <p:residentCode>99, <p:residentCode>９9",
    "UpdateIdentity,         <p:individualNumber>999, <p:individualNumber>9999",
    "UpdateIdentity,         <p:municipalityCode>221007, <p:municipalityCode>481007",
    "UpdateIdentity,         <p:updateNumber>1, <p:updateNumber>0",
    "UpdateIdentity,         <t:month>7, <t:month>13",
    "UpdateIdentity,         <t:day>30, <t:day>32",
    "UpdateIdentity,         <t:form>F00, <t:form>F15",
    "UpdateIdentity,         <t:era>M, <t:era>X",
    "UpdateIdentity,         J+AEAC, U+AEAC",
    "UpdateIdentity,         J+AEAC, J+aeac",
    "UpdateIdentity,         静岡市葵区, ' 静岡市葵区'",
    "UpdateIdentityResponse, +09:00, ''",
    "UpdateIdentityResponse, pref-220001, pref-22",
    "UpdateCardState,        K05, K09",
    "UpdateCardStateResponse, Z03, Z07",
    "RequestResidenceCopy,   <p:scope>1, <p:scope>4",
    "SendResidenceCopy,      H01, H99",
    "Dispatch,               P01, P77",
    "Dispatch,               op-0001, ''",
    "Refusal,                JG-B05, B05",
    "ResidentRecord,         4208602, 420-8602",
    "ResidentRecord,         しずおか　はなこ, Shizuoka",
  })
  void value_thatBreaksItsRule_isInvalid(String sample, String from, String to) {
    String message = sample(sample);
    String broken = message.replace(from, to);

    assertThat(broken).isNotEqualTo(message);
    assertThat(problems(broken)).isNotEmpty();
  }

  @Test
  void residenceCopyResponse_isApprovedRefusedOrPending_neverTwo() {
    String approved = sample("RequestResidenceCopyResponse");
    String refused = "<p:refused><p:reason>H02</p:reason></p:refused>";
    String pending = "<p:pending><p:receiptNumber>R-1</p:receiptNumber></p:pending>";
    String choice = "(?s)<p:approved>.*</p:approved>";

    assertThat(problems(approved.replaceFirst(choice, refused))).isEmpty();
    assertThat(problems(approved.replaceFirst(choice, pending))).isEmpty();
    assertThat(problems(approved.replaceFirst(choice, ""))).isNotEmpty();
    assertThat(problems(approved.replaceFirst(choice, refused + pending))).isNotEmpty();
  }

  @Test
  void longestText_ofCharactersWithVariationSelectors_isValid() {
    String longest = "\uD842\uDFB7\uDB40\uDD00".repeat(200);

    assertThat(problems(sample("UpdateIdentity").replace("静岡市葵区追手町5番1号", longest))).isEmpty();
    assertThat(problems(sample("UpdateIdentity").replace("静岡市葵区追手町5番1号", "市".repeat(1601))))
        .isNotEmpty();
  }

  private static List<String> texts(Document document, String... names) {
    return Stream.of(names)
        .flatMap(name -> ContractFiles.all(document, "*", name))
        .map(Element::getTextContent)
        .filter(text -> !text.equals("true"))
        .toList();
  }

  private static List<String> problems(String xml) {
    return ContractSchemas.problems(schema, xml);
  }

  private static String sample(String name) {
    try (InputStream in = ContractFiles.open("samples/" + name + ".xml")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

package jukigate.app.record;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import jukigate.app.scenario.BodyFile;
import jukigate.app.scenario.Form;
import jukigate.app.scenario.Library;
import jukigate.app.scenario.Step;
import jukigate.app.scenario.Values;
import jukigate.domain.message.Payload;
import jukigate.domain.number.IndividualNumber;
import jukigate.domain.number.ResidentCode;
import jukigate.domain.number.SyntheticBlock;
import jukigate.gateway.validate.ContractPack;
import jukigate.wire.xml.SafeXml;
import jukigate.wire.xml.XmlLimits;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.w3c.dom.Element;

class PseudonymsTest {
  private static final ContractPack CONTRACT = ContractPack.own();
  private static final byte[] SECRET = {1, 2, 3};

  private final Pseudonyms pseudonyms = new Pseudonyms(SECRET);

  static Stream<Form> bodies() {
    return Library.read(Path.of("..", "scenarios")).orThrow().scenarios().stream()
        .flatMap(scenario -> scenario.steps().stream())
        .flatMap(
            step -> step instanceof Step.Send send ? Stream.of(send.sending().body()) : Stream.of())
        .filter(form -> form.filled(Values.NONE).isPassed()) // the others wait for a message
        .distinct();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("bodies")
  void bodyOfOtherResidents_isAsValidAsItWas(Form file) {
    Element body = BodyFile.read(file, Values.NONE).orThrow();
    boolean valid = SafeXml.validate(CONTRACT.schema(), body).isPassed();
    Element other = pseudonyms.of(body);
    assertThat(SafeXml.validate(CONTRACT.schema(), other).isPassed())
        .as(BodyFile.text(other))
        .isEqualTo(valid);
    assertThat(texts(other, "residentCode"))
        .noneMatch(
            it -> ResidentCode.parse(it).isPresent() && texts(body, "residentCode").contains(it));
  }

  @Test
  void personalData_isReplacedAndNothingElse() {
    Element other = pseudonyms.of(body("架空　太郎", "静岡県静岡市葵区架空町5番5号"));
    assertThat(BodyFile.text(other)).doesNotContain("太郎", "架空町5番5号", "99850000057", "かくう");
    assertThat(texts(other, "address").iterator().next()).startsWith("静岡県静岡市葵区").hasSize(15);
    assertThat(texts(other, "name").iterator().next()).matches(".{2}　.{2}");
    assertThat(texts(other, "requestNumber")).containsExactly("R-1");
    assertThat(texts(other, "year")).containsExactly("5");
  }

  @Test
  void numbers_areSyntheticWithRightCheckDigits() {
    Element other = pseudonyms.of(body("架空　太郎", "架空町"));
    ResidentCode code = ResidentCode.parse(texts(other, "residentCode").iterator().next()).get();
    assertThat(SyntheticBlock.contains(code)).isTrue();
    IndividualNumber number =
        IndividualNumber.parse(texts(other, "individualNumber").iterator().next()).get();
    assertThat(SyntheticBlock.contains(number)).isTrue();
  }

  @Test
  void oneValue_becomesOnePseudonymThroughoutARecording() {
    Element first = pseudonyms.of(body("架空　太郎", "架空町"));
    Element second = pseudonyms.of(body("架空　太郎", "見本町"));
    assertThat(texts(second, "residentCode")).isEqualTo(texts(first, "residentCode"));
    assertThat(texts(second, "name")).isEqualTo(texts(first, "name"));
    assertThat(texts(second, "address")).isNotEqualTo(texts(first, "address"));
  }

  @Test
  void anotherRecording_hasOtherPseudonyms() {
    Element body = body("架空　太郎", "架空町");
    Element other = new Pseudonyms(new byte[] {9}).of(body);
    assertThat(texts(other, "residentCode"))
        .isNotEqualTo(texts(pseudonyms.of(body), "residentCode"));
  }

  @Test
  void residentOfAnotherCopy_isNobodyHere() {
    ResidentCode original = SyntheticBlock.residentCode(5);
    ResidentCode first = pseudonyms.of(original);
    Set<String> taken = new HashSet<>(Set.of(first.value()));
    ResidentCode second = new Pseudonyms(SECRET, taken).of(original);
    assertThat(second).isNotEqualTo(first);
    assertThat(taken).containsExactlyInAnyOrder(first.value(), second.value());
  }

  @Test
  void residents_stayDifferentPersons() {
    Set<String> codes =
        IntStream.range(0, 20_000)
            .mapToObj(i -> pseudonyms.of(SyntheticBlock.residentCode(i)).value())
            .collect(Collectors.toSet());
    assertThat(codes).hasSize(20_000);
  }

  @Test
  void readingWithAndWithoutMarks_staysThatOfOnePerson() {
    Element marked = pseudonyms.of(body("がくう", "架空町"));
    Element plain = pseudonyms.of(body("かくう", "架空町"));
    assertThat(texts(marked, "name")).isEqualTo(texts(plain, "name"));
  }

  @Test
  void gaijiAndVariationSelectors_stay() {
    Element other = pseudonyms.of(body("葛\uDB40\uDD00\uE000𠮷", "架空町"));
    assertThat(texts(other, "name").iterator().next()).endsWith("\uDB40\uDD00\uE000𠮷");
  }

  private static Set<String> texts(Element body, String name) {
    var found = body.getElementsByTagNameNS("*", name);
    return IntStream.range(0, found.getLength())
        .mapToObj(i -> found.item(i).getTextContent().strip())
        .collect(Collectors.toSet());
  }

  private static Element body(String name, String address) {
    String xml =
        """
        <u:UpdateIdentity xmlns:u="urn:jukigate:identity-update:v1"><requestNumber>R-1</requestNumber>\
        <u:residentCode>99850000057</u:residentCode><u:individualNumber>999850000058</u:individualNumber>\
        <u:name>NAME</u:name><u:furigana>かくう　たろう</u:furigana><u:address>ADDRESS</u:address>\
        <u:birthDate><u:year>5</u:year><u:day>6</u:day></u:birthDate></u:UpdateIdentity>"""
            .replace("NAME", name)
            .replace("ADDRESS", address);
    return SafeXml.parse(Payload.ofUtf8(xml), XmlLimits.DEFAULT).orThrow().getDocumentElement();
  }
}

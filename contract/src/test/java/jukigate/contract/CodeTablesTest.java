package jukigate.contract;

import static jukigate.contract.ContractFiles.all;
import static jukigate.contract.ContractFiles.named;
import static jukigate.contract.ContractFiles.schema;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import jukigate.domain.message.Purpose;
import jukigate.domain.refusal.RefusalCode;
import jukigate.domain.refusal.Stage;
import jukigate.domain.register.CardEvent;
import jukigate.domain.register.CardState;
import jukigate.domain.register.Era;
import jukigate.domain.register.EventReason;
import jukigate.domain.register.ForeignCategory;
import jukigate.domain.register.PensionCategory;
import jukigate.domain.register.RecordStatus;
import jukigate.domain.register.Sex;
import jukigate.domain.register.SupplementKind;
import org.junit.jupiter.api.Test;

/** A code that a contract allows is a code that the domain knows, and the other way round. */
class CodeTablesTest {
  @Test
  void eventReasons_areThoseOfTheDomain() {
    assertThat(codes("register-types", "eventReasonCode"))
        .containsExactlyInAnyOrderElementsOf(
            Arrays.stream(EventReason.values()).map(EventReason::code).toList());
  }

  @Test
  void notifiedEventReasons_areThoseThatTheDomainSends() {
    assertThat(codes("register-types", "notifiedEventReasonCode"))
        .containsExactlyInAnyOrderElementsOf(
            Arrays.stream(EventReason.values())
                .filter(EventReason::isSent)
                .map(EventReason::code)
                .toList());
  }

  @Test
  void purposes_areThoseOfTheDomain() {
    assertSame("register-types", "purposeCode", Arrays.stream(Purpose.values()).map(Purpose::code));
  }

  @Test
  void supplementKinds_areThoseOfTheDomain() {
    assertSame(
        "register-types",
        "supplementKindCode",
        Arrays.stream(SupplementKind.values()).map(SupplementKind::code));
  }

  @Test
  void sexes_areThoseOfTheDomain() {
    assertSame("register-types", "sexCode", Arrays.stream(Sex.values()).map(Sex::code));
  }

  @Test
  void eras_areThoseOfTheDomainAndTheWesternYear() {
    assertSame(
        "register-types",
        "eraCode",
        Stream.concat(Arrays.stream(Era.values()).map(Era::letter), Stream.of("W")));
  }

  @Test
  void cardEventsAndStates_areThoseOfTheDomain() {
    assertSame(
        "register-types", "cardEventCode", Arrays.stream(CardEvent.values()).map(CardEvent::code));
    assertSame(
        "register-types", "cardStateCode", Arrays.stream(CardState.values()).map(CardState::code));
  }

  @Test
  void foreignCategories_areThoseOfTheDomain() {
    assertSame(
        "register-types",
        "residenceCategoryCode",
        Arrays.stream(ForeignCategory.values()).map(ForeignCategory::code));
  }

  @Test
  void pensionClasses_areThoseOfTheDomain() {
    assertSame(
        "out-migration",
        "pensionClassCode",
        Arrays.stream(PensionCategory.values()).map(PensionCategory::code));
  }

  @Test
  void recordStatuses_areThoseOfTheDomain() {
    assertSame(
        "resident-record",
        "recordStatusCode",
        Arrays.stream(RecordStatus.values()).map(RecordStatus::name));
  }

  @Test
  void stages_areThoseOfTheDomain() {
    assertSame("fault", "stage", Arrays.stream(Stage.values()).map(Stage::name));
  }

  @Test
  void refusalIds_fitTheContract() {
    String pattern =
        all(named(schema("fault"), "simpleType", "refusalId"), ContractFiles.XS, "pattern")
            .findFirst()
            .orElseThrow()
            .getAttribute("value");

    assertThat(Arrays.stream(RefusalCode.values()).map(RefusalCode::id))
        .allMatch(id -> id.matches(pattern));
  }

  @Test
  void checksNamedInAContract_areRefusalsOfTheCatalogue() {
    Stream<String> checks =
        all(schema("register-types"), ContractFiles.XS, "appinfo")
            .filter(appinfo -> appinfo.getAttribute("source").equals("urn:jukigate:check"))
            .flatMap(appinfo -> Stream.of(appinfo.getTextContent().split("; ")));

    assertThat(checks)
        .isNotEmpty()
        .isSubsetOf(Arrays.stream(RefusalCode.values()).map(Enum::name).toList());
  }

  private static void assertSame(String schema, String type, Stream<String> wanted) {
    assertThat(codes(schema, type)).containsExactlyInAnyOrderElementsOf(wanted.toList());
  }

  private static List<String> codes(String schema, String type) {
    return all(named(schema(schema), "simpleType", type), ContractFiles.XS, "enumeration")
        .map(code -> code.getAttribute("value"))
        .toList();
  }
}

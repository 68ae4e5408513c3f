package jukigate.simulators.resident.event;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import jukigate.domain.number.LocalGovernmentCode;
import jukigate.domain.refusal.Outcome;
import jukigate.domain.refusal.Refusal;
import jukigate.domain.refusal.RefusalCode;
import jukigate.domain.register.CardEvent;
import jukigate.domain.register.DateQualifier;
import jukigate.domain.register.EventReason;
import jukigate.domain.register.FamilyRegister;
import jukigate.domain.register.RegisterDate;
import jukigate.domain.register.UnifiedCode;
import jukigate.simulators.resident.event.ResidentEvent.CardChange;
import jukigate.simulators.resident.event.ResidentEvent.Correction;
import jukigate.simulators.resident.event.ResidentEvent.Entry;
import jukigate.simulators.resident.event.ResidentEvent.HouseholdEvent;
import jukigate.simulators.resident.event.ResidentEvent.MoveIn;
import jukigate.simulators.resident.event.ResidentEvent.MoveOut;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ResidentEventFileTest {
  private static final LocalGovernmentCode SHIZUOKA = new LocalGovernmentCode("221007");

  @TempDir private Path folder;

  @Test
  void birth_isReadWithGaijiAndDates() {
    Entry birth = (Entry) read("birth");
    assertThat(birth.reason()).isEqualTo(EventReason.BIRTH);
    assertThat(birth.header().municipality()).isEqualTo(SHIZUOKA);
    assertThat(birth.header().notifiedOn().text()).isEqualTo("R08-11-20");
    var name = birth.resident().person().name().kanji();
    assertThat(name.value()).isEqualTo("\uD842\uDFB7田\u3000さくら");
    assertThat(name.gaiji().getFirst().code()).contains(new UnifiedCode(0xAEAC));
    assertThat(name.substituted()).isEqualTo("吉田\u3000さくら");
    assertThat(birth.resident().familyRegister()).map(FamilyRegister::head).isPresent();
  }

  @Test
  void moveInFromAbroad_keepsADateThatNoCalendarHas() {
    Entry entry = (Entry) read("move-in-from-abroad");
    assertThat(entry.resident().person().birthDate().text()).isEqualTo("1990-02-29");
    assertThat(entry.resident().person().birthDate().toLocalDate()).isEmpty();
    assertThat(entry.resident().foreign()).isPresent();
  }

  @Test
  void moves_nameTheOtherMunicipality() {
    assertThat(((MoveIn) read("move-in")).origin()).isEqualTo(SHIZUOKA);
    assertThat(((MoveIn) read("move-in")).cardNumber()).contains("TEST00000001");
    MoveOut out = (MoveOut) read("move-out");
    assertThat(out.destination()).contains(new LocalGovernmentCode("141003"));
    assertThat(((MoveOut) read("move-out-abroad")).destination()).isEmpty();
  }

  @Test
  void corrections_changeOnlyWhatIsGiven() {
    Correction move = (Correction) read("move-within");
    assertThat(move.reason()).isEqualTo(EventReason.MOVE_WITHIN);
    assertThat(move.name()).isEmpty();
    assertThat(move.residence()).isPresent();
    Correction renamed = (Correction) read("name-change");
    assertThat(renamed.reason()).isEqualTo(EventReason.EX_OFFICIO_CORRECTION);
    assertThat(renamed.name()).isPresent();
    assertThat(renamed.residence()).isEmpty();
  }

  @Test
  void householdEvents_areNotSent() {
    HouseholdEvent household = (HouseholdEvent) read("household-change");
    assertThat(household.reason().isSent()).isFalse();
    assertThat(household.relationship()).contains("世帯主");
    assertThat(((HouseholdEvent) read("domicile-transfer")).familyRegister()).isPresent();
  }

  @ParameterizedTest
  @CsvSource({
    "ex-officio-entry,A04",
    "ex-officio-erasure,D06",
    "correction,C02",
    "cancellation,A09",
    "death,D03"
  })
  void reasons_areThoseOfTheFile(String file, String code) {
    EventReason reason =
        switch (read(file)) {
          case Entry entry -> entry.reason();
          case ResidentEvent.Erasure erasure -> erasure.reason();
          case Correction correction -> correction.reason();
          case ResidentEvent.Cancellation cancellation -> cancellation.reason();
          default -> throw new AssertionError(file);
        };
    assertThat(reason.code()).isEqualTo(code);
  }

  @Test
  void death_mayHaveAnUncertainDate() {
    RegisterDate date = read("death").header().date();
    assertThat(date.qualifier()).isEqualTo(DateQualifier.ABOUT);
  }

  @Test
  void card_namesItsEvent() {
    assertThat(((CardChange) read("card")).event()).isEqualTo(CardEvent.SUSPEND);
  }

  @ParameterizedTest
  @CsvSource({
    "99202611016,99202611017,5,birth/@residentCode",
    "999202611017,999202611018,5,birth/@individualNumber",
    "municipality=\"221007\",municipality=\"221008\",3,residentEvent/@municipality",
    "municipality=\"221007\",municipality=\"221015\",3,residentEvent/@municipality",
    "date=\"R08-11-18\",date=\"S65-11-18\",3,residentEvent/@date",
    "1=J+AEAC,9=J+AEAC,6,name/text",
    "よしだ　さくら,吉田　さくら,7,furigana/kana"
  })
  void wrongValue_isRefusedWithItsLineAndWithoutTheValue(
      String right, String wrong, int line, String problem) throws IOException {
    Path file = changed(right, wrong);
    assertThat(ResidentEventFile.read(file))
        .isEqualTo(Outcome.refused(Refusal.of(RefusalCode.FILE_INVALID, file, line, problem)));
  }

  @ParameterizedTest
  @CsvSource({
    "<birth ,<brith ,5",
    "sex=\"2\",sex=\"3\",5",
    "relationship=\"子\",,5",
    "postalCode=\"4200853\",postalCode=\"420-0853\",8"
  })
  void schemaViolation_isRefusedWithItsLine(String right, String wrong, int line)
      throws IOException {
    Path file = changed(right, Optional.ofNullable(wrong).orElse(""));
    Outcome<ResidentEvent> outcome = ResidentEventFile.read(file);
    assertThat(outcome).isInstanceOf(Outcome.Refused.class);
    Refusal refusal = ((Outcome.Refused<ResidentEvent>) outcome).refusal();
    assertThat(refusal.code()).isEqualTo(RefusalCode.FILE_INVALID);
    assertThat(refusal.arguments().get(1)).isEqualTo(String.valueOf(line));
  }

  @Test
  void missingFile_isRefused() {
    Outcome<ResidentEvent> outcome = ResidentEventFile.read(folder.resolve("none.xml"));
    assertThat(((Outcome.Refused<ResidentEvent>) outcome).refusal().code())
        .isEqualTo(RefusalCode.FILE_UNREADABLE);
  }

  private Path changed(String right, String wrong) throws IOException {
    try (InputStream in = ResidentEventFileTest.class.getResourceAsStream("birth.xml")) {
      String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      assertThat(text).contains(right);
      return Files.writeString(folder.resolve("changed.xml"), text.replace(right, wrong));
    }
  }

  private static ResidentEvent read(String name) {
    try {
      var resource = ResidentEventFileTest.class.getResource(name + ".xml");
      return ResidentEventFile.read(Path.of(resource.toURI())).orThrow();
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }
}

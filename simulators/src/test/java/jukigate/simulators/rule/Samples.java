package jukigate.simulators.rule;

import java.time.LocalDate;
import jukigate.domain.number.IndividualNumber;
import jukigate.domain.number.LocalGovernmentCode;
import jukigate.domain.number.ResidentCode;
import jukigate.domain.number.SyntheticBlock;
import jukigate.domain.register.EventReason;
import jukigate.domain.register.IdentityRecord;
import jukigate.domain.register.RegisterDate;
import jukigate.domain.register.RegisterText;
import jukigate.domain.register.Sex;

/** One resident to apply updates to. */
final class Samples {
  static final LocalGovernmentCode SHIZUOKA = new LocalGovernmentCode("221007");
  static final LocalGovernmentCode HAMAMATSU = new LocalGovernmentCode("221309");
  static final LocalGovernmentCode YOKOHAMA = new LocalGovernmentCode("141003");
  static final ServerScope NATIONAL = new ServerScope.National();
  static final ServerScope PREFECTURE =
      new ServerScope.Prefecture(new LocalGovernmentCode("220001"));
  static final IdentityRecord RESIDENT =
      new IdentityRecord(
          SyntheticBlock.residentCode(7),
          RegisterText.of("髙橋\u3000一郎"),
          RegisterDate.western(1980, 4, 1),
          Sex.MALE,
          RegisterText.of("静岡県静岡市葵区追手町5番1号"),
          SyntheticBlock.individualNumber(7),
          EventReason.DOMESTIC_MOVE_IN,
          RegisterDate.western(2026, 4, 1));

  private Samples() {}

  static IdentityUpdate update(EventReason reason, int number) {
    return new IdentityUpdate(with(RESIDENT, reason), SHIZUOKA, number);
  }

  static IdentityRecord with(IdentityRecord r, EventReason reason) {
    return new IdentityRecord(
        r.residentCode(),
        r.name(),
        r.birthDate(),
        r.sex(),
        r.address(),
        r.individualNumber(),
        reason,
        r.eventDate());
  }

  static IdentityRecord named(IdentityRecord r, String name) {
    return new IdentityRecord(
        r.residentCode(),
        RegisterText.of(name),
        r.birthDate(),
        r.sex(),
        r.address(),
        r.individualNumber(),
        r.reason(),
        r.eventDate());
  }

  static IdentityRecord addressed(IdentityRecord r, String address) {
    return new IdentityRecord(
        r.residentCode(),
        r.name(),
        r.birthDate(),
        r.sex(),
        RegisterText.of(address),
        r.individualNumber(),
        r.reason(),
        r.eventDate());
  }

  static IdentityRecord numbered(IdentityRecord r, IndividualNumber number) {
    return new IdentityRecord(
        r.residentCode(),
        r.name(),
        r.birthDate(),
        r.sex(),
        r.address(),
        number,
        r.reason(),
        r.eventDate());
  }

  static IdentityRecord coded(IdentityRecord r, ResidentCode code) {
    return new IdentityRecord(
        code,
        r.name(),
        r.birthDate(),
        r.sex(),
        r.address(),
        r.individualNumber(),
        r.reason(),
        r.eventDate());
  }

  static IdentityRecord on(IdentityRecord r, RegisterDate eventDate) {
    return new IdentityRecord(
        r.residentCode(),
        r.name(),
        r.birthDate(),
        r.sex(),
        r.address(),
        r.individualNumber(),
        r.reason(),
        eventDate);
  }

  static LocalDate day(String iso) {
    return LocalDate.parse(iso);
  }
}

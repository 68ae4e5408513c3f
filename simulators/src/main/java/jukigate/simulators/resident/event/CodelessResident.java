package jukigate.simulators.resident.event;

import java.util.Optional;
import jukigate.domain.number.IndividualNumber;
import jukigate.domain.number.ResidentCode;
import jukigate.domain.register.FamilyRegister;
import jukigate.domain.register.ForeignResident;
import jukigate.domain.register.FormerSurname;
import jukigate.domain.register.Person;
import jukigate.domain.register.PersonName;
import jukigate.domain.register.RegisterDate;
import jukigate.domain.register.RegisterText;
import jukigate.domain.register.Residence;
import jukigate.domain.register.Sex;

/**
 * 住民票コードのない新しい住民: all that an event says of a newcomer but the code.
 *
 * @param who the person
 * @param residence where
 * @param relationship 続柄
 * @param householder 世帯主の氏名
 * @param familyRegister 戸籍の表示; empty for foreign residents
 * @param foreign empty for Japanese nationals
 * @param household 住民票コード of a resident whose household it is; empty: a household of its own
 */
public record CodelessResident(
    Who who,
    Residence residence,
    String relationship,
    RegisterText householder,
    Optional<FamilyRegister> familyRegister,
    Optional<ForeignResident> foreign,
    Optional<ResidentCode> household) {
  /** With a household of its own. */
  public CodelessResident(
      Who who,
      Residence residence,
      String relationship,
      RegisterText householder,
      Optional<FamilyRegister> familyRegister,
      Optional<ForeignResident> foreign) {
    this(who, residence, relationship, householder, familyRegister, foreign, Optional.empty());
  }

  /**
   * A person without 住民票コード.
   *
   * @param individualNumber empty until it is issued
   */
  public record Who(
      Optional<IndividualNumber> individualNumber,
      PersonName name,
      Optional<FormerSurname> formerSurname,
      RegisterDate birthDate,
      Sex sex) {}

  /** With the code. */
  public NewResident with(ResidentCode code) {
    var person =
        new Person(
            code,
            who.individualNumber(),
            who.name(),
            who.formerSurname(),
            who.birthDate(),
            who.sex());
    return new NewResident(
        person, residence, relationship, householder, familyRegister, foreign, household);
  }
}

package jukigate.simulators.resident.event;

import java.util.Optional;
import jukigate.domain.number.ResidentCode;
import jukigate.domain.register.FamilyRegister;
import jukigate.domain.register.ForeignResident;
import jukigate.domain.register.Person;
import jukigate.domain.register.RegisterText;
import jukigate.domain.register.Residence;

/**
 * 新しく記載する住民.
 *
 * @param person who; without 個人番号 until it is issued
 * @param residence where
 * @param relationship 続柄
 * @param householder 世帯主の氏名
 * @param familyRegister 戸籍の表示; empty for foreign residents
 * @param foreign empty for Japanese nationals
 * @param household 住民票コード of a resident whose household it is; empty: a household of its own
 */
public record NewResident(
    Person person,
    Residence residence,
    String relationship,
    RegisterText householder,
    Optional<FamilyRegister> familyRegister,
    Optional<ForeignResident> foreign,
    Optional<ResidentCode> household) {
  /** With a household of its own. */
  public NewResident(
      Person person,
      Residence residence,
      String relationship,
      RegisterText householder,
      Optional<FamilyRegister> familyRegister,
      Optional<ForeignResident> foreign) {
    this(person, residence, relationship, householder, familyRegister, foreign, Optional.empty());
  }
}

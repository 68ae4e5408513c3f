package jukigate.simulators.body;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import jukigate.contract.outmigration.OutMigrant;
import jukigate.contract.outmigration.OutMigrationCertificate;
import jukigate.contract.outmigration.SendOutMigrationCertificate;
import jukigate.domain.number.IndividualNumber;
import jukigate.domain.number.LocalGovernmentCode;
import jukigate.domain.number.ResidentCode;
import jukigate.domain.refusal.Outcome;
import jukigate.domain.register.Benefits;
import jukigate.domain.register.FamilyRegister;
import jukigate.domain.register.ForeignCategory;
import jukigate.domain.register.ForeignResident;
import jukigate.domain.register.FormerSurname;
import jukigate.domain.register.Kana;
import jukigate.domain.register.PensionCategory;
import jukigate.domain.register.Person;
import jukigate.domain.register.PersonName;
import jukigate.domain.register.RegisterDate;
import jukigate.domain.register.RegisterText;
import jukigate.domain.register.Sex;

/**
 * X04: 転出証明書情報, read by the new home.
 *
 * @param address 従前の住所
 * @param destination 転出先
 */
public record ReceivedCertificate(
    LocalGovernmentCode origin,
    LocalGovernmentCode destinationMunicipality,
    RegisterText address,
    RegisterText destination,
    RegisterDate plannedDate,
    List<Migrant> persons) {
  public ReceivedCertificate {
    persons = List.copyOf(persons);
  }

  /**
   * One who moves.
   *
   * @param updateNumber the last one at the old home
   */
  public record Migrant(
      Person person,
      String relationship,
      int updateNumber,
      Optional<FamilyRegister> familyRegister,
      Benefits benefits,
      Optional<ForeignResident> foreign) {}

  /** The person, who is in this certificate. */
  public Migrant migrant(ResidentCode code) {
    return persons.stream()
        .filter(one -> one.person().residentCode().equals(code))
        .findFirst()
        .orElseThrow();
  }

  /** Refused when a check digit is wrong or a value is none of the register's. */
  public static Outcome<ReceivedCertificate> read(SendOutMigrationCertificate body) {
    var control = body.getControl();
    OutMigrationCertificate read = body.getCertificate();
    return Reading.of(
        reading ->
            new ReceivedCertificate(
                reading.take(
                    Numbers.municipality(
                        "originMunicipalityCode", control.getOriginMunicipalityCode())),
                reading.take(
                    Numbers.municipality(
                        "destinationMunicipalityCode", control.getDestinationMunicipalityCode())),
                reading.take(Texts.read("address", read.getAddress())),
                reading.take(Texts.read("destination", read.getDestination())),
                reading.take(Dates.read("plannedDate", read.getPlannedDate())),
                migrants(reading, read)));
  }

  private static List<Migrant> migrants(Reading reading, OutMigrationCertificate read) {
    var persons = new ArrayList<Migrant>();
    for (OutMigrant migrant : read.getPerson()) {
      persons.add(
          new Migrant(
              person(reading, migrant),
              migrant.getRelation(),
              migrant.getUpdateNumber(),
              register(reading, migrant),
              benefits(migrant),
              foreign(reading, migrant)));
    }
    return persons;
  }

  private static Person person(Reading reading, OutMigrant read) {
    ResidentCode code = reading.take(Numbers.residentCode(read.getResidentCode()));
    Optional<IndividualNumber> number =
        Optional.ofNullable(read.getIndividualNumber())
            .map(text -> reading.take(Numbers.individualNumber(text)));
    return new Person(
        code,
        number,
        new PersonName(
            reading.take(Texts.read("name", read.getName())),
            Optional.ofNullable(read.getNameReading()).flatMap(Kana::parse)),
        Optional.ofNullable(read.getFormerSurname())
            .flatMap(
                surname ->
                    Kana.parse(surname.getReading())
                        .map(
                            kana ->
                                new FormerSurname(
                                    reading.take(Texts.read("formerSurname", surname.getText())),
                                    kana,
                                    0))),
        reading.take(Dates.read("birthDate", read.getBirthDate())),
        Sex.ofCode(read.getSex()).orElseThrow());
  }

  private static Optional<FamilyRegister> register(Reading reading, OutMigrant read) {
    return Optional.ofNullable(read.getFamilyRegister())
        .map(
            register ->
                new FamilyRegister(
                    reading.take(
                        Texts.read("registeredDomicile", register.getRegisteredDomicile())),
                    reading.take(Texts.read("firstPerson", register.getFirstPerson()))));
  }

  private static Benefits benefits(OutMigrant read) {
    return new Benefits(
        read.getHealthInsurance().isInsured(),
        read.getLongTermCareInsurance().isInsured(),
        PensionCategory.ofCode(read.getNationalPension().getInsuredClass()).orElseThrow(),
        read.getChildAllowance().isReceiving());
  }

  private static Optional<ForeignResident> foreign(Reading reading, OutMigrant read) {
    return Optional.ofNullable(read.getForeignResident())
        .map(
            foreign ->
                new ForeignResident(
                    ForeignCategory.ofCode(foreign.getCategory()).orElseThrow(),
                    foreign.getNationality(),
                    Optional.ofNullable(read.getAlias())
                        .map(alias -> reading.take(Texts.read("alias", alias))),
                    Optional.ofNullable(foreign.getPeriodEnd())
                        .map(end -> reading.take(Dates.read("periodEnd", end)))));
  }
}

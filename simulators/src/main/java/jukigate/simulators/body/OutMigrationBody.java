package jukigate.simulators.body;

import jukigate.contract.outmigration.CancelOutMigrationCertificate;
import jukigate.contract.outmigration.ChildAllowance;
import jukigate.contract.outmigration.FamilyRegister;
import jukigate.contract.outmigration.ForeignResident;
import jukigate.contract.outmigration.HealthInsurance;
import jukigate.contract.outmigration.LongTermCareInsurance;
import jukigate.contract.outmigration.NationalPension;
import jukigate.contract.outmigration.OutMigrant;
import jukigate.contract.outmigration.OutMigrationCancellation;
import jukigate.contract.outmigration.OutMigrationCertificate;
import jukigate.contract.outmigration.OutMigrationCertificateControl;
import jukigate.contract.outmigration.OutMigrationRequestControl;
import jukigate.contract.outmigration.RequestOutMigrationCertificate;
import jukigate.contract.outmigration.SendOutMigrationCertificate;
import jukigate.contract.types.FormerSurname;
import jukigate.contract.types.IdentityKey;
import jukigate.domain.node.NodeId;
import jukigate.domain.number.IndividualNumber;
import jukigate.domain.number.LocalGovernmentCode;
import jukigate.domain.number.ResidentCode;
import jukigate.domain.register.HouseholdMember;
import jukigate.domain.register.Kana;
import jukigate.domain.register.Person;
import jukigate.domain.register.RegisterDate;
import jukigate.domain.register.RegisterText;

/** X04: 転出証明書情報, written by the old home. */
public final class OutMigrationBody {
  private OutMigrationBody() {}

  /** Who sends to whom. */
  public record Way(
      String requestNumber, LocalGovernmentCode origin, LocalGovernmentCode destination) {}

  /** Where and when the person goes. */
  public record Move(RegisterText address, RegisterDate plannedDate, RegisterDate notifiedOn) {}

  public static SendOutMigrationCertificate write(Way way, Move move, HouseholdMember person) {
    var control = new OutMigrationCertificateControl();
    control.setRequestNumber(way.requestNumber());
    control.setOriginMunicipalityCode(way.origin().value());
    control.setDestinationMunicipalityCode(way.destination().value());
    var certificate = new OutMigrationCertificate();
    certificate.setAddress(Texts.write(person.record().residence().address()));
    certificate.setDestination(Texts.write(move.address()));
    certificate.setPlannedDate(Dates.write(move.plannedDate()));
    certificate.setNotifiedOn(Dates.write(move.notifiedOn()));
    certificate.getPerson().add(migrant(person));
    var body = new SendOutMigrationCertificate();
    body.setControl(control);
    body.setCertificate(certificate);
    return body;
  }

  /** The request of the new home when no certificate came (pull); never with an 個人番号. */
  public static RequestOutMigrationCertificate request(Way way, ResidentCode person) {
    var control = new OutMigrationRequestControl();
    control.setRequestNumber(way.requestNumber());
    control.setOriginMunicipalityCode(way.origin().value());
    control.setDestinationMunicipalityCode(way.destination().value());
    var key = new IdentityKey();
    key.setResidentCode(person.value());
    var body = new RequestOutMigrationCertificate();
    body.setControl(control);
    body.setKey(key);
    return body;
  }

  /**
   * That a certificate is void.
   *
   * @param plannedDate of the move that was cancelled
   * @param receiver who has the certificate
   */
  public record Revocation(
      ResidentCode person, RegisterDate plannedDate, RegisterDate cancelledOn, NodeId receiver) {}

  public static CancelOutMigrationCertificate cancellation(Way way, Revocation revocation) {
    var control = new OutMigrationCertificateControl();
    control.setRequestNumber(way.requestNumber());
    control.setOriginMunicipalityCode(way.origin().value());
    control.setDestinationMunicipalityCode(way.destination().value());
    var cancelled = new OutMigrationCancellation();
    cancelled.setResidentCode(revocation.person().value());
    cancelled.setPlannedDate(Dates.write(revocation.plannedDate()));
    cancelled.setCancelledOn(Dates.write(revocation.cancelledOn()));
    var body = new CancelOutMigrationCertificate();
    body.setControl(control);
    body.setCancellation(cancelled);
    return body;
  }

  private static OutMigrant migrant(HouseholdMember member) {
    Person person = member.record().person();
    var migrant = new OutMigrant();
    migrant.setUpdateNumber(member.record().control().updateNumber());
    migrant.setResidentCode(person.residentCode().value());
    migrant.setName(Texts.write(person.name().kanji()));
    migrant.setBirthDate(Dates.write(person.birthDate()));
    migrant.setSex(person.sex().code());
    migrant.setRelation(member.record().relationship());
    member.familyRegister().map(OutMigrationBody::register).ifPresent(migrant::setFamilyRegister);
    qualifications(member, migrant);
    person.individualNumber().map(IndividualNumber::value).ifPresent(migrant::setIndividualNumber);
    person.name().furigana().map(Kana::value).ifPresent(migrant::setNameReading);
    person.formerSurname().map(OutMigrationBody::surname).ifPresent(migrant::setFormerSurname);
    member.foreign().map(OutMigrationBody::foreign).ifPresent(migrant::setForeignResident);
    member
        .foreign()
        .flatMap(jukigate.domain.register.ForeignResident::alias)
        .map(Texts::write)
        .ifPresent(migrant::setAlias);
    return migrant;
  }

  private static void qualifications(HouseholdMember member, OutMigrant migrant) {
    var health = new HealthInsurance();
    health.setInsured(member.benefits().nationalHealthInsurance());
    migrant.setHealthInsurance(health);
    var care = new LongTermCareInsurance();
    care.setInsured(member.benefits().careInsurance());
    migrant.setLongTermCareInsurance(care);
    var pension = new NationalPension();
    pension.setInsuredClass(member.benefits().pension().code());
    migrant.setNationalPension(pension);
    var allowance = new ChildAllowance();
    allowance.setReceiving(member.benefits().childAllowance());
    migrant.setChildAllowance(allowance);
  }

  private static FamilyRegister register(jukigate.domain.register.FamilyRegister register) {
    var written = new FamilyRegister();
    written.setRegisteredDomicile(Texts.write(register.domicile()));
    written.setFirstPerson(Texts.write(register.head()));
    return written;
  }

  private static FormerSurname surname(jukigate.domain.register.FormerSurname surname) {
    var written = new FormerSurname();
    written.setText(Texts.write(surname.kanji()));
    written.setReading(surname.furigana().value());
    return written;
  }

  private static ForeignResident foreign(jukigate.domain.register.ForeignResident foreign) {
    var written = new ForeignResident();
    written.setNationality(foreign.nationality());
    written.setCategory(foreign.category().code());
    foreign.stayUntil().map(Dates::write).ifPresent(written::setPeriodEnd);
    return written;
  }
}

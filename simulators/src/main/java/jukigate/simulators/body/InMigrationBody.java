package jukigate.simulators.body;

import jukigate.contract.inmigrationnotice.InMigrant;
import jukigate.contract.inmigrationnotice.InMigrationControl;
import jukigate.contract.inmigrationnotice.NotifyInMigration;
import jukigate.domain.number.LocalGovernmentCode;
import jukigate.domain.number.ResidentCode;
import jukigate.domain.refusal.Outcome;
import jukigate.domain.register.Person;
import jukigate.domain.register.RegisterDate;
import jukigate.domain.register.RegisterText;

/** X05: 転入通知. There is no place in it for an 個人番号. */
public final class InMigrationBody {
  private InMigrationBody() {}

  /**
   * What moving in has fixed.
   *
   * @param formerAddress at the old home
   * @param movedInOn 転入した年月日
   * @param notifiedOn date of the 転入届
   */
  public record Arrival(
      RegisterText formerAddress,
      RegisterText address,
      RegisterDate movedInOn,
      RegisterDate notifiedOn) {}

  /** A notice as the old home reads it: what it needs to make the move final. */
  public record Notice(
      String requestNumber,
      LocalGovernmentCode origin,
      LocalGovernmentCode destination,
      ResidentCode person,
      Arrival arrival) {}

  public static NotifyInMigration write(OutMigrationBody.Way way, Person person, Arrival arrival) {
    var control = new InMigrationControl();
    control.setRequestNumber(way.requestNumber());
    control.setDestinationMunicipalityCode(way.destination().value());
    control.setOriginMunicipalityCode(way.origin().value());
    var migrant = new InMigrant();
    migrant.setResidentCode(person.residentCode().value());
    migrant.setName(Texts.write(person.name().kanji()));
    migrant.setBirthDate(Dates.write(person.birthDate()));
    migrant.setSex(person.sex().code());
    migrant.setFormerAddress(Texts.write(arrival.formerAddress()));
    migrant.setAddress(Texts.write(arrival.address()));
    migrant.setMovedInOn(Dates.write(arrival.movedInOn()));
    migrant.setNotifiedOn(Dates.write(arrival.notifiedOn()));
    var body = new NotifyInMigration();
    body.setControl(control);
    body.setPerson(migrant);
    return body;
  }

  /** Refused when a check digit, a text or a date is wrong. */
  public static Outcome<Notice> read(NotifyInMigration body) {
    var control = body.getControl();
    InMigrant read = body.getPerson();
    return Reading.of(
        reading ->
            new Notice(
                control.getRequestNumber(),
                reading.take(
                    Numbers.municipality(
                        "originMunicipalityCode", control.getOriginMunicipalityCode())),
                reading.take(
                    Numbers.municipality(
                        "destinationMunicipalityCode", control.getDestinationMunicipalityCode())),
                reading.take(Numbers.residentCode(read.getResidentCode())),
                new Arrival(
                    reading.take(Texts.read("formerAddress", read.getFormerAddress())),
                    reading.take(Texts.read("address", read.getAddress())),
                    reading.take(Dates.read("movedInOn", read.getMovedInOn())),
                    reading.take(Dates.read("notifiedOn", read.getNotifiedOn())))));
  }
}

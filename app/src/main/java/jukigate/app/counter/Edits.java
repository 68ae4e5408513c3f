package jukigate.app.counter;

import jukigate.domain.register.HouseholdMember;
import jukigate.domain.register.Person;
import jukigate.domain.register.ResidentRecord;
import jukigate.simulators.resident.event.ResidentEvent;

/** What an event changes about a resident; what the event leaves empty stays. */
final class Edits {
  private Edits() {}

  static HouseholdMember corrected(HouseholdMember member, ResidentEvent.Correction event) {
    ResidentRecord record = member.record();
    Person person = record.person();
    Person named =
        new Person(
            person.residentCode(),
            person.individualNumber(),
            event.name().orElse(person.name()),
            person.formerSurname(),
            person.birthDate(),
            person.sex());
    return with(
        member,
        new ResidentRecord(
            named,
            event.residence().orElse(record.residence()),
            record.history(),
            record.relationship(),
            record.lastEvent(),
            record.codeChange(),
            record.control()));
  }

  static HouseholdMember regrouped(HouseholdMember member, ResidentEvent.HouseholdEvent event) {
    ResidentRecord record = member.record();
    return new HouseholdMember(
        new ResidentRecord(
            record.person(),
            record.residence(),
            record.history(),
            event.relationship().orElse(record.relationship()),
            record.lastEvent(),
            record.codeChange(),
            record.control()),
        event.householder().orElse(member.householder()),
        event.familyRegister().or(member::familyRegister),
        member.benefits(),
        member.foreign());
  }

  private static HouseholdMember with(HouseholdMember member, ResidentRecord record) {
    return new HouseholdMember(
        record, member.householder(), member.familyRegister(), member.benefits(), member.foreign());
  }
}

package jukigate.simulators.node;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import jukigate.domain.register.Benefits;
import jukigate.domain.register.ControlItems;
import jukigate.domain.register.EventReason;
import jukigate.domain.register.HouseholdMember;
import jukigate.domain.register.PensionCategory;
import jukigate.domain.register.Person;
import jukigate.domain.register.PreviousResidence;
import jukigate.domain.register.RecordStatus;
import jukigate.domain.register.ResidenceHistory;
import jukigate.domain.register.ResidentEventData;
import jukigate.domain.register.ResidentRecord;
import jukigate.simulators.body.ReceivedCertificate;
import jukigate.simulators.resident.event.EventHeader;
import jukigate.simulators.resident.event.NewResident;
import jukigate.simulators.resident.event.ResidentEvent;

/** What an event makes of a resident's items; control items come after. */
final class Edits {
  private static final Benefits NONE = new Benefits(false, false, PensionCategory.NONE, false);

  private Edits() {}

  /**
   * @param person the newcomer as he is entered
   */
  static HouseholdMember newcomer(ResidentEvent.Entry event, Person person) {
    NewResident resident = event.resident();
    var header = event.header();
    var history =
        new ResidenceHistory(header.date(), header.date(), header.notifiedOn(), Optional.empty());
    var record =
        new ResidentRecord(
            person,
            resident.residence(),
            history,
            resident.relationship(),
            new ResidentEventData(event.reason(), header.date(), ""),
            Optional.empty(),
            first(header));
    return new HouseholdMember(
        record, resident.householder(), resident.familyRegister(), NONE, resident.foreign());
  }

  static HouseholdMember movedIn(
      ResidentEvent.MoveIn event,
      ReceivedCertificate certificate,
      ReceivedCertificate.Migrant migrant) {
    var header = event.header();
    var previous = new PreviousResidence(Optional.of(certificate.origin()), certificate.address());
    var history =
        new ResidenceHistory(
            header.date(), header.date(), header.notifiedOn(), Optional.of(previous));
    var record =
        new ResidentRecord(
            migrant.person(),
            event.residence(),
            history,
            migrant.relationship(),
            new ResidentEventData(EventReason.DOMESTIC_MOVE_IN, header.date(), ""),
            Optional.empty(),
            first(header));
    return new HouseholdMember(
        record,
        migrant.person().name().kanji(),
        migrant.familyRegister(),
        migrant.benefits(),
        migrant.foreign());
  }

  static HouseholdMember corrected(HouseholdMember member, ResidentEvent.Correction event) {
    var record = member.record();
    var before = record.person();
    var person =
        new Person(
            before.residentCode(),
            before.individualNumber(),
            event.name().orElse(before.name()),
            before.formerSurname(),
            before.birthDate(),
            before.sex());
    var history =
        event
            .residence()
            .map(
                moved ->
                    new ResidenceHistory(
                        record.history().residentSince(),
                        event.header().date(),
                        event.header().notifiedOn(),
                        record.history().previous()))
            .orElse(record.history());
    return Records.with(member, person, event.residence().orElse(record.residence()), history);
  }

  static HouseholdMember household(HouseholdMember member, ResidentEvent.HouseholdEvent event) {
    var record = member.record();
    var changed =
        new ResidentRecord(
            record.person(),
            record.residence(),
            record.history(),
            event.relationship().orElse(record.relationship()),
            record.lastEvent(),
            record.codeChange(),
            record.control());
    return new HouseholdMember(
        changed,
        event.householder().orElse(member.householder()),
        event.familyRegister().or(member::familyRegister),
        member.benefits(),
        member.foreign());
  }

  private static ControlItems first(EventHeader header) {
    return new ControlItems(header.request(), 1, 0, Set.of(), RecordStatus.OPEN, Instant.EPOCH);
  }
}

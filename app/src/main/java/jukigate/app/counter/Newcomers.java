package jukigate.app.counter;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import jukigate.domain.register.Benefits;
import jukigate.domain.register.ControlItems;
import jukigate.domain.register.EventReason;
import jukigate.domain.register.HouseholdMember;
import jukigate.domain.register.PensionCategory;
import jukigate.domain.register.PreviousResidence;
import jukigate.domain.register.RecordStatus;
import jukigate.domain.register.ResidenceHistory;
import jukigate.domain.register.ResidentEventData;
import jukigate.domain.register.ResidentRecord;
import jukigate.simulators.body.ReceivedCertificate;
import jukigate.simulators.body.ReceivedCertificate.Migrant;
import jukigate.simulators.resident.event.EventHeader;
import jukigate.simulators.resident.event.ResidentEvent;
import jukigate.simulators.store.ResidentTable.CopyRule;
import jukigate.simulators.store.ResidentTable.Kept;

/** The first record of somebody who becomes a resident. */
final class Newcomers {
  /** Nothing is known of them yet: a counter enters them later. */
  private static final Benefits NONE = new Benefits(false, false, PensionCategory.NONE, false);

  private Newcomers() {}

  static Kept of(ResidentEvent.Entry entry, Instant now) {
    var resident = entry.resident();
    var header = entry.header();
    ResidentRecord record =
        new ResidentRecord(
            resident.person(),
            resident.residence(),
            history(header, Optional.empty()),
            resident.relationship(),
            new ResidentEventData(entry.reason(), header.date(), ""),
            Optional.empty(),
            control(header, 1, now));
    return kept(
        new HouseholdMember(
            record, resident.householder(), resident.familyRegister(), NONE, resident.foreign()));
  }

  /** The update number goes on from the old home's. */
  static Kept of(
      ResidentEvent.MoveIn moveIn, ReceivedCertificate certificate, Migrant migrant, Instant now) {
    var header = moveIn.header();
    var previous = new PreviousResidence(Optional.of(certificate.origin()), certificate.address());
    ResidentRecord record =
        new ResidentRecord(
            migrant.person(),
            moveIn.residence(),
            history(header, Optional.of(previous)),
            migrant.relationship(),
            new ResidentEventData(EventReason.DOMESTIC_MOVE_IN, header.date(), ""),
            Optional.empty(),
            control(header, migrant.updateNumber() + 1, now));
    return kept(
        new HouseholdMember(
            record,
            migrant.person().name().kanji(),
            migrant.familyRegister(),
            migrant.benefits(),
            migrant.foreign()));
  }

  private static Kept kept(HouseholdMember member) {
    String code = member.record().person().residentCode().value();
    return new Kept(member, "H" + code, CopyRule.APPROVE);
  }

  private static ResidenceHistory history(
      EventHeader header, Optional<PreviousResidence> previous) {
    return new ResidenceHistory(header.date(), header.date(), header.notifiedOn(), previous);
  }

  private static ControlItems control(EventHeader header, int updateNumber, Instant now) {
    return new ControlItems(header.request(), updateNumber, 0, Set.of(), RecordStatus.OPEN, now);
  }
}

package jukigate.simulators.node;

import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import jukigate.domain.number.ResidentCode;
import jukigate.domain.register.ControlItems;
import jukigate.domain.register.EventReason;
import jukigate.domain.register.HouseholdMember;
import jukigate.domain.register.RecordFlag;
import jukigate.domain.register.RecordStatus;
import jukigate.domain.register.RegisterDate;
import jukigate.domain.register.ResidentEventData;
import jukigate.domain.register.ResidentRecord;
import jukigate.simulators.store.ResidentTable;

/** A resident's record with one group of its items replaced. */
final class Records {
  private Records() {}

  static ResidentCode code(HouseholdMember member) {
    return member.record().person().residentCode();
  }

  static int updateNumber(HouseholdMember member) {
    return member.record().control().updateNumber();
  }

  static ResidentTable.Kept with(ResidentTable.Kept kept, HouseholdMember member) {
    return new ResidentTable.Kept(member, kept.household(), kept.copyRule());
  }

  static HouseholdMember event(HouseholdMember member, EventReason reason, RegisterDate date) {
    var record = member.record();
    return with(member, record, new ResidentEventData(reason, date, ""), record.control());
  }

  /** With the control items of a change that this CS makes now. */
  static HouseholdMember stamped(
      HouseholdMember member, String requestNumber, int updateNumber, Instant now) {
    var record = member.record();
    var before = record.control();
    var request =
        new ControlItems.Request(
            requestNumber, before.request().operatorId(), before.request().terminalId());
    var status =
        record.lastEvent().reason().kind() == EventReason.Kind.ERASURE
            ? RecordStatus.CLOSED
            : RecordStatus.OPEN;
    var control = new ControlItems(request, updateNumber, 0, flags(record), status, now);
    return with(member, record, record.lastEvent(), control);
  }

  private static Set<RecordFlag> flags(ResidentRecord record) {
    var flags = new HashSet<>(record.control().flags());
    boolean gaiji =
        record.person().name().kanji().gaijiCount() > 0
            || record.residence().address().gaijiCount() > 0;
    if (gaiji) {
      flags.add(RecordFlag.GAIJI);
    } else {
      flags.remove(RecordFlag.GAIJI);
    }
    return flags;
  }

  private static HouseholdMember with(
      HouseholdMember member,
      ResidentRecord record,
      ResidentEventData event,
      ControlItems control) {
    var changed =
        new ResidentRecord(
            record.person(),
            record.residence(),
            record.history(),
            record.relationship(),
            event,
            record.codeChange(),
            control);
    return new HouseholdMember(
        changed,
        member.householder(),
        member.familyRegister(),
        member.benefits(),
        member.foreign());
  }
}

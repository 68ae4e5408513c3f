package jukigate.simulators.node;

import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import jukigate.domain.node.NodeId;
import jukigate.domain.number.IndividualNumber;
import jukigate.domain.number.ResidentCode;
import jukigate.domain.register.CodeChange;
import jukigate.domain.register.ControlItems;
import jukigate.domain.register.EventReason;
import jukigate.domain.register.HouseholdMember;
import jukigate.domain.register.Person;
import jukigate.domain.register.RecordFlag;
import jukigate.domain.register.RecordStatus;
import jukigate.domain.register.RegisterDate;
import jukigate.domain.register.Residence;
import jukigate.domain.register.ResidenceHistory;
import jukigate.domain.register.ResidentEventData;
import jukigate.domain.register.ResidentRecord;
import jukigate.simulators.body.CopyBody;
import jukigate.simulators.resident.event.EventHeader;
import jukigate.simulators.store.NodeTables;
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

  /** With the event and the control items of a change that this CS makes now. */
  static HouseholdMember changed(
      HouseholdMember member, EventReason reason, EventHeader header, Stamp stamp) {
    var record = member.record();
    var status =
        reason.kind() == EventReason.Kind.ERASURE ? RecordStatus.CLOSED : RecordStatus.OPEN;
    var control =
        new ControlItems(
            header.request(), stamp.updateNumber(), 0, flags(record), status, stamp.at());
    return with(member, record, new ResidentEventData(reason, header.date(), ""), control);
  }

  /** With 個人番号; its flags as they are. */
  static HouseholdMember numbered(HouseholdMember member, IndividualNumber number) {
    var record = member.record();
    var before = record.person();
    var person =
        new Person(
            before.residentCode(),
            Optional.of(number),
            before.name(),
            before.formerSurname(),
            before.birthDate(),
            before.sex());
    return with(member, person, record.residence(), record.history());
  }

  /** With another 住民票コード (items 1, 24 and 25). */
  static HouseholdMember recoded(HouseholdMember member, ResidentCode code, RegisterDate since) {
    var record = member.record();
    var before = record.person();
    var person =
        new Person(
            code,
            before.individualNumber(),
            before.name(),
            before.formerSurname(),
            before.birthDate(),
            before.sex());
    return with(
        member,
        new ResidentRecord(
            person,
            record.residence(),
            record.history(),
            record.relationship(),
            record.lastEvent(),
            Optional.of(new CodeChange(before.residentCode(), since)),
            record.control()));
  }

  /** As 予定 no longer. */
  static HouseholdMember settled(HouseholdMember member) {
    var flags = new HashSet<>(member.record().control().flags());
    flags.remove(RecordFlag.PLANNED);
    return flagged(member, flags);
  }

  /** As 予定: entered, and waiting for 個人番号. */
  static HouseholdMember planned(HouseholdMember member) {
    var flags = new HashSet<>(member.record().control().flags());
    flags.add(RecordFlag.PLANNED);
    return flagged(member, flags);
  }

  private static HouseholdMember flagged(HouseholdMember member, Set<RecordFlag> flags) {
    var record = member.record();
    var before = record.control();
    var control =
        new ControlItems(
            before.request(),
            before.updateNumber(),
            before.recoveryNumber(),
            flags,
            before.status(),
            before.timestamp());
    return with(member, record, record.lastEvent(), control);
  }

  /** With 異常時更新順番号. */
  static HouseholdMember recovering(HouseholdMember member, int recoveryNumber) {
    var record = member.record();
    var before = record.control();
    var control =
        new ControlItems(
            before.request(),
            before.updateNumber(),
            recoveryNumber,
            before.flags(),
            before.status(),
            before.timestamp());
    return with(member, record, record.lastEvent(), control);
  }

  /** 更新順番号 and タイムスタンプ. */
  record Stamp(int updateNumber, Instant at) {}

  static HouseholdMember with(
      HouseholdMember member, Person person, Residence residence, ResidenceHistory history) {
    var record = member.record();
    return with(
        member,
        new ResidentRecord(
            person,
            residence,
            history,
            record.relationship(),
            record.lastEvent(),
            record.codeChange(),
            record.control()));
  }

  static HouseholdMember with(HouseholdMember member, ResidentRecord record) {
    return new HouseholdMember(
        record, member.householder(), member.familyRegister(), member.benefits(), member.foreign());
  }

  /** Everybody to whom all four items lead, whatever the state of the record. */
  static List<ResidentTable.Kept> found(
      NodeTables tables, NodeId node, CopyBody.Who.ByItems items) {
    return tables.residents().named(node, items.name()).stream()
        .filter(
            kept -> {
              var record = kept.member().record();
              return record.person().birthDate().equals(items.birthDate())
                  && record.person().sex() == items.sex()
                  && record.residence().address().equals(items.address());
            })
        .toList();
  }

  /** With a flag set or taken away. */
  static HouseholdMember flagged(HouseholdMember member, RecordFlag flag, boolean set) {
    var record = member.record();
    var before = record.control();
    var flags = new HashSet<>(before.flags());
    if (set) {
      flags.add(flag);
    } else {
      flags.remove(flag);
    }
    var control =
        new ControlItems(
            before.request(),
            before.updateNumber(),
            before.recoveryNumber(),
            flags,
            before.status(),
            before.timestamp());
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
    return with(
        member,
        new ResidentRecord(
            record.person(),
            record.residence(),
            record.history(),
            record.relationship(),
            event,
            record.codeChange(),
            control));
  }
}

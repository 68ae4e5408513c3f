package jukigate.simulators.store;

import java.time.Instant;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import jukigate.domain.number.IndividualNumber;
import jukigate.domain.number.LocalGovernmentCode;
import jukigate.domain.number.ResidentCode;
import jukigate.domain.register.Benefits;
import jukigate.domain.register.CodeChange;
import jukigate.domain.register.ControlItems;
import jukigate.domain.register.EventReason;
import jukigate.domain.register.FamilyRegister;
import jukigate.domain.register.ForeignCategory;
import jukigate.domain.register.ForeignResident;
import jukigate.domain.register.FormerSurname;
import jukigate.domain.register.HouseholdMember;
import jukigate.domain.register.Kana;
import jukigate.domain.register.PensionCategory;
import jukigate.domain.register.Person;
import jukigate.domain.register.PersonName;
import jukigate.domain.register.PreviousResidence;
import jukigate.domain.register.RecordFlag;
import jukigate.domain.register.RecordStatus;
import jukigate.domain.register.RegisterDate;
import jukigate.domain.register.RegisterText;
import jukigate.domain.register.Residence;
import jukigate.domain.register.ResidenceHistory;
import jukigate.domain.register.ResidentEventData;
import jukigate.domain.register.ResidentRecord;
import jukigate.domain.register.Sex;
import jukigate.simulators.rule.CopyRule;

/** A resident and the columns of its row, both ways. */
final class ResidentColumns {
  private ResidentColumns() {}

  /** In the order of the columns; null where there is nothing. */
  static List<String> beside(ResidentTable.Kept kept) {
    HouseholdMember member = kept.member();
    ResidentRecord record = member.record();
    return Arrays.asList(
        record.person().name().kanji().text(),
        record.residence().address().text(),
        record.history().previous().map(previous -> previous.address().text()).orElse(null),
        record.person().formerSurname().map(surname -> surname.kanji().text()).orElse(null),
        member.householder().text(),
        member.familyRegister().map(register -> register.domicile().text()).orElse(null),
        member.familyRegister().map(register -> register.head().text()).orElse(null),
        flag(member.benefits().nationalHealthInsurance()),
        flag(member.benefits().careInsurance()),
        member.benefits().pension().code(),
        flag(member.benefits().childAllowance()),
        member.foreign().map(foreign -> foreign.category().code()).orElse(null),
        member.foreign().map(ForeignResident::nationality).orElse(null),
        member.foreign().flatMap(ForeignResident::alias).map(RegisterText::text).orElse(null),
        member.foreign().flatMap(ForeignResident::stayUntil).map(RegisterDate::text).orElse(null),
        kept.household(),
        kept.copyRule().name());
  }

  static ResidentTable.Kept read(Row row) {
    var member =
        new HouseholdMember(
            record(row),
            text(row, "householder_full"),
            row.optional("domicile_full")
                .map(
                    domicile ->
                        new FamilyRegister(parsed(domicile), text(row, "family_head_full"))),
            new Benefits(
                row.flag("health_insurance"),
                row.flag("care_insurance"),
                PensionCategory.ofCode(row.text("pension")).orElseThrow(),
                row.flag("child_allowance")),
            row.optional("foreign_category").map(category -> foreign(row, category)));
    return new ResidentTable.Kept(
        member, row.text("household"), CopyRule.valueOf(row.text("copy_rule")));
  }

  private static ResidentRecord record(Row row) {
    return new ResidentRecord(
        person(row),
        new Residence(
            new LocalGovernmentCode(row.text("municipality")),
            row.text("town_code"),
            row.text("postal_code"),
            text(row, "address_full")),
        history(row),
        row.text("relationship"),
        new ResidentEventData(
            EventReason.ofCode(row.text("reason")).orElseThrow(),
            date(row, "event_date"),
            row.text("reason_detail")),
        row.optional("former_resident_code")
            .map(
                former ->
                    new CodeChange(
                        new ResidentCode(former), date(row, "resident_code_used_since"))),
        control(row));
  }

  private static Person person(Row row) {
    return new Person(
        new ResidentCode(row.text("resident_code")),
        row.optional("individual_number").map(IndividualNumber::new),
        new PersonName(text(row, "kanji_name_full"), row.optional("furigana").map(Kana::new)),
        row.optional("former_surname_full")
            .map(
                surname ->
                    new FormerSurname(
                        parsed(surname),
                        new Kana(row.text("former_surname_furigana")),
                        Integer.parseInt(row.text("former_surname_gaiji_change")))),
        date(row, "birth_date"),
        Sex.ofCode(row.text("sex")).orElseThrow());
  }

  private static ResidenceHistory history(Row row) {
    return new ResidenceHistory(
        date(row, "resident_since"),
        date(row, "address_since"),
        date(row, "notified_on"),
        row.optional("previous_address_full")
            .map(
                address ->
                    new PreviousResidence(
                        row.optional("previous_municipality").map(LocalGovernmentCode::new),
                        parsed(address))));
  }

  private static ControlItems control(Row row) {
    Set<RecordFlag> flags = new HashSet<>();
    add(row, "update_prohibited", RecordFlag.UPDATE_PROHIBITED, flags);
    add(row, "planned", RecordFlag.PLANNED, flags);
    add(row, "locked", RecordFlag.LOCKED, flags);
    add(row, "gaiji", RecordFlag.GAIJI, flags);
    return new ControlItems(
        new ControlItems.Request(
            row.text("request_number"), row.text("operator_id"), row.text("terminal_id")),
        Integer.parseInt(row.text("update_number")),
        Integer.parseInt(row.text("recovery_number")),
        flags,
        RecordStatus.valueOf(row.text("record_status")),
        Instant.parse(row.text("timestamp_text")));
  }

  private static ForeignResident foreign(Row row, String category) {
    return new ForeignResident(
        ForeignCategory.ofCode(category).orElseThrow(),
        row.text("nationality"),
        row.optional("alias_full").map(ResidentColumns::parsed),
        row.optional("stay_until").map(until -> RegisterDate.parse(until).orElseThrow()));
  }

  private static void add(Row row, String column, RecordFlag flag, Set<RecordFlag> flags) {
    if (row.flag(column)) {
      flags.add(flag);
    }
  }

  private static RegisterText text(Row row, String column) {
    return parsed(row.text(column));
  }

  private static RegisterText parsed(String text) {
    return RegisterText.parseText(text).orElseThrow();
  }

  private static RegisterDate date(Row row, String column) {
    return RegisterDate.parse(row.text(column)).orElseThrow();
  }

  private static String flag(boolean set) {
    return set ? "1" : "0";
  }
}

package jukigate.simulators;

import java.time.LocalDate;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import jukigate.domain.node.NodeId;
import jukigate.domain.number.IndividualNumber;
import jukigate.domain.number.LocalGovernmentCode;
import jukigate.domain.number.ResidentCode;
import jukigate.domain.number.SyntheticBlock;
import jukigate.domain.register.CardEvent;
import jukigate.domain.register.ControlItems;
import jukigate.domain.register.EventReason;
import jukigate.domain.register.FamilyRegister;
import jukigate.domain.register.ForeignCategory;
import jukigate.domain.register.ForeignResident;
import jukigate.domain.register.Kana;
import jukigate.domain.register.Person;
import jukigate.domain.register.PersonName;
import jukigate.domain.register.RegisterDate;
import jukigate.domain.register.RegisterText;
import jukigate.domain.register.Residence;
import jukigate.domain.register.Sex;
import jukigate.simulators.resident.event.CodelessResident;
import jukigate.simulators.resident.event.EventHeader;
import jukigate.simulators.resident.event.NewResident;
import jukigate.simulators.resident.event.ResidentEvent;
import jukigate.simulators.rule.CopyRule;

/** Events for tests. */
final class Events {
  /** A surrogate pair, an ideographic variation sequence. */
  static final String NAME = "\uD842\uDFB7野\u3000葛\uDB40\uDD00子";

  static final RegisterDate DAY = RegisterDate.japanese(LocalDate.of(2026, 11, 20));
  private static final AtomicInteger NUMBER = new AtomicInteger();

  private Events() {}

  static ResidentCode code(int index) {
    return SyntheticBlock.residentCode(index);
  }

  static EventHeader header(NodeId cs, RegisterDate date) {
    return header(cs, date, "E-" + NUMBER.incrementAndGet());
  }

  static EventHeader header(NodeId cs, RegisterDate date, String requestNumber) {
    var request = new ControlItems.Request(requestNumber, "op-1", "term-1");
    return new EventHeader(municipality(cs), request, date, date);
  }

  /** With a 依頼管理番号 of one's own. */
  static EventHeader numbered(NodeId cs, String requestNumber) {
    return header(cs, DAY, requestNumber);
  }

  static LocalGovernmentCode municipality(NodeId cs) {
    return cs.localGovernment().orElseThrow();
  }

  static ResidentEvent birth(NodeId cs, int index) {
    return birth(cs, index, "E-" + NUMBER.incrementAndGet());
  }

  static ResidentEvent birth(NodeId cs, int index, String requestNumber) {
    return birth(cs, index, requestNumber, Optional.of(SyntheticBlock.individualNumber(index)));
  }

  static ResidentEvent birthWithoutNumber(NodeId cs, int index) {
    return birth(cs, index, "E-" + NUMBER.incrementAndGet(), Optional.empty());
  }

  static ResidentEvent cancellation(NodeId cs, int index, EventReason reason) {
    return new ResidentEvent.Cancellation(header(cs, DAY), reason, code(index));
  }

  static ResidentEvent renaming(NodeId cs, String from, String to) {
    return new ResidentEvent.AddressRenaming(header(cs, DAY), from, to);
  }

  static ResidentEvent resend(NodeId cs, int index, int recoveryNumber) {
    return new ResidentEvent.Resend(
        header(cs, DAY), EventReason.EX_OFFICIO_CORRECTION, code(index), recoveryNumber);
  }

  static ResidentEvent numberChange(NodeId cs, int index) {
    return new ResidentEvent.NumberChange(
        header(cs, DAY), EventReason.NUMBER_CHANGE_ON_REQUEST, code(index));
  }

  static ResidentEvent codeChange(NodeId cs, int index) {
    return new ResidentEvent.ResidentCodeChange(
        header(cs, DAY), EventReason.CODE_CHANGE_ON_REQUEST, code(index));
  }

  static ResidentEvent codeOrder(NodeId cs, int count) {
    return codeOrder(cs, "E-" + NUMBER.incrementAndGet(), count);
  }

  static ResidentEvent codeOrder(NodeId cs, String requestNumber, int count) {
    return new ResidentEvent.CodeOrder(header(cs, DAY, requestNumber), count);
  }

  /** The CS draws the code; the index is that of the individual number. */
  static ResidentEvent birthWithoutCode(NodeId cs, int index) {
    var born = (ResidentEvent.Entry) birth(cs, index);
    var resident = born.resident();
    var person = resident.person();
    var who =
        new CodelessResident.Who(
            person.individualNumber(),
            person.name(),
            person.formerSurname(),
            person.birthDate(),
            person.sex());
    return new ResidentEvent.CodelessEntry(
        born.header(),
        born.reason(),
        new CodelessResident(
            who,
            resident.residence(),
            resident.relationship(),
            resident.householder(),
            resident.familyRegister(),
            resident.foreign()));
  }

  /** The person of {@link #birth}, entered as a foreign resident or as a Japanese one. */
  static ResidentEvent entry(
      NodeId cs,
      int index,
      EventReason reason,
      Optional<IndividualNumber> number,
      boolean foreign) {
    var born = (ResidentEvent.Entry) birth(cs, index, "E-" + NUMBER.incrementAndGet(), number);
    var resident = born.resident();
    return new ResidentEvent.Entry(
        born.header(),
        reason,
        new NewResident(
            resident.person(),
            resident.residence(),
            resident.relationship(),
            resident.householder(),
            resident.familyRegister().filter(register -> !foreign),
            Optional.of(
                    new ForeignResident(
                        ForeignCategory.MID_TO_LONG_TERM,
                        "XXA",
                        Optional.empty(),
                        Optional.empty()))
                .filter(items -> foreign)));
  }

  /** The person of {@link #birth}, born on another day, whom nobody entered before. */
  static ResidentEvent entryOfBorn(NodeId cs, int index, LocalDate day) {
    var resident = ((ResidentEvent.Entry) birth(cs, index)).resident();
    var person = resident.person();
    return new ResidentEvent.Entry(
        header(cs, DAY),
        EventReason.EX_OFFICIO_ENTRY,
        new NewResident(
            new Person(
                person.residentCode(),
                person.individualNumber(),
                person.name(),
                person.formerSurname(),
                RegisterDate.japanese(day),
                person.sex()),
            resident.residence(),
            resident.relationship(),
            resident.householder(),
            resident.familyRegister(),
            resident.foreign()));
  }

  static ResidentEvent erasure(NodeId cs, int index, EventReason reason) {
    return new ResidentEvent.Erasure(header(cs, DAY), reason, code(index));
  }

  private static ResidentEvent birth(
      NodeId cs, int index, String requestNumber, Optional<IndividualNumber> number) {
    var person =
        new Person(
            code(index),
            number,
            new PersonName(RegisterText.of(NAME), Kana.parse("よしの くずこ")),
            Optional.empty(),
            DAY,
            Sex.FEMALE);
    return new ResidentEvent.Entry(
        header(cs, DAY, requestNumber),
        EventReason.BIRTH,
        new NewResident(
            person,
            residence(cs, "追手町五番一号"),
            "子",
            RegisterText.of("\uD842\uDFB7野\u3000太郎"),
            Optional.of(
                new FamilyRegister(
                    RegisterText.of("静岡県静岡市葵区追手町五番"), RegisterText.of("\uD842\uDFB7野\u3000太郎"))),
            Optional.empty()));
  }

  static ResidentEvent withoutFamilyRegister(ResidentEvent.Entry born) {
    var resident = born.resident();
    return new ResidentEvent.Entry(
        born.header(),
        born.reason(),
        new NewResident(
            resident.person(),
            resident.residence(),
            resident.relationship(),
            resident.householder(),
            Optional.empty(),
            Optional.empty()));
  }

  static Residence residence(NodeId cs, String address) {
    return new Residence(municipality(cs), "1", "4208602", RegisterText.of(address));
  }

  static ResidentEvent moveWithin(NodeId cs, int index, String address) {
    return new ResidentEvent.Correction(
        header(cs, DAY),
        EventReason.MOVE_WITHIN,
        code(index),
        Optional.empty(),
        Optional.of(residence(cs, address)));
  }

  static ResidentEvent renamed(NodeId cs, int index, EventReason reason, String name) {
    return new ResidentEvent.Correction(
        header(cs, DAY),
        reason,
        code(index),
        Optional.of(new PersonName(RegisterText.of(name), Kana.parse("よしの はなこ"))),
        Optional.empty());
  }

  static ResidentEvent copyRule(NodeId cs, int index, CopyRule rule) {
    return new ResidentEvent.CopyRuling(header(cs, DAY), code(index), rule);
  }

  /**
   * The same person as in {@link #birth} with another date of birth, entered for another reason.
   */
  static ResidentEvent bornOn(NodeId cs, int index, RegisterDate date) {
    var born = (ResidentEvent.Entry) birth(cs, index);
    var person = born.resident().person();
    var dated =
        new Person(
            person.residentCode(),
            person.individualNumber(),
            person.name(),
            person.formerSurname(),
            date,
            person.sex());
    return new ResidentEvent.Entry(
        header(cs, date),
        EventReason.MOVE_IN_FROM_ABROAD,
        new NewResident(
            dated,
            born.resident().residence(),
            born.resident().relationship(),
            born.resident().householder(),
            born.resident().familyRegister(),
            born.resident().foreign()));
  }

  static ResidentEvent moveOut(NodeId from, NodeId to, int index) {
    return new ResidentEvent.MoveOut(
        header(from, DAY),
        EventReason.DOMESTIC_MOVE_OUT,
        code(index),
        Optional.of(municipality(to)),
        RegisterText.of("神奈川県横浜市中区本町六丁目五十番地の十"));
  }

  static ResidentEvent moveIn(NodeId from, NodeId to, int index) {
    return new ResidentEvent.MoveIn(
        header(to, DAY),
        code(index),
        municipality(from),
        residence(to, "本町六丁目五十番地の十"),
        Optional.empty());
  }

  static ResidentEvent moveOut(NodeId from, NodeId to, int index, LocalDate planned) {
    return new ResidentEvent.MoveOut(
        header(from, RegisterDate.japanese(planned)),
        EventReason.DOMESTIC_MOVE_OUT,
        code(index),
        Optional.of(municipality(to)),
        RegisterText.of("神奈川県横浜市中区本町六丁目五十番地の十"));
  }

  static ResidentEvent moveIn(NodeId from, NodeId to, int index, LocalDate day, String card) {
    return new ResidentEvent.MoveIn(
        header(to, RegisterDate.japanese(day)),
        code(index),
        municipality(from),
        residence(to, "本町六丁目五十番地の十"),
        Optional.of(card).filter(number -> !number.isEmpty()));
  }

  static ResidentEvent cancelled(NodeId cs, int index) {
    return new ResidentEvent.Cancellation(
        header(cs, DAY), EventReason.CANCELLATION_RESTORING, code(index));
  }

  static ResidentEvent decided(NodeId cs, String notice, boolean accepted) {
    return new ResidentEvent.MovingNoticeDecision(header(cs, DAY), notice, accepted);
  }

  static ResidentEvent household(NodeId cs, int index) {
    return new ResidentEvent.HouseholdEvent(
        header(cs, DAY),
        EventReason.HOUSEHOLD_CHANGE,
        code(index),
        Optional.of("世帯主"),
        Optional.empty(),
        Optional.empty());
  }

  static ResidentEvent card(NodeId cs, int index, CardEvent event) {
    return new ResidentEvent.CardChange(header(cs, DAY), code(index), "ABCD12345678", event);
  }
}

package jukigate.app.chaos;

import java.time.LocalDate;
import java.util.Locale;
import java.util.Optional;
import jukigate.domain.number.IndividualNumber;
import jukigate.domain.number.LocalGovernmentCode;
import jukigate.domain.number.ResidentCode;
import jukigate.domain.number.SyntheticBlock;
import jukigate.domain.register.ControlItems;
import jukigate.domain.register.EventReason;
import jukigate.domain.register.FamilyRegister;
import jukigate.domain.register.Kana;
import jukigate.domain.register.Person;
import jukigate.domain.register.PersonName;
import jukigate.domain.register.RegisterDate;
import jukigate.domain.register.RegisterText;
import jukigate.domain.register.Residence;
import jukigate.domain.register.Sex;
import jukigate.simulators.resident.event.EventHeader;
import jukigate.simulators.resident.event.NewResident;
import jukigate.simulators.resident.event.ResidentEvent;

/**
 * An invented resident: born with the first event, and moved within the city by each that follows,
 * so that every event says something else.
 *
 * @param index which one
 */
record Life(int index) {
  private static final LocalGovernmentCode CITY = Part.CS.node().localGovernment().orElseThrow();
  private static final RegisterDate DAY = RegisterDate.japanese(LocalDate.of(2026, 11, 20));
  private static final RegisterText NAME = RegisterText.of("架空　花子");

  /** 依頼管理番号 of an event, from 1. */
  String requestNumber(int step) {
    return String.format(Locale.ROOT, "L%06d-%04d", index, step);
  }

  ResidentCode code() {
    return SyntheticBlock.residentCode(index);
  }

  IndividualNumber number() {
    return SyntheticBlock.individualNumber(index);
  }

  ResidentEvent event(int step) {
    return step == 1 ? birth() : move(step);
  }

  /** What everybody must have after an event. */
  RegisterText address(int step) {
    return RegisterText.of("静岡県静岡市葵区架空町" + step + "番地");
  }

  RegisterText name() {
    return NAME;
  }

  private ResidentEvent birth() {
    var person =
        new Person(
            code(),
            Optional.of(number()),
            new PersonName(NAME, Kana.parse("かくう はなこ")),
            Optional.empty(),
            DAY,
            Sex.FEMALE);
    var home = new FamilyRegister(RegisterText.of("静岡県静岡市葵区架空町一番"), NAME);
    return new ResidentEvent.Entry(
        header(1),
        EventReason.BIRTH,
        new NewResident(person, residence(1), "子", NAME, Optional.of(home), Optional.empty()));
  }

  private ResidentEvent move(int step) {
    return new ResidentEvent.Correction(
        header(step),
        EventReason.MOVE_WITHIN,
        code(),
        Optional.empty(),
        Optional.of(residence(step)));
  }

  private Residence residence(int step) {
    return new Residence(CITY, "1", "4208602", address(step));
  }

  private EventHeader header(int step) {
    var request = new ControlItems.Request(requestNumber(step), "op-counter", "counter-01");
    return new EventHeader(CITY, request, DAY, DAY);
  }
}

package jukigate.simulators.body;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import jukigate.contract.residencecopy.ApprovedCopy;
import jukigate.contract.residencecopy.CopiedResident;
import jukigate.domain.number.IndividualNumber;
import jukigate.domain.number.ResidentCode;
import jukigate.domain.refusal.Outcome;
import jukigate.domain.register.RegisterDate;
import jukigate.domain.register.RegisterText;
import jukigate.domain.register.Sex;
import jukigate.simulators.rule.CopyItem;

/**
 * X07: a copy as it came from the home.
 *
 * @param people in the order of the home
 * @param asked what the resident asked for beside the items of every copy
 */
public record ReceivedCopy(List<Person> people, Set<CopyItem> asked) {
  public ReceivedCopy {
    people = List.copyOf(people);
    asked = Set.copyOf(asked);
  }

  /** One resident. Personal data. */
  public record Person(
      RegisterText name, RegisterDate birthDate, Sex sex, Home home, Special special) {
    @Override
    public String toString() {
      return "Person[]";
    }
  }

  /**
   * Where, and since when.
   *
   * @param notifiedOn 住所を定めた旨の届出の年月日
   * @param previous 従前の住所
   */
  public record Home(
      RegisterText address,
      RegisterDate residentSince,
      RegisterDate notifiedOn,
      Optional<RegisterText> previous) {}

  /** What only some copies show. */
  public record Special(
      Optional<String> relation,
      Optional<IndividualNumber> individualNumber,
      Optional<ResidentCode> residentCode) {}

  /** Refused when a check digit is wrong or a value is none of the register's. */
  public static Outcome<ReceivedCopy> read(ApprovedCopy copy, Set<CopyItem> asked) {
    return Reading.of(
        reading ->
            new ReceivedCopy(
                copy.getResident().stream().map(one -> person(reading, one)).toList(), asked));
  }

  private static Person person(Reading reading, CopiedResident one) {
    return new Person(
        reading.take(Texts.read("name", one.getName())),
        reading.take(Dates.read("birthDate", one.getBirthDate())),
        Sex.ofCode(one.getSex()).orElseThrow(),
        home(reading, one),
        new Special(
            Optional.ofNullable(one.getRelation()),
            Optional.ofNullable(one.getIndividualNumber())
                .map(Numbers::individualNumber)
                .map(reading::take),
            Optional.ofNullable(one.getResidentCode())
                .map(Numbers::residentCode)
                .map(reading::take)));
  }

  private static Home home(Reading reading, CopiedResident one) {
    var before = one.getPreviousAddress();
    return new Home(
        reading.take(Texts.read("address", one.getAddress())),
        reading.take(Dates.read("becameResidentOn", one.getBecameResidentOn())),
        reading.take(Dates.read("notifiedOn", before.getNotifiedOn())),
        Optional.ofNullable(before.getAddress())
            .map(address -> reading.take(Texts.read("address", address))));
  }
}

package jukigate.simulators.rule;

import java.util.Optional;
import jukigate.domain.number.IndividualNumber;
import jukigate.domain.refusal.Outcome;
import jukigate.domain.refusal.RefusalCode;
import jukigate.domain.register.EventReason;
import jukigate.domain.register.Person;
import jukigate.domain.register.RecordStatus;
import jukigate.domain.register.ResidentRecord;

/**
 * 帰化 and 国籍喪失: one 住民票 is erased, another one is entered for the same person, and 住民票コード and 個人番号
 * go on (rule R20).
 */
public final class NationalityRules {
  private NationalityRules() {}

  /** Who becomes Japanese was foreign before and is not any more; the other way round likewise. */
  public static Outcome<EventReason> fits(EventReason reason, boolean foreign) {
    boolean fits =
        switch (reason) {
          case ENTRY_BY_NATURALIZATION, ERASURE_BY_LOSS_OF_NATIONALITY -> !foreign;
          case ENTRY_BY_LOSS_OF_NATIONALITY, ERASURE_BY_NATURALIZATION -> foreign;
          default -> true;
        };
    return fits
        ? Outcome.passed(reason)
        : Outcome.refused(RefusalCode.REASON_UNKNOWN, reason.code(), Rule.NUMBERS_KEPT);
  }

  /**
   * The person to enter, with the numbers of the record that was erased for the same reason;
   * anybody else as he is.
   *
   * @param before what the register has under the 住民票コード of the newcomer
   */
  public static Outcome<Person> kept(
      EventReason reason, Optional<ResidentRecord> before, Person newcomer) {
    var erasure = erasureBefore(reason);
    if (erasure.isEmpty()) {
      return Outcome.passed(newcomer);
    }
    if (before.isEmpty()) {
      return Outcome.refused(RefusalCode.RESIDENT_UNKNOWN, Rule.NUMBERS_KEPT);
    }
    var record = before.get();
    if (record.control().status() == RecordStatus.OPEN) {
      return Outcome.refused(RefusalCode.RESIDENT_EXISTS, Rule.LOGIC_CHECK);
    }
    if (record.lastEvent().reason() != erasure.get()) {
      return Outcome.refused(RefusalCode.REASON_UNKNOWN, reason.code(), Rule.NUMBERS_KEPT);
    }
    var number = record.person().individualNumber();
    boolean same = newcomer.individualNumber().map(number.stream().toList()::contains).orElse(true);
    return same
        ? Outcome.passed(with(newcomer, number))
        : Outcome.refused(RefusalCode.NUMBER_CHANGED, reason.code(), Rule.NUMBERS_KEPT);
  }

  /** The same at a server, which knows no nationality: the erasure comes right before the entry. */
  static Outcome<IdentityUpdate> follows(IdentityState state, IdentityUpdate update) {
    EventReason reason = update.record().reason();
    return erasureBefore(reason).isEmpty()
            || erasureBefore(reason)
                .equals(state.standing().map(standing -> standing.record().reason()))
        ? Outcome.passed(update)
        : Outcome.refused(RefusalCode.REASON_UNKNOWN, reason.code(), Rule.NUMBERS_KEPT);
  }

  static Optional<EventReason> erasureBefore(EventReason entry) {
    return switch (entry) {
      case ENTRY_BY_NATURALIZATION -> Optional.of(EventReason.ERASURE_BY_NATURALIZATION);
      case ENTRY_BY_LOSS_OF_NATIONALITY -> Optional.of(EventReason.ERASURE_BY_LOSS_OF_NATIONALITY);
      default -> Optional.empty();
    };
  }

  private static Person with(Person person, Optional<IndividualNumber> number) {
    return new Person(
        person.residentCode(),
        number,
        person.name(),
        person.formerSurname(),
        person.birthDate(),
        person.sex());
  }
}

package jukigate.simulators.rule;

import java.util.Optional;
import jukigate.domain.refusal.Outcome;
import jukigate.domain.refusal.RefusalCode;
import jukigate.domain.register.SupplementKind;

/** Whether a change of the 戸籍の附票 fits what is on record. */
public final class SupplementRules {
  private SupplementRules() {}

  /**
   * An entry begins a record, or goes on with a deleted one; anything else needs an open one. A
   * record that is there takes the next number only.
   *
   * @param before what is on record
   */
  public static Outcome<SupplementState> apply(
      Optional<SupplementState> before, SupplementState said) {
    boolean open = before.filter(SupplementState::isOpen).isPresent();
    boolean entry = said.record().kind() == SupplementKind.ENTRY;
    if (entry && open) {
      return Outcome.refused(RefusalCode.RESIDENT_EXISTS, Rule.SUPPLEMENT_OPEN);
    }
    if (!entry && !open) {
      return Outcome.refused(RefusalCode.SUPPLEMENT_UNKNOWN, Rule.SUPPLEMENT_OPEN);
    }
    int expected = before.map(state -> state.updateNumber() + 1).orElse(said.updateNumber());
    return said.updateNumber() == expected
        ? Outcome.passed(said)
        : Outcome.refused(
            RefusalCode.SEQUENCE_GAP, expected, said.updateNumber(), Rule.UPDATE_NUMBER);
  }
}

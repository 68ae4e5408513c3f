package jukigate.simulators.rule;

import java.util.Optional;
import jukigate.domain.refusal.Outcome;
import jukigate.domain.refusal.RefusalCode;
import jukigate.domain.register.RegisterDate;
import jukigate.domain.register.RegisterText;
import jukigate.domain.register.Sex;

/** 4情報の組合せ: the conditions of a search; what is empty does not matter. */
public record Search(
    Optional<RegisterText> name,
    Optional<RegisterDate> birthDate,
    Optional<RegisterText> address,
    Optional<Sex> sex) {
  /** The most records that a search may meet. */
  public static final int MOST_HITS = 50;

  /** Refused unless it has the name, and the address or the date of birth (R4). */
  public Outcome<Search> narrowEnough() {
    return name.isPresent() && (address.isPresent() || birthDate.isPresent())
        ? Outcome.passed(this)
        : Outcome.refused(RefusalCode.SEARCH_TOO_WIDE, Rule.SEARCH_MINIMUM);
  }
}

package jukigate.simulators.rule;

import java.util.Optional;
import jukigate.domain.number.LocalGovernmentCode;
import jukigate.domain.refusal.Outcome;
import jukigate.domain.refusal.RefusalCode;

/** 住民票コード: how it is assigned in advance (空きコード), put to use, and changed. */
public final class CodeRules {
  /** Below this many unused codes a CS warns its operator and asks for more by itself. */
  public static final int ALERT_BELOW = 10;

  /** Up to how many a CS then fills its pool. */
  public static final int FULL = 50;

  /** How many unused codes a municipality may have assigned to it. */
  public static final int MOST_UNUSED = 1_000;

  private CodeRules() {}

  /**
   * An update tells a change of the code exactly when its reason is one, and then the two codes
   * differ.
   */
  static Outcome<IdentityUpdate> complete(IdentityUpdate update) {
    boolean isChange = update.record().reason().changesResidentCode();
    boolean changesNothing =
        update
            .codeChange()
            .filter(change -> change.former().equals(update.record().residentCode()))
            .isPresent();
    return isChange == update.codeChange().isPresent() && !changesNothing
        ? Outcome.passed(update)
        : Outcome.refused(
            RefusalCode.CODE_CHANGE_INCOMPLETE, update.record().reason().code(), Rule.CODE_CHANGE);
  }

  /**
   * Whether a municipality may put a code to use that the national server has not seen in use.
   *
   * @param assigned to whom the code is assigned; empty for a code that never was: such come from
   *     registers that are older than the pool
   */
  public static Outcome<IdentityUpdate> ownCode(
      IdentityUpdate update, Optional<LocalGovernmentCode> assigned) {
    boolean fits =
        assigned
            .map(update.municipality()::equals)
            .orElse(!update.record().reason().changesResidentCode());
    return fits
        ? Outcome.passed(update)
        : Outcome.refused(RefusalCode.CODE_NOT_ASSIGNED, Rule.CODE_OF_POOL);
  }

  /**
   * Whether a municipality may have more unused codes.
   *
   * @param unused what it has
   * @param asked how many more it wants
   */
  public static Outcome<Integer> mayHave(int unused, int asked) {
    return unused + asked <= MOST_UNUSED
        ? Outcome.passed(asked)
        : Outcome.refused(RefusalCode.CODE_LIMIT, MOST_UNUSED, unused, Rule.CODE_LIMIT);
  }
}

package jukigate.simulators.rule;

import jukigate.domain.refusal.Outcome;
import jukigate.domain.refusal.RefusalCode;
import jukigate.domain.register.EventReason;
import jukigate.domain.register.IdentityRecord;

/** 個人番号と住民票コード: when they may change, and to what. */
final class NumberRules {
  private NumberRules() {}

  static Outcome<IdentityUpdate> check(IdentityState state, IdentityUpdate update) {
    IdentityRecord before = state.current();
    IdentityRecord after = update.record();
    boolean sameNumber = after.individualNumber().equals(before.individualNumber());
    boolean sameCode = after.residentCode().equals(before.residentCode());
    EventReason reason = after.reason();
    if (reason.isCancellation()) {
      return Outcome.passed(update);
    }
    boolean numberFits = sameNumber || (reason.changesIndividualNumber() && isNew(state, after));
    boolean codeFits = sameCode || reason.changesResidentCode();
    boolean askedChangeHappens = reason != EventReason.NUMBER_CHANGE_ON_REQUEST || !sameNumber;
    if (numberFits && codeFits && askedChangeHappens) {
      return Outcome.passed(update);
    }
    Rule rule = reason.changesIndividualNumber() ? Rule.NUMBER_FIRST : Rule.NUMBERS_KEPT;
    return Outcome.refused(RefusalCode.NUMBER_CHANGED, reason.code(), rule);
  }

  /** Unlike every number that this resident ever had (番号法 8条2項). */
  private static boolean isNew(IdentityState state, IdentityRecord after) {
    return state.entries().stream()
        .noneMatch(entry -> entry.record().individualNumber().equals(after.individualNumber()));
  }
}

package jukigate.simulators.rule;

import jukigate.domain.refusal.Outcome;
import jukigate.domain.refusal.Refusal;
import jukigate.domain.refusal.RefusalCode;

/** What may go by other means than the line (rule R22). */
public final class LineRules {
  private LineRules() {}

  /**
   * Whether something that the line should have brought may be taken from a medium.
   *
   * @param overTheLine what the line gave
   * @return passed where the line gave nothing; what came and was refused stays refused
   */
  public static Outcome<Refusal> mayUseMedium(Refusal overTheLine) {
    return overTheLine.code() == RefusalCode.CRL_REFUSED
        ? Outcome.refused(overTheLine)
        : Outcome.passed(overTheLine);
  }
}

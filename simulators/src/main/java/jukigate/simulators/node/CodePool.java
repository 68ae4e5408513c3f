package jukigate.simulators.node;

import jukigate.simulators.rule.CodeRules;

/**
 * 空きコード of a CS as its operator sees them; never a code itself.
 *
 * @param left how many can be drawn
 * @param drawn how many were
 * @param asked how many are on their way
 */
public record CodePool(int left, int drawn, int asked) {
  /** Rule R14: too few are left. */
  public boolean isLow() {
    return left < CodeRules.ALERT_BELOW;
  }
}

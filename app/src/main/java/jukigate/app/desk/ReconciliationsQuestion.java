package jukigate.app.desk;

import jukigate.simulators.operator.Act;

/**
 * What reconciliations found at the municipalities played here.
 *
 * @param node id of one CS; empty for all
 * @param differences the most differences of a run that are told
 * @param operator 操作者ID of whoever wants to see numbers, recorded with the reason
 * @param reason why numbers are to be shown; empty leaves them masked
 */
public record ReconciliationsQuestion(
    String node, int differences, String operator, String reason) {
  boolean masks() {
    return reason.isEmpty();
  }

  /** The right that it takes to look. */
  Act act() {
    return masks() ? Act.INQUIRE : Act.UNMASK;
  }
}

package jukigate.app.desk;

import java.util.List;
import jukigate.simulators.operator.Operator;

/**
 * What is wanted of the agencies played here (X16). Empty texts where a wish does not need them.
 *
 * @param node id of the agency; for a list, of any node, or empty for all
 * @param request number of the provision
 * @param file the conditions, or where the result goes; absolute
 * @param asked what is asked for; of a result, only by whom
 */
public record BulkErrand(Wish wish, String node, String request, String file, Asked asked) {
  /** What to do. */
  public enum Wish {
    LIST,
    REQUEST,
    RESULT
  }

  /**
   * For a request.
   *
   * @param server id of the national server or a prefecture
   * @param items local names of the items
   * @param purpose code of the 利用事務
   * @param byMedium the conditions are not sent: they wait to be put on a medium
   */
  public record Asked(
      String server,
      List<String> items,
      String purpose,
      String operator,
      String terminal,
      boolean byMedium) {
    static Asked by(String operator, String terminal) {
      return new Asked("", List.of(), "", operator, terminal, false);
    }
  }

  public static BulkErrand list(String node) {
    return new BulkErrand(Wish.LIST, node, "", "", Asked.by("", ""));
  }

  /** By whom and for which duty it was asked is on record; this is who fetches it. */
  public static BulkErrand result(String node, String request, String file, Operator operator) {
    return new BulkErrand(
        Wish.RESULT, node, request, file, Asked.by(operator.id(), operator.terminalId()));
  }
}

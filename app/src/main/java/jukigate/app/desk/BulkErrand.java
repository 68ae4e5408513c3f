package jukigate.app.desk;

import java.util.List;

/**
 * What is wanted of the agencies played here (X16). Empty texts where a wish does not need them.
 *
 * @param node id of the agency; for a list, of any node, or empty for all
 * @param request number of the provision
 * @param file the conditions, or where the result goes; absolute
 * @param asked what is asked for
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
    static final Asked NOTHING = new Asked("", List.of(), "", "", "", false);
  }

  public static BulkErrand list(String node) {
    return new BulkErrand(Wish.LIST, node, "", "", Asked.NOTHING);
  }

  public static BulkErrand result(String node, String request, String file) {
    return new BulkErrand(Wish.RESULT, node, request, file, Asked.NOTHING);
  }
}

package jukigate.app.desk;

/**
 * What an officer wants to see of the municipal CS played here.
 *
 * @param node id of one node; empty for all
 * @param limit at most so many rows
 * @param operator 操作者ID of whoever wants to see numbers, recorded with the reason
 * @param reason why numbers are to be shown; empty leaves them masked
 */
public record CsQuestion(View view, String node, int limit, String operator, String reason) {
  /** The tables that there are. */
  public enum View {
    RESIDENTS,
    INBOX,
    /** What waits for approval. */
    APPROVALS,
    /** 未着: moves out that nobody confirmed in time. */
    MISSING,
    /** What is erased when. */
    CALENDAR,
    /** Who was shown numbers. */
    UNMASKED
  }

  boolean masks() {
    return reason.isEmpty();
  }
}

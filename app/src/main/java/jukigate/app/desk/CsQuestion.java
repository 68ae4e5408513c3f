package jukigate.app.desk;

import jukigate.simulators.operator.Act;

/**
 * What an officer wants to see of the municipal CS played here.
 *
 * @param node id of one node; empty for all
 * @param limit at most so many rows
 * @param operator 操作者ID of whoever looks; recorded, with the reason if there is one
 * @param reason why numbers are to be shown; empty leaves them masked
 * @param about what is looked for among the residents, or the 住民票コード of one; empty for all
 */
public record CsQuestion(
    View view, String node, int limit, String operator, String reason, String about) {
  /** About all. */
  public CsQuestion(View view, String node, int limit, String operator, String reason) {
    this(view, node, limit, operator, reason, "");
  }

  /** The tables that there are. */
  public enum View {
    RESIDENTS,
    /** What happened to one resident. */
    HISTORY,
    INBOX,
    /** What waits for approval. */
    APPROVALS,
    /** 未着: moves out that nobody confirmed in time. */
    MISSING,
    /** What is erased when. */
    CALENDAR,
    /** Who was shown numbers. */
    UNMASKED,
    /** 操作履歴: who did or tried what. */
    OPERATIONS,
    /** Who may do what. */
    OPERATORS
  }

  boolean masks() {
    return reason.isEmpty();
  }

  /** The right that it takes to look. */
  Act act() {
    return switch (view) {
      case RESIDENTS, HISTORY, INBOX, APPROVALS, MISSING -> masks() ? Act.INQUIRE : Act.UNMASK;
      case UNMASKED, OPERATIONS -> Act.AUDIT;
      case CALENDAR, OPERATORS -> throw new IllegalStateException("open to everybody: " + view);
    };
  }
}

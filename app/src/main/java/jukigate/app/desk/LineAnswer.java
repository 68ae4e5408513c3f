package jukigate.app.desk;

import java.util.List;

/** The answer to a {@link LineQuestion}: what the checks found, by node. */
public record LineAnswer(List<Line> lines) {
  /**
   * The line of one node.
   *
   * @param there gateway to node
   * @param back node to gateway
   * @param certificateUntil to when the node's signing certificate is good, ISO 8601 in UTC; empty
   *     when it did not answer
   * @param lists the CRLs that the node uses
   */
  public record Line(
      String node, Leg there, Leg back, String certificateUntil, List<RevocationList> lists) {}

  /**
   * One direction.
   *
   * @param state {@code UP}, {@code DOWN}, or {@code UNUSED} where nothing goes that way or nobody
   *     here can speak for the node
   * @param refusal id of the refusal of a line that is down
   */
  public record Leg(String state, long millis, String refusal) {}

  /**
   * A CRL, its times in ISO 8601.
   *
   * @param current whether it is in force by the clock of the backbone
   */
  public record RevocationList(
      String issuer, String thisUpdate, String nextUpdate, long ageMinutes, boolean current) {}

  /** No line is down and no CRL is stale. */
  public boolean allWell() {
    return lines.stream()
        .allMatch(
            line ->
                !line.there().state().equals("DOWN")
                    && !line.back().state().equals("DOWN")
                    && line.lists().stream().allMatch(RevocationList::current));
  }
}

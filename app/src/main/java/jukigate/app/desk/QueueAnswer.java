package jukigate.app.desk;

import java.util.List;

/**
 * The answer to a {@link QueueErrand}. Holds no personal data.
 *
 * @param refusals why it was not done; empty when it was
 * @param letters what the nodes owe afterwards, oldest first
 */
public record QueueAnswer(List<DeskResult.Refused> refusals, List<Letter> letters) {
  /**
   * A notification that a node owes to another one.
   *
   * @param number grows with each letter
   * @param state {@code WAITING} or {@code DEAD}
   * @param attempts attempts that failed so far
   * @param lastRefusal refusal id of the last attempt; empty before the first one
   * @param nextAttempt ISO 8601 in UTC; empty for a dead letter
   */
  public record Letter(
      long number,
      String node,
      String receiver,
      String operation,
      String state,
      int attempts,
      String lastRefusal,
      String nextAttempt) {}
}

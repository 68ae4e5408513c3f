package jukigate.console.view;

import java.util.List;
import jukigate.console.view.Desk.Actor;

/** What a node owes to others. */
public interface Letters {
  /** Oldest first. */
  List<Letter> owed(String node);

  /**
   * Sends it again: a dead one gets another round of attempts. Throws LETTER_NOT_OWED, too.
   *
   * @return what is owed then
   */
  List<Letter> retry(String node, long letter, Actor actor);

  /** Gives a dead one up, so that what waits behind it may go. Throws LETTER_NOT_OWED, too. */
  List<Letter> giveUp(String node, long letter, Actor actor);

  /**
   * A letter. Holds no personal data.
   *
   * @param number grows with each letter
   * @param exchange e.g. {@code X01}
   * @param request 依頼管理番号
   * @param state {@code WAITING} or {@code DEAD}
   * @param attempts that failed
   * @param refusal id of the last one; empty before it
   * @param next attempt, ISO 8601 in UTC; empty of a dead one
   */
  record Letter(
      long number,
      String to,
      String exchange,
      String operation,
      String request,
      String state,
      int attempts,
      String refusal,
      String next) {}
}

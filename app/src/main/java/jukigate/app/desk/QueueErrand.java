package jukigate.app.desk;

/**
 * What is wanted of the letters that the nodes of a running backbone owe.
 *
 * @param letter number of the letter; 0 for a list
 */
public record QueueErrand(Wish wish, long letter) {
  /** What to do. */
  public enum Wish {
    LIST,
    /** A dead letter gets another round of attempts, a waiting one its next attempt now. */
    RETRY,
    /** A dead letter is never sent, and what waits behind it may go. */
    GIVE_UP
  }

  public static QueueErrand list() {
    return new QueueErrand(Wish.LIST, 0);
  }
}

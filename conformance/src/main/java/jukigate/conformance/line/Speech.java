package jukigate.conformance.line;

import java.time.Duration;

/** How the bytes of a connection are sent, and how it is listened to. */
public sealed interface Speech {
  /** Everything at once; then it listens to the end. */
  Speech AT_ONCE = new Whole(() -> {});

  /**
   * Everything at once; then it listens to the end.
   *
   * @param ready runs when the connection stands and nothing has been sent
   */
  record Whole(Runnable ready) implements Speech {}

  /**
   * A part, then its whole answer, then the rest on the same connection.
   *
   * @param first bytes of the part
   * @param between runs when the answer is there
   */
  record Turns(int first, Runnable between) implements Speech {}

  /**
   * A part, then one byte at a time until the peer answers or hangs up.
   *
   * @param first bytes of the part
   * @param gap between two bytes
   * @param patience after which the rest is sent at once
   */
  record Drip(int first, Duration gap, Duration patience) implements Speech {}

  /**
   * A part, and the rest when something has happened, unless the peer has answered by then.
   *
   * @param first bytes of the part, 0 at least
   */
  record Halting(int first, Runnable until) implements Speech {}

  /** Everything at once, and gone without listening. */
  record HangUp() implements Speech {}

  /**
   * Otherwise than by any library; the connection, too, is made by whoever speaks.
   *
   * @param approach the whole way, of the connection and of the words
   */
  record Scripted(Approach approach) implements Speech {}
}

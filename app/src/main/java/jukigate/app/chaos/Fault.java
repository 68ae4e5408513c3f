package jukigate.app.chaos;

import java.time.Duration;

/** What is done to a process, and when. */
sealed interface Fault {
  Part victim();

  /**
   * While a message stands still at a moment.
   *
   * @param watcher the process that has the message in hand; may be the victim
   * @param count which message, from the next one
   */
  record AtMoment(Part victim, Part watcher, Moment moment, int count) implements Fault {
    String place() {
      return watcher + "/" + moment;
    }
  }

  /** After a time, whatever happens then. */
  record AtAnyTime(Part victim, Duration after) implements Fault {
    static final String ANY = "ANY";
  }

  /**
   * Its signing certificate is replaced and the one before revoked, while messages are under way.
   */
  record Revoked(Part victim) implements Fault {}

  /** Its clock is behind by more than a message lives, for a moment, and then jumps. */
  record ClockBehind(Part victim) implements Fault {
    static final Duration BY = Duration.ofMinutes(10);
    static final Duration LASTS = Duration.ofSeconds(1);
  }
}

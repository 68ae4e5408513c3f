package jukigate.app.chaos;

import java.time.Duration;
import java.util.List;
import jukigate.line.Direction;

/** What is done to processes, and when. */
sealed interface Fault {

  /**
   * While a message stands still at a moment, all of them at once.
   *
   * @param watcher the process that has the message in hand; may be a victim
   * @param count which message, from the next one
   */
  record AtMoment(List<Part> victims, Part watcher, Moment moment, int count) implements Fault {
    public AtMoment {
      victims = List.copyOf(victims);
    }

    String place() {
      return watcher + "/" + moment;
    }
  }

  /** After a time, whatever happens then, all of them at once. */
  record AtAnyTime(List<Part> victims, Duration after) implements Fault {
    static final String ANY = "ANY";

    public AtAnyTime {
      victims = List.copyOf(victims);
    }
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

  /**
   * A connection of its line breaks off.
   *
   * @param bytes that pass before, in this direction
   */
  record LineCut(Part victim, Direction direction, int bytes) implements Fault {
    /** The handshake and the first messages of a connection. */
    static final int WITHIN = 16_000;
  }

  /** Nothing that it writes to its disk is taken, for a moment. */
  record DiskFull(Part victim) implements Fault {
    static final Duration LASTS = Duration.ofSeconds(1);
  }
}

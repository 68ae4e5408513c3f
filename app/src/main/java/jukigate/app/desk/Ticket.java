package jukigate.app.desk;

import java.time.InstantSource;
import java.util.Locale;
import java.util.random.RandomGenerator;

/**
 * Names what is handed in, and its answer.
 *
 * @param id letters, digits and hyphens
 * @param kind what it is
 */
public record Ticket(String id, Kind kind) {
  /** What can be handed in. */
  public enum Kind {
    /** A resident event file. */
    EVENT,
    /** A {@link JournalQuestion}. */
    JOURNAL
  }

  public static Ticket next(Kind kind, InstantSource clock, RandomGenerator random) {
    return new Ticket(
        String.format(Locale.ROOT, "%d-%08x", clock.millis(), random.nextInt()), kind);
  }

  String fileName() {
    return id + "." + kind.name().toLowerCase(Locale.ROOT);
  }
}

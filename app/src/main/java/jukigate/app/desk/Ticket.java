package jukigate.app.desk;

import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Arrays;
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
    JOURNAL,
    /** A {@link QueueErrand}. */
    QUEUE,
    /** A {@link CsQuestion}. */
    CS,
    /** A {@link CsDecision}. */
    DECISION,
    /** A {@link CodesQuestion}. */
    CODES,
    /** A {@link ReconciliationsQuestion}. */
    RECONCILIATIONS,
    /** A {@link BulkErrand}. */
    BULK,
    /** A {@link LineQuestion}. */
    LINE,
    /** A {@link FaultErrand}. */
    FAULT,
    /** A {@link MediumErrand}. */
    MEDIUM,
    /** A {@link ResponderErrand}. */
    RESPONDER,
    /** A {@link ClockErrand}. */
    CLOCK,
    /** An {@link AgendaQuestion}. */
    AGENDA,
    /** Anything: answered with {@link jukigate.console.view.Performance.Figures}. */
    PERFORMANCE,
    /** An {@link AuditQuestion}. */
    AUDIT,
    /** A {@link LogQuestion}. */
    LOG,
    /** A {@link ContinuationQuestion}. */
    CONTINUATION,
    /** A {@link PrintErrand}. */
    PRINT,
    /** A {@link ConsoleErrand}. */
    CONSOLE
  }

  public static Ticket next(Kind kind, InstantSource clock, RandomGenerator random) {
    return new Ticket(
        String.format(Locale.ROOT, "%d-%08x", clock.millis(), random.nextInt()), kind);
  }

  String fileName() {
    return id + "." + kind.name().toLowerCase(Locale.ROOT);
  }

  /** What a file in the desk's folder is, by its name. */
  static Kind kindOf(Path file) {
    String name = file.getFileName().toString();
    return Arrays.stream(Kind.values())
        .filter(kind -> name.endsWith("." + kind.name().toLowerCase(Locale.ROOT)))
        .findFirst()
        .orElse(Kind.EVENT);
  }
}

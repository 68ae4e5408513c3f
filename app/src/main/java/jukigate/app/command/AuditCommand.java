package jukigate.app.command;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToIntFunction;
import jukigate.app.command.JournalPlace.Where;
import jukigate.app.desk.DeskFolder;
import jukigate.app.desk.DeskJournal;
import jukigate.app.report.JournalTable;
import jukigate.domain.refusal.Outcome;
import jukigate.domain.refusal.Refusal;
import jukigate.domain.refusal.RefusalCode;
import jukigate.gateway.journal.JournalReader;
import jukigate.gateway.journal.RecordedExchange;
import jukigate.gateway.journal.sql.SqlJournal;
import jukigate.store.DatabaseOptions;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code jukigate audit}: what the gateway has on record. */
@Command(name = "audit")
final class AuditCommand extends CommandGroup {
  private final Surroundings surroundings;

  AuditCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  /** The newest exchanges, one line each. */
  @Command(name = "list")
  int list(
      @Mixin SharedOptions options,
      @Mixin JournalPlace place,
      @Option(names = "--limit", paramLabel = "<n>", defaultValue = "20") int limit) {
    Console console = options.console(surroundings);
    return withJournal(
        console,
        place.where(options, surroundings),
        journal -> print(console, journal.latest(Math.max(1, limit))));
  }

  /** Everything about one exchange. */
  @Command(name = "show")
  int show(
      @Mixin SharedOptions options,
      @Mixin JournalPlace place,
      @Option(names = "--bytes") boolean bytes,
      @Parameters(paramLabel = "<correlation-id>", descriptionKey = "correlation-id")
          String correlationId) {
    Console console = options.console(surroundings);
    return withJournal(
        console,
        place.where(options, surroundings),
        journal -> show(console, journal, correlationId, bytes));
  }

  /** All of it, as files. */
  @Command(name = "export")
  int export(
      @Mixin SharedOptions options,
      @Mixin JournalPlace place,
      @Parameters(paramLabel = "<folder>", descriptionKey = "export-folder") Path folder) {
    Console console = options.console(surroundings);
    return withJournal(
        console,
        place.where(options, surroundings),
        journal -> {
          Path written = JournalTable.write(journal, folder).orThrow();
          console.say("audit.exported", written);
          return ExitCode.GOOD;
        });
  }

  /** From the files, or over the desk of the backbone that has them open. */
  private int withJournal(Console console, Where where, ToIntFunction<JournalReader> question) {
    Path folder = where.folder();
    if (!Files.isDirectory(folder.resolve("db"))) {
      return console.refuse(Refusal.of(RefusalCode.FILE_UNREADABLE, folder, "no journal"));
    }
    return switch (SqlJournal.open(folder, DatabaseOptions.DEFAULTS)) {
      case Outcome.Refused<SqlJournal>(Refusal refusal)
          when refusal.code() == RefusalCode.DATABASE_LOCKED && where.isOfHome() ->
          question.applyAsInt(
              new DeskJournal(
                  DeskFolder.of(where.home()), surroundings.clock(), surroundings.random()));
      case Outcome.Refused<SqlJournal>(Refusal refusal) -> console.refuse(refusal);
      case Outcome.Passed<SqlJournal>(SqlJournal journal) -> {
        try (journal) {
          yield question.applyAsInt(journal.reader());
        }
      }
    };
  }

  private static int print(Console console, List<RecordedExchange> exchanges) {
    if (console.json()) {
      console.printJson(exchanges.stream().map(JournalTable::row).toList());
      return ExitCode.GOOD;
    }
    exchanges.forEach(
        exchange ->
            console.line(
                String.format(
                    Locale.ROOT,
                    "%s  %s  %-12s → %-12s %-13s %s",
                    exchange.receivedAt(),
                    exchange.correlationId(),
                    exchange.sender(),
                    exchange.receiver(),
                    exchange.verdict(),
                    exchange.refusalId())));
    return ExitCode.GOOD;
  }

  private static int show(
      Console console, JournalReader journal, String correlationId, boolean bytes) {
    Optional<RecordedExchange> found = journal.byCorrelationId(correlationId);
    if (found.isEmpty()) {
      return console.refuse(Refusal.of(RefusalCode.RECORD_NOT_FOUND, correlationId));
    }
    Map<String, String> row = JournalTable.row(found.get());
    if (bytes) {
      journal
          .bytes(found.get().number())
          .ifPresent(
              kept -> {
                row.put("request", text(kept.request().toByteArray()));
                row.put("response", text(kept.response().toByteArray()));
              });
    }
    if (console.json()) {
      console.printJson(row);
    } else {
      row.forEach(
          (name, value) -> console.line(String.format(Locale.ROOT, "%-15s %s", name, value)));
    }
    return ExitCode.GOOD;
  }

  private static String text(byte[] bytes) {
    return new String(bytes, StandardCharsets.UTF_8);
  }
}

package jukigate.app.command;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import jukigate.app.report.JournalTable;
import jukigate.domain.message.Operation;
import jukigate.domain.refusal.Refusal;
import jukigate.domain.refusal.RefusalCode;
import jukigate.gateway.journal.RecordedExchange;

/** Shows a business case, a line for each message. */
final class CaseTable {
  private CaseTable() {}

  /**
   * @param message number or correlation id, as it was asked for
   * @param found none when there is no such message
   */
  static int print(Console console, String message, List<RecordedExchange> found) {
    if (found.isEmpty()) {
      return console.refuse(Refusal.of(RefusalCode.RECORD_NOT_FOUND, message));
    }
    Instant begin = Instant.parse(found.getFirst().receivedAt());
    if (console.json()) {
      console.printJson(found.stream().map(JournalTable::row).toList());
      return ExitCode.GOOD;
    }
    found.forEach(row -> console.line(line(row, begin)));
    return ExitCode.GOOD;
  }

  private static String line(RecordedExchange row, Instant begin) {
    long millis = Duration.between(begin, Instant.parse(row.receivedAt())).toMillis();
    String operation =
        Operation.ofRequestAction(row.action())
            .map(it -> it.exchange() + " " + it.name())
            .orElse(row.action());
    return String.format(
        Locale.ROOT,
        "%8d  +%9.3f s  %-12s → %-12s %-34s %-13s %s",
        row.number().value(),
        millis / 1000.0,
        row.sender(),
        row.receiver(),
        operation,
        row.verdict(),
        row.refusalId());
  }
}

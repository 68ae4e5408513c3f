package jukigate.app.desk;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import jukigate.domain.message.MessageId;
import jukigate.gateway.audit.AuditEntry;
import jukigate.gateway.journal.JournalReader;
import jukigate.gateway.journal.RecordNumber;
import jukigate.gateway.journal.RecordedExchange;
import jukigate.gateway.journal.sql.SqlAuditLog;

/** Answers from the journal that this process has open; an export of all of it is on record. */
record JournalClerk(JournalReader journal, SqlAuditLog log, InstantSource clock) {

  JournalAnswer answer(JournalQuestion question) {
    return switch (question.about()) {
      case CORRELATION_ID ->
          JournalAnswer.of(journal.byCorrelationId(question.key()).stream().toList());
      case MESSAGE_ID ->
          JournalAnswer.of(
              MessageId.parse(question.key()).map(journal::byMessageId).orElse(List.of()));
      case LATEST -> JournalAnswer.of(journal.latest(question.limit()));
      case BYTES ->
          JournalAnswer.of(journal.bytes(new RecordNumber(Long.parseLong(question.key()))));
      case ALL -> JournalAnswer.of(all());
    };
  }

  private List<RecordedExchange> all() {
    log.act(AuditEntry.act("export", clock.instant()));
    List<RecordedExchange> rows = new ArrayList<>();
    journal.export(rows::add);
    return rows;
  }
}

package jukigate.app.desk;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import jukigate.app.cases.BusinessCase;
import jukigate.app.cases.BusinessCases;
import jukigate.domain.message.MessageId;
import jukigate.gateway.audit.AuditEntry;
import jukigate.gateway.journal.JournalReader;
import jukigate.gateway.journal.RecordNumber;
import jukigate.gateway.journal.RecordedExchange;
import jukigate.gateway.journal.sql.SqlAuditLog;

/** Answers from the journal that this process has open; an export of all of it is on record. */
record JournalClerk(
    JournalReader journal, SqlAuditLog log, BusinessCases cases, InstantSource clock) {

  JournalAnswer answer(JournalQuestion question) {
    return switch (question.about()) {
      case CORRELATION_ID ->
          JournalAnswer.of(journal.byCorrelationId(question.key()).stream().toList());
      case MESSAGE_ID ->
          JournalAnswer.of(
              MessageId.parse(question.key()).map(journal::byMessageId).orElse(List.of()));
      case PAGE ->
          JournalAnswer.of(
              journal.page(question.rows().filter(), before(question.key()), question.limit()));
      case AFTER -> JournalAnswer.of(journal.after(number(question.key()), question.limit()));
      case BYTES -> JournalAnswer.of(journal.bytes(number(question.key())));
      case CASE ->
          JournalAnswer.of(
              cases
                  .of(number(question.key()).value(), List.of())
                  .map(BusinessCase::messages)
                  .orElse(List.of()));
      case ALL -> JournalAnswer.of(all());
    };
  }

  private static Optional<RecordNumber> before(String key) {
    return Optional.of(key).filter(given -> !given.isEmpty()).map(JournalClerk::number);
  }

  private static RecordNumber number(String key) {
    return new RecordNumber(Long.parseLong(key));
  }

  private List<RecordedExchange> all() {
    log.act(AuditEntry.act("export", clock.instant()));
    List<RecordedExchange> rows = new ArrayList<>();
    journal.export(rows::add);
    return rows;
  }
}

package jukigate.app.desk;

import java.time.InstantSource;
import jukigate.app.evidence.ExchangeProof;
import jukigate.app.evidence.LogVerification;
import jukigate.domain.refusal.Outcome;
import jukigate.domain.refusal.Refusal;
import jukigate.domain.refusal.RefusalCode;
import jukigate.gateway.audit.AuditEntry;
import jukigate.gateway.journal.JournalReader;
import jukigate.gateway.journal.sql.SqlAuditLog;

/**
 * Verifies the audit log that this process has open, and makes proofs. Each is an administrative
 * act, and on record before it is done.
 */
public record AuditClerk(
    SqlAuditLog log, JournalReader journal, LogVerification verification, InstantSource clock) {

  public AuditAnswer answer(AuditQuestion question) {
    if (question.act().equals(AuditQuestion.ERASE)) {
      return erased();
    }
    log.act(AuditEntry.act(question.act(), clock.instant()));
    return question.correlationId().isEmpty()
        ? verified(question)
        : proven(question.correlationId());
  }

  /** Each erasure is a leaf of its own. */
  private AuditAnswer erased() {
    return AuditAnswer.ofErasures(
        log.erasure().due(clock.instant(), "command").stream()
            .map(one -> new AuditAnswer.Erasure(one.payloads().name(), one.records()))
            .toList());
  }

  private AuditAnswer verified(AuditQuestion question) {
    return switch (verification.verify(question.messages(), question.witnesses())) {
      case Outcome.Refused<LogVerification.Verified>(Refusal refusal) -> AuditAnswer.of(refusal);
      case Outcome.Passed<LogVerification.Verified>(LogVerification.Verified found) ->
          AuditAnswer.of(found);
    };
  }

  private AuditAnswer proven(String correlationId) {
    return ExchangeProof.of(log, journal, correlationId)
        .map(AuditAnswer::of)
        .orElseGet(() -> AuditAnswer.of(Refusal.of(RefusalCode.RECORD_NOT_FOUND, correlationId)));
  }
}

package jukigate.app.desk;

import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import jukigate.app.evidence.ContinuationProof;
import jukigate.gateway.audit.AuditEntry;
import jukigate.gateway.journal.sql.SqlAuditLog;

/**
 * The answer to a {@link ContinuationQuestion}.
 *
 * @param proof one, or none where no head is over so many leaves
 */
public record ContinuationAnswer(List<ContinuationProof> proof) {
  /** What a log says to it; that it was asked is on record before. */
  public static ContinuationAnswer of(
      SqlAuditLog log, ContinuationQuestion question, InstantSource clock) {
    String heads = question.before() + " " + question.after();
    log.act(AuditEntry.act("prove", clock.instant(), Map.of("heads", heads)));
    return new ContinuationAnswer(
        ContinuationProof.of(log, question.before(), question.after()).stream().toList());
  }
}

package jukigate.app.desk;

import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;
import jukigate.app.evidence.ExchangeProof;
import jukigate.domain.refusal.Outcome;
import jukigate.domain.refusal.Refusal;
import jukigate.domain.refusal.RefusalCode;
import jukigate.gateway.audit.Anchor;
import jukigate.gateway.audit.AuditEntry;
import jukigate.gateway.audit.WitnessWord;
import jukigate.gateway.journal.AnchorFile;
import jukigate.gateway.journal.JournalReader;
import jukigate.gateway.journal.sql.SqlAuditLog;
import jukigate.wire.audit.LogOwner;

/**
 * Verifies the audit log that this process has open, and makes proofs. Each is an administrative
 * act, and on record before it is done.
 *
 * @param folder of the journal, where the heads are kept beside the database
 * @param issuers the CAs whose gateway may sign heads, and might before a rollover
 * @param witnesses asks the nodes what they keep
 */
public record AuditClerk(
    SqlAuditLog log,
    JournalReader journal,
    Path folder,
    Supplier<Set<X509Certificate>> issuers,
    Supplier<List<WitnessWord>> witnesses,
    InstantSource clock) {

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
    return switch (AnchorFile.of(folder).read()) {
      case Outcome.Refused<List<Anchor>>(Refusal refusal) -> AuditAnswer.of(refusal);
      case Outcome.Passed<List<Anchor>>(List<Anchor> anchors) -> {
        Set<X509Certificate> known = issuers.get();
        var mine = new LogOwner(known);
        var heard = new WitnessHearing(question.witnesses() ? witnesses.get() : List.of(), mine);
        var all = Stream.concat(anchors.stream(), heard.anchors().stream()).toList();
        var report = log.verify(all, mine, question.messages());
        var stamps = log.stamps().judge(known);
        yield AuditAnswer.of(
            report.with(heard.findings()).with(stamps.findings()),
            stamps.stamps(),
            heard.witnesses());
      }
    };
  }

  private AuditAnswer proven(String correlationId) {
    return ExchangeProof.of(log, journal, correlationId)
        .map(AuditAnswer::of)
        .orElseGet(() -> AuditAnswer.of(Refusal.of(RefusalCode.RECORD_NOT_FOUND, correlationId)));
  }
}

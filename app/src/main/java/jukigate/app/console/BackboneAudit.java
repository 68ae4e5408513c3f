package jukigate.app.console;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import jukigate.app.backbone.Backbone;
import jukigate.app.evidence.ContinuationProof;
import jukigate.app.evidence.ExchangeProof;
import jukigate.app.evidence.LogBook;
import jukigate.app.evidence.LogVerification;
import jukigate.app.evidence.ProofCheck;
import jukigate.app.evidence.WitnessHearing;
import jukigate.app.resend.Sender;
import jukigate.console.view.Audit;
import jukigate.domain.Language;
import jukigate.domain.refusal.Outcome;
import jukigate.domain.refusal.Refusal;
import jukigate.domain.refusal.RefusalCode;
import jukigate.domain.refusal.RefusedException;
import jukigate.gateway.audit.Anchor;
import jukigate.gateway.audit.AuditReport;
import jukigate.gateway.audit.LogCheck;
import jukigate.gateway.journal.AnchorFile;
import jukigate.gateway.journal.RecordedExchange;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The audit log of a running backbone. */
public final class BackboneAudit implements Audit {
  private static final Logger LOG = LoggerFactory.getLogger(BackboneAudit.class);

  /** They name a witness first. */
  private static final Set<RefusalCode> ABOUT_WITNESSES =
      Set.of(RefusalCode.AUDIT_ROLLED_BACK, RefusalCode.AUDIT_FORKED, RefusalCode.AUDIT_SPLIT_VIEW);

  private final Backbone backbone;
  private final LogBook book;
  private final AtomicReference<Made> last = new AtomicReference<>();

  public BackboneAudit(Backbone backbone) {
    this.backbone = backbone;
    this.book = new LogBook(backbone.auditLog(), backbone::everIssuers);
  }

  /** That of a backbone, which asks its nodes. */
  public static LogVerification verification(Backbone backbone) {
    return new LogVerification(
        backbone.auditLog(), backbone.journalFolder(), backbone::everIssuers, backbone::witnesses);
  }

  /**
   * A verification.
   *
   * @param outcome empty while it is under way
   */
  private record Made(
      Instant began,
      Optional<Instant> ended,
      boolean messages,
      boolean witnesses,
      Optional<Outcome<LogVerification.Verified>> outcome) {
    private Made ended(Instant at, Outcome<LogVerification.Verified> found) {
      return new Made(began, Optional.of(at), messages, witnesses, Optional.of(found));
    }
  }

  @Override
  public State state(Language language) {
    var log = backbone.auditLog();
    var kept = AnchorFile.of(backbone.journalFolder()).last();
    var stamp =
        log.stamps()
            .newest()
            .map(
                one ->
                    new Stamp(
                        one.head().checkpoint().tree().size(),
                        one.time(backbone.everIssuers()).map(Instant::toString).orElse("")));
    return switch (kept) {
      case Outcome.Refused<Optional<Anchor>>(Refusal why) ->
          new State(log.pending(), book.newest(), 0, worded(why, language), stamp);
      case Outcome.Passed<Optional<Anchor>>(Optional<Anchor> newest) ->
          new State(
              log.pending(),
              book.newest(),
              newest.map(anchor -> anchor.tree().size()).orElse(0L),
              "",
              stamp);
    };
  }

  private static String worded(Refusal why, Language language) {
    return why.code().id() + " " + why.text(language) + " " + why.fix(language);
  }

  @Override
  public List<Head> heads(long below, int most) {
    return book.heads(below, most);
  }

  @Override
  public List<Act> acts(long below, String act, int most) {
    return book.acts(below, act, most);
  }

  @Override
  public void verify(boolean messages, boolean witnesses, String by) {
    var begun =
        new Made(
            backbone.clock().instant(), Optional.empty(), messages, witnesses, Optional.empty());
    Made before = last.get();
    if ((before != null && before.ended().isEmpty()) || !last.compareAndSet(before, begun)) {
      throw new RefusedException(Refusal.of(RefusalCode.AUDIT_BUSY));
    }
    try {
      backbone.putOnRecord("verify", Map.of("role", by));
    } catch (RuntimeException notOnRecord) {
      last.set(before);
      throw notOnRecord;
    }
    var unusedThread = Thread.ofVirtual().name("audit").start(() -> run(begun));
  }

  /** However it ends, another one can be made after it. */
  private void run(Made begun) {
    Outcome<LogVerification.Verified> found =
        Outcome.refused(RefusalCode.AUDIT_INTERRUPTED, begun.began());
    try {
      found = verification(backbone).verify(begun.messages(), begun.witnesses());
    } catch (RuntimeException e) {
      LOG.error("audit: {}", e.toString());
    } finally {
      last.set(begun.ended(backbone.clock().instant(), found));
    }
  }

  @Override
  public Optional<Verification> verification(Language language) {
    return Optional.ofNullable(last.get()).map(made -> told(made, language));
  }

  private static Verification told(Made made, Language language) {
    Optional<Result> result = Optional.empty();
    String refusal = "";
    switch (made.outcome().orElse(null)) {
      case null -> {
        // under way
      }
      case Outcome.Refused<LogVerification.Verified>(Refusal why) ->
          refusal = worded(why, language);
      case Outcome.Passed<LogVerification.Verified>(LogVerification.Verified verified) ->
          result = Optional.of(result(verified, language));
    }
    return new Verification(
        made.began().toString(),
        made.ended().map(Instant::toString).orElse(""),
        made.messages(),
        made.witnesses(),
        result,
        refusal);
  }

  private static Result result(LogVerification.Verified verified, Language language) {
    AuditReport report = verified.report();
    return new Result(
        report.leaves(),
        report.checkpoints(),
        report.anchors(),
        verified.stamps(),
        report.erased().stream().mapToLong(AuditReport.Erased::messages).sum(),
        verified.witnesses().stream()
            .map(
                one ->
                    new Witness(
                        one.node(), one.size(), one.at(), one.refusal(), standing(one, report)))
            .toList(),
        report.findings().stream().map(one -> finding(one, language)).toList());
  }

  private static Finding finding(AuditReport.Finding found, Language language) {
    Refusal what = found.what();
    return new Finding(found.index(), what.code().id(), what.text(language), what.fix(language));
  }

  private static Standing standing(WitnessHearing.Standing one, AuditReport report) {
    if (!one.refusal().isEmpty()) {
      return Standing.SILENT;
    }
    if (one.size() == 0) {
      return Standing.NONE;
    }
    if (report.findings().stream().anyMatch(found -> accuses(found.what(), one.node()))) {
      return Standing.CONTRADICTS;
    }
    return report.findings().size() < LogCheck.MOST ? Standing.AGREES : Standing.UNKNOWN;
  }

  private static boolean accuses(Refusal what, String node) {
    return ABOUT_WITNESSES.contains(what.code()) && what.arguments().getFirst().equals(node);
  }

  @Override
  public Proven proof(String message, String by) {
    String correlationId = correlationId(message);
    backbone.putOnRecord("prove", Map.of("role", by, "correlation", correlationId));
    var proof =
        ExchangeProof.of(backbone.auditLog(), backbone.journal(), correlationId)
            .orElseThrow(() -> unknown(message));
    return new Proven(proof(proof), check().isGood(proof.head()));
  }

  @Override
  public Continued continuation(long before, long after, String by) {
    backbone.putOnRecord("prove", Map.of("role", by, "heads", before + " " + after));
    var proof =
        ContinuationProof.of(backbone.auditLog(), before, after)
            .orElseThrow(
                () ->
                    new RefusedException(
                        Refusal.of(
                            RefusalCode.CONSOLE_REQUEST_INVALID,
                            "before, after: " + before + ", " + after)));
    return new Continued(
        new Continuation(signed(proof.before()), signed(proof.after()), proof.path()),
        check().isGood(proof.before()) && check().isGood(proof.after()));
  }

  private ProofCheck check() {
    return new ProofCheck(backbone.everIssuers());
  }

  private String correlationId(String message) {
    Optional<RecordedExchange> found =
        message.matches("[0-9]{1,18}")
            ? Sender.row(backbone.journal(), Long.parseLong(message))
            : backbone.journal().byCorrelationId(message);
    return found.map(RecordedExchange::correlationId).orElseThrow(() -> unknown(message));
  }

  private static RefusedException unknown(String message) {
    return new RefusedException(Refusal.of(RefusalCode.RECORD_NOT_FOUND, message));
  }

  private static Proof proof(ExchangeProof proof) {
    return new Proof(
        proof.correlationId(),
        proof.size(),
        signed(proof.head()),
        proof.leaves().stream()
            .map(leaf -> new Leaf(leaf.index(), leaf.content(), leaf.path()))
            .toList());
  }

  private static Signed signed(ExchangeProof.Head head) {
    return new Signed(head.text(), head.signature(), head.certificate(), head.stamp());
  }
}

package jukigate.gateway.server;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import jukigate.domain.FailureTrace;
import jukigate.domain.refusal.Outcome;
import jukigate.domain.refusal.RefusalCode;
import jukigate.gateway.audit.Anchor;
import jukigate.gateway.audit.AuditEntry;
import jukigate.gateway.journal.AnchorFile;
import jukigate.gateway.journal.sql.SqlAuditLog;
import jukigate.wire.audit.SignedCheckpoint;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Signs a new head of the audit log every second in which something was decided, and when the
 * gateway stops. Until then a decision is in the database and in no head: who has the database in
 * hand within that second leaves no trace.
 */
final class AuditSealing implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(AuditSealing.class);
  private static final long PAUSE_MILLIS = 1_000;

  private final SqlAuditLog log;
  private final AnchorFile anchors;
  private final GatewayKeys keys;
  private final Duration stampInterval;
  private final Surroundings around;
  private final ScheduledExecutorService timer =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("audit-seal").factory());

  private OptionalLong stampedAt = OptionalLong.empty();
  private volatile long sealedAt;

  private AuditSealing(SqlAuditLog log, AnchorFile anchors, Assembly assembly) {
    this.log = log;
    this.anchors = anchors;
    this.keys = assembly.keys();
    this.stampInterval = assembly.config().stampInterval();
    this.around = assembly.around();
    this.sealedAt = around.nanoTime().getAsLong();
  }

  /** Since nothing waited any more: a head was signed, or there was nothing to sign. */
  Duration sinceSealed() {
    return Duration.ofNanos(around.nanoTime().getAsLong() - sealedAt);
  }

  /**
   * Begins. Refused with AUDIT_ROLLED_BACK or AUDIT_FORKED when the database is not the one whose
   * heads are in the file: an older one knows fewer messages, and would let them in again; with
   * JOURNAL_UNAVAILABLE when the start cannot be put on record.
   */
  static Outcome<AuditSealing> start(SqlAuditLog log, AnchorFile anchors, Assembly assembly) {
    return anchors
        .last()
        .then(kept -> continues(log, kept))
        .map(kept -> new AuditSealing(log, anchors, assembly))
        .then(AuditSealing::begun);
  }

  /** A gateway that cannot say that it started does not start. */
  private Outcome<AuditSealing> begun() {
    if (!act("start")) {
      timer.shutdownNow();
      return Outcome.refused(RefusalCode.JOURNAL_UNAVAILABLE);
    }
    var unused =
        timer.scheduleWithFixedDelay(this::seal, PAUSE_MILLIS, PAUSE_MILLIS, TimeUnit.MILLISECONDS);
    return Outcome.passed(this);
  }

  @Override
  public void close() {
    if (timer.isShutdown()) {
      return;
    }
    timer.close();
    var unused = act("stop");
    seal();
  }

  private static Outcome<Optional<Anchor>> continues(SqlAuditLog log, Optional<Anchor> kept) {
    if (kept.isEmpty()) {
      return Outcome.passed(kept);
    }
    Anchor last = kept.get();
    long size = last.tree().size();
    if (log.size() < size) {
      return Outcome.refused(RefusalCode.AUDIT_ROLLED_BACK, last.keeper(), size, log.size());
    }
    return log.root(size).filter(last.tree().root()::equals).isPresent()
        ? Outcome.passed(kept)
        : Outcome.refused(RefusalCode.AUDIT_FORKED, last.keeper(), size);
  }

  /** Whether it is on record. */
  private boolean act(String what) {
    try {
      log.act(AuditEntry.act(what, around.clock().instant()));
      return true;
    } catch (RuntimeException e) {
      LOG.error("audit log: {}", new FailureTrace(e));
      return false;
    }
  }

  /** What fails is tried again at the next time: the leaves wait in the database. */
  synchronized void seal() {
    try {
      log.seal(keys.signing().get(), around.clock(), this::stamp).ifPresent(anchors::append);
      sealedAt = around.nanoTime().getAsLong();
    } catch (RuntimeException e) {
      LOG.error("audit log: {}", new FailureTrace(e));
    }
  }

  private Optional<byte[]> stamp(SignedCheckpoint head) {
    boolean due = stampedAt.isEmpty() || timer.isShutdown() || isOver(stampedAt.getAsLong());
    if (!due) {
      return Optional.empty();
    }
    stampedAt = OptionalLong.of(around.nanoTime().getAsLong());
    return keys.stamper().map(stamper -> stamper.stamp(head.checkpoint().sha256()));
  }

  private boolean isOver(long since) {
    return around.nanoTime().getAsLong() - since >= stampInterval.toNanos();
  }
}

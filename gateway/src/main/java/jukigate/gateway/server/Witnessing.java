package jukigate.gateway.server;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import jukigate.domain.FailureTrace;
import jukigate.domain.node.NodeId;
import jukigate.domain.refusal.Outcome;
import jukigate.domain.refusal.Refusal;
import jukigate.domain.refusal.RefusalCode;
import jukigate.gateway.audit.AuditEntry;
import jukigate.gateway.audit.WitnessWord;
import jukigate.gateway.forward.NodePost;
import jukigate.gateway.journal.sql.SqlAuditLog;
import jukigate.gateway.journal.sql.SqlJournal;
import jukigate.gateway.journal.sql.SqlWitnesses;
import jukigate.gateway.line.WitnessLine;
import jukigate.wire.audit.SignedCheckpoint;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Shows the newest head of the audit log to the witnesses, at an interval and at the stop, never on
 * the way of a message. A node that is down is shown it at the next time. A node that refuses,
 * because the head contradicts the one it keeps, is on record once for each time that begins.
 */
final class Witnessing implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Witnessing.class);

  private final List<NodeId> nodes;
  private final WitnessLine line;
  private final SqlWitnesses kept;
  private final SqlAuditLog log;
  private final Surroundings around;
  private final Map<NodeId, RefusalCode> refusing = new ConcurrentHashMap<>();
  private final ScheduledExecutorService timer =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("audit-witness").factory());

  private Witnessing(
      List<NodeId> nodes, WitnessLine line, SqlJournal journal, Surroundings around) {
    this.nodes = List.copyOf(nodes);
    this.line = line;
    this.kept = journal.witnesses();
    this.log = journal.auditLog();
    this.around = around;
  }

  static Witnessing start(Assembly assembly, SqlJournal journal, NodePost client) {
    var config = assembly.config();
    var witnessing =
        new Witnessing(config.witnesses(), assembly.witnesses(client), journal, assembly.around());
    long pause = config.witnessInterval().toMillis();
    if (!witnessing.nodes.isEmpty()) {
      var unused =
          witnessing.timer.scheduleWithFixedDelay(
              witnessing::round, pause, pause, TimeUnit.MILLISECONDS);
    }
    return witnessing;
  }

  /** To be closed when the last head is signed. */
  @Override
  public void close() {
    timer.close();
    round();
  }

  /** Each witness that has not taken the newest head is shown it. */
  void round() {
    if (nodes.isEmpty()) {
      return;
    }
    try {
      kept.newest().ifPresent(head -> atOnce(node -> show(node, head)));
    } catch (RuntimeException e) {
      LOG.error("witnesses: {}", new FailureTrace(e));
    }
  }

  /** What each keeps. */
  List<WitnessWord> words() {
    return atOnce(line::fetch);
  }

  /** Side by side: a dead node costs its timeout once. */
  private <T> List<T> atOnce(Function<NodeId, T> each) {
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      return nodes.stream()
          .map(node -> CompletableFuture.supplyAsync(() -> each.apply(node), threads))
          .toList()
          .stream()
          .map(CompletableFuture::join)
          .toList();
    }
  }

  /** True when the node has taken it. */
  private boolean show(NodeId node, SignedCheckpoint head) {
    Optional<Long> before = kept.taken(node);
    if (before.filter(size -> size == size(head)).isPresent()) {
      return true;
    }
    return switch (submitted(node, head, before)) {
      case Outcome.Passed<WitnessLine.Receipt>(WitnessLine.Receipt receipt) ->
          taken(node, head, receipt);
      case Outcome.Refused<WitnessLine.Receipt>(Refusal refusal) -> refused(node, head, refusal);
    };
  }

  /**
   * A node that keeps another head than was thought says so, and gets the proof from there; one
   * that keeps a newer one was shown it by another gateway on this database.
   */
  private Outcome<WitnessLine.Receipt> submitted(
      NodeId node, SignedCheckpoint head, Optional<Long> before) {
    return line.submit(node, deposit(head, before))
        .then(
            receipt ->
                receipt.countersignature().isPresent() || size(receipt.kept()) >= size(head)
                    ? Outcome.passed(receipt)
                    : line.submit(node, deposit(head, Optional.of(size(receipt.kept())))));
  }

  private WitnessLine.Deposit deposit(SignedCheckpoint head, Optional<Long> before) {
    return new WitnessLine.Deposit(
        head, before, before.flatMap(size -> kept.proof(size, size(head))).orElse(List.of()));
  }

  private boolean taken(NodeId node, SignedCheckpoint head, WitnessLine.Receipt receipt) {
    if (receipt.countersignature().isEmpty()) {
      return false; // what it keeps moved between two questions; the next round tells
    }
    refusing.remove(node);
    kept.take(
        new SqlWitnesses.Taken(
            node, size(head), receipt.countersignature().get(), receipt.certificate()),
        around.clock().instant());
    return true;
  }

  private boolean refused(NodeId node, SignedCheckpoint head, Refusal refusal) {
    boolean first = refusing.put(node, refusal.code()) != refusal.code();
    if (refusal.code() != RefusalCode.CHECKPOINT_CONTRADICTS) {
      LOG.debug("witness {}: {}", node, refusal.code().id());
      return false;
    }
    if (first) {
      LOG.error("witness {}: {} at size {}", node, refusal.code().id(), size(head));
      log.act(
          AuditEntry.act(
              "witness-refused",
              around.clock().instant(),
              Map.of("node", node.value(), "size", Long.toString(size(head)))));
    }
    return false;
  }

  private static long size(SignedCheckpoint head) {
    return head.checkpoint().tree().size();
  }
}

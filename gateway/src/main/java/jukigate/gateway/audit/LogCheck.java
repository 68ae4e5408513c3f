package jukigate.gateway.audit;

import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import jukigate.domain.refusal.Refusal;
import jukigate.domain.refusal.RefusalCode;
import jukigate.wire.audit.Checkpoint;
import jukigate.wire.audit.SignedCheckpoint;
import jukigate.wire.audit.TreeHash;

/**
 * Goes through a log once, from the first leaf on, and finds what was changed, taken out, put in,
 * moved, cut off or rolled back. Holds no leaf. What it trusts is the key of the checkpoints and
 * the anchors, nothing in the log.
 */
public final class LogCheck {
  /** More findings than this are not told. */
  public static final int MOST = 50;

  /** A clock that was set right by less is no finding. */
  private static final Duration TOLERANCE = Duration.ofSeconds(5);

  private final Iterator<SignedCheckpoint> heads;
  private final Predicate<X509Certificate> mine;
  private final Map<String, Optional<X509Certificate>> owners = new HashMap<>();
  private final Map<Long, List<Anchor>> anchors = new HashMap<>();
  private final List<AuditReport.Finding> findings = new ArrayList<>();
  private final Frontier frontier = new Frontier();
  private final long anchorCount;
  private TreeHash chain = Leaf.START;
  private Optional<SignedCheckpoint> next;
  private Optional<SignedCheckpoint> newest = Optional.empty();
  private long headCount;
  private long headed;
  private long goodUntil;

  /**
   * @param signed the heads, the smallest first; each is held until the next one
   * @param mine whether a certificate is one of the log's owner; a checkpoint signed with any other
   *     is a finding
   */
  public LogCheck(
      Iterator<SignedCheckpoint> signed, List<Anchor> kept, Predicate<X509Certificate> mine) {
    this.heads = signed;
    this.mine = mine;
    kept.forEach(
        anchor ->
            anchors.computeIfAbsent(anchor.tree().size(), n -> new ArrayList<>()).add(anchor));
    anchorCount = kept.size();
    next = following();
    compareRoots();
  }

  /** The next head, its signature and time checked. */
  private Optional<SignedCheckpoint> following() {
    if (!heads.hasNext()) {
      return Optional.empty();
    }
    SignedCheckpoint head = heads.next();
    long size = head.checkpoint().tree().size();
    headCount++;
    if (!isSigned(head)) {
      find(Math.max(0, size - 1), RefusalCode.AUDIT_SIGNATURE_WRONG, size);
    }
    newest.ifPresent(before -> compareTimes(before.checkpoint(), head.checkpoint()));
    newest = Optional.of(head);
    return newest;
  }

  /** A certificate is judged once, however many heads it signed. */
  private boolean isSigned(SignedCheckpoint head) {
    return owners
        .computeIfAbsent(head.certificate(), text -> head.signer().filter(mine))
        .filter(head::isSignedWith)
        .isPresent();
  }

  private void compareTimes(Checkpoint before, Checkpoint head) {
    boolean back =
        before
            .time()
            .flatMap(then -> head.time().map(now -> now.isBefore(then.minus(TOLERANCE))))
            .orElse(false);
    if (back) {
      find(
          Math.max(0, head.tree().size() - 1),
          RefusalCode.AUDIT_CLOCK_BACK,
          head.tree().size(),
          head.at(),
          before.at());
    }
  }

  /** The next leaf, in the order of their places. */
  public void take(Leaf leaf) {
    long expected = frontier.size();
    if (leaf.index() != expected) {
      find(
          Math.min(expected, leaf.index()),
          leaf.index() > expected ? RefusalCode.AUDIT_LEAF_MISSING : RefusalCode.AUDIT_LEAF_TWICE,
          Math.min(expected, leaf.index()));
    }
    TreeHash hash = AuditEntry.hash(leaf.content());
    if (!Leaf.chain(chain, hash).equals(leaf.chain())) {
      find(leaf.index(), RefusalCode.AUDIT_LEAF_CHANGED, leaf.index());
    }
    chain = leaf.chain();
    compareRow(leaf);
    frontier.append(hash);
    compareRoots();
  }

  /** A row of the journal that no leaf tells of. */
  public void unrecorded(long exchange) {
    find(frontier.size(), RefusalCode.AUDIT_ROW_ADDED, exchange);
  }

  /** Bytes of a message that are not those whose digest is on record. */
  public void otherBytes(long exchange) {
    find(frontier.size(), RefusalCode.AUDIT_BYTES_CHANGED, exchange);
  }

  /** A message that is gone without a leaf that says so. */
  public void missingBytes(long exchange) {
    find(frontier.size(), RefusalCode.AUDIT_BYTES_MISSING, exchange);
  }

  /**
   * After the last leaf.
   *
   * @param pending leaves that wait for the next checkpoint
   */
  public AuditReport end(long pending) {
    long size = frontier.size();
    if (next.isPresent()) {
      find(size, RefusalCode.AUDIT_CUT_OFF, next.get().checkpoint().tree().size(), size);
    } else if (size > 0 && headed != size) {
      find(size - 1, RefusalCode.AUDIT_HEAD_MISSING, size);
    }
    while (next.isPresent()) {
      next = following();
    }
    anchors.forEach((lost, keepers) -> rolledBack(lost, keepers, size));
    return new AuditReport(size, pending, headCount, anchorCount, newest, List.of(), findings);
  }

  private void rolledBack(long lost, List<Anchor> keepers, long size) {
    if (lost > size) {
      keepers.forEach(
          anchor -> find(size, RefusalCode.AUDIT_ROLLED_BACK, anchor.keeper(), lost, size));
    }
  }

  private void compareRow(Leaf leaf) {
    if (leaf.exchange() == 0) {
      return;
    }
    if (leaf.again().isEmpty()) {
      find(leaf.index(), RefusalCode.AUDIT_ROW_MISSING, leaf.index(), leaf.exchange());
    } else if (!leaf.again().get().equals(leaf.content())) {
      find(leaf.index(), RefusalCode.AUDIT_ROW_CHANGED, leaf.exchange(), leaf.index());
    }
  }

  private void compareRoots() {
    long size = frontier.size();
    while (next.filter(head -> head.checkpoint().tree().size() < size).isPresent()) {
      next = following();
    }
    var signed = next.map(SignedCheckpoint::checkpoint).filter(it -> it.tree().size() == size);
    List<Anchor> kept = anchors.getOrDefault(size, List.of());
    if (signed.isEmpty() && kept.isEmpty()) {
      return;
    }
    TreeHash root = frontier.root();
    boolean asSigned = signed.isEmpty() || signed.get().tree().root().equals(root);
    if (signed.isPresent()) {
      headed = size;
      next = following();
    }
    if (!asSigned) {
      find(size - 1, RefusalCode.AUDIT_ROOT_WRONG, goodUntil, size - 1);
    }
    for (Anchor anchor : kept) {
      if (!anchor.tree().root().equals(root)) {
        find(Math.max(0, size - 1), RefusalCode.AUDIT_FORKED, anchor.keeper(), size);
      }
    }
    if (asSigned) {
      goodUntil = size;
    }
  }

  private void find(long index, RefusalCode code, Object... arguments) {
    if (findings.size() < MOST) {
      findings.add(new AuditReport.Finding(index, Refusal.of(code, arguments)));
    }
  }
}

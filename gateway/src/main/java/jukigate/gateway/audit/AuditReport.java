package jukigate.gateway.audit;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import jukigate.domain.refusal.Refusal;
import jukigate.wire.audit.SignedCheckpoint;

/**
 * What a verification found.
 *
 * @param leaves leaves in the tree
 * @param pending leaves that no checkpoint covers yet
 * @param checkpoints signed heads
 * @param anchors checkpoints kept elsewhere that were compared
 * @param head the newest signed head
 * @param erased messages that are gone as a leaf says
 * @param findings at most {@link LogCheck#MOST}, by the place where they were noticed
 */
public record AuditReport(
    long leaves,
    long pending,
    long checkpoints,
    long anchors,
    Optional<SignedCheckpoint> head,
    List<Erased> erased,
    List<Finding> findings) {
  public AuditReport {
    findings = findings.stream().sorted(Comparator.comparingLong(Finding::index)).toList();
  }

  /**
   * Something is wrong.
   *
   * @param index the leaf at which it was noticed, from 0: the first that it touches where the leaf
   *     itself tells, else the last one before a head that does not fit
   */
  public record Finding(long index, Refusal what) {}

  /**
   * Messages that were erased.
   *
   * @param leaf the place of the leaf that says so; -1 while it has none
   */
  public record Erased(long leaf, long messages) {}

  /**
   * With what was erased.
   *
   * @param messages how many, by the leaf that says so
   */
  public AuditReport erased(Map<Long, Long> messages) {
    var all =
        messages.entrySet().stream()
            .sorted(Map.Entry.comparingByKey())
            .map(each -> new Erased(each.getKey(), each.getValue()))
            .toList();
    return new AuditReport(leaves, pending, checkpoints, anchors, head, all, findings);
  }

  /** With what was noticed elsewhere. */
  public AuditReport with(List<Finding> more) {
    return new AuditReport(
        leaves,
        pending,
        checkpoints,
        anchors,
        head,
        erased,
        Stream.concat(findings.stream(), more.stream()).toList());
  }

  public boolean isGood() {
    return findings.isEmpty();
  }
}

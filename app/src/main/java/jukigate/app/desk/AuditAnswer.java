package jukigate.app.desk;

import java.util.List;
import jukigate.app.evidence.ExchangeProof;
import jukigate.app.evidence.LogVerification;
import jukigate.app.evidence.WitnessHearing;
import jukigate.domain.refusal.Refusal;
import jukigate.gateway.audit.AuditReport;

/**
 * The answer to an {@link AuditQuestion}, in values that go as JSON.
 *
 * @param verified what a verification found; none when a proof was asked for
 * @param proof of an exchange, one or none
 * @param erasures what was erased, when that was asked for
 * @param refused why there is none of these
 */
public record AuditAnswer(
    List<Verified> verified,
    List<ExchangeProof> proof,
    List<Erasure> erasures,
    List<DeskResult.Refused> refused) {

  /**
   * Messages that were erased because their period is over.
   *
   * @param payloads their class
   */
  public record Erasure(String payloads, long messages) {}

  /** Something is wrong. */
  public record Finding(long leaf, DeskResult.Refused what) {}

  /**
   * See {@link AuditReport}.
   *
   * @param head the newest, or none
   * @param erased messages that are gone, by the leaf that says so
   * @param stamps time stamps over heads
   * @param witnesses those that were asked
   */
  public record Verified(
      long leaves,
      long pending,
      long checkpoints,
      long anchors,
      List<ExchangeProof.Head> head,
      List<AuditReport.Erased> erased,
      long stamps,
      List<WitnessHearing.Standing> witnesses,
      List<Finding> findings) {}

  static AuditAnswer of(LogVerification.Verified verified) {
    AuditReport report = verified.report();
    var findings =
        report.findings().stream()
            .map(found -> new Finding(found.index(), DeskResult.Refused.of(found.what())))
            .toList();
    return new AuditAnswer(
        List.of(
            new Verified(
                report.leaves(),
                report.pending(),
                report.checkpoints(),
                report.anchors(),
                report.head().map(head -> ExchangeProof.Head.of(head, "")).stream().toList(),
                report.erased(),
                verified.stamps(),
                verified.witnesses(),
                findings)),
        List.of(),
        List.of(),
        List.of());
  }

  static AuditAnswer of(ExchangeProof proof) {
    return new AuditAnswer(List.of(), List.of(proof), List.of(), List.of());
  }

  static AuditAnswer ofErasures(List<Erasure> erasures) {
    return new AuditAnswer(List.of(), List.of(), erasures, List.of());
  }

  static AuditAnswer of(Refusal refusal) {
    return new AuditAnswer(
        List.of(), List.of(), List.of(), List.of(DeskResult.Refused.of(refusal)));
  }
}

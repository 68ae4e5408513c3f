package jukigate.app.desk;

import java.util.List;
import jukigate.domain.refusal.Refusal;
import jukigate.gateway.audit.AuditReport;
import jukigate.wire.audit.SignedCheckpoint;

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
    List<Proof> proof,
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
   * A signed head.
   *
   * @param text what is signed
   * @param signature Base64
   * @param certificate Base64 of the signer's, in DER
   * @param stamp Base64 of an RFC 3161 token over the text, or empty
   */
  public record Head(String text, String signature, String certificate, String stamp) {
    static Head of(SignedCheckpoint signed, String stamp) {
      return new Head(signed.checkpoint().text(), signed.signature(), signed.certificate(), stamp);
    }
  }

  /**
   * What a witness says that it keeps.
   *
   * @param size leaves under the head that it keeps; 0 when it keeps none
   * @param at when that head was made, or empty
   * @param refusal why nothing was heard of it, or why what it says does not count; or empty
   */
  public record Witness(String node, long size, String at, String refusal) {}

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
      List<Head> head,
      List<AuditReport.Erased> erased,
      long stamps,
      List<Witness> witnesses,
      List<Finding> findings) {}

  /**
   * A leaf and its way to the root, as RFC 6962 section 2.1.1 has it.
   *
   * @param content what is hashed, in UTF-8 behind a zero byte
   * @param path hexadecimal, from the bottom
   */
  public record Leaf(long index, String content, List<String> path) {}

  /** That the leaves of an exchange are in a signed tree. */
  public record Proof(String correlationId, long size, Head head, List<Leaf> leaves) {}

  static AuditAnswer of(AuditReport report, long stamps, List<Witness> witnesses) {
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
                report.head().map(head -> Head.of(head, "")).stream().toList(),
                report.erased(),
                stamps,
                witnesses,
                findings)),
        List.of(),
        List.of(),
        List.of());
  }

  static AuditAnswer of(Proof proof) {
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

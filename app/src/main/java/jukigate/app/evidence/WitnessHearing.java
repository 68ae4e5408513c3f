package jukigate.app.evidence;

import java.security.cert.X509Certificate;
import java.util.List;
import java.util.function.Predicate;
import jukigate.domain.refusal.Refusal;
import jukigate.domain.refusal.RefusalCode;
import jukigate.gateway.audit.Anchor;
import jukigate.gateway.audit.AuditReport.Finding;
import jukigate.gateway.audit.WitnessWord;
import jukigate.wire.audit.SignedCheckpoint;

/**
 * What the witnesses of the audit log say. A head counts only with the gateway's signature: a node
 * that invents one accuses nobody.
 *
 * @param mine whether a certificate is one of the gateway's
 */
public record WitnessHearing(List<WitnessWord> words, Predicate<X509Certificate> mine) {

  /**
   * What a witness says that it keeps.
   *
   * @param size leaves under the head that it keeps; 0 when it keeps none
   * @param at when that head was made, or empty
   * @param refusal why nothing was heard of it, or why what it says does not count; or empty
   */
  public record Standing(String node, long size, String at, String refusal) {}

  List<Standing> witnesses() {
    return words.stream().map(this::told).toList();
  }

  /** The heads that the log has to continue. */
  List<Anchor> anchors() {
    return words.stream()
        .flatMap(
            word ->
                word.kept().filter(this::counts).stream()
                    .map(head -> new Anchor(word.node().value(), head.checkpoint().tree())))
        .toList();
  }

  /** Heads of the gateway that a witness had to refuse. */
  List<Finding> findings() {
    return words.stream()
        .flatMap(
            word ->
                word.conflicting().stream()
                    .filter(this::counts)
                    .map(
                        head ->
                            new Finding(
                                size(head) - 1,
                                Refusal.of(
                                    RefusalCode.AUDIT_SPLIT_VIEW,
                                    word.node(),
                                    Long.toString(size(head))))))
        .toList();
  }

  private Standing told(WitnessWord word) {
    String refusal =
        word.refusal()
            .map(why -> why.code().id())
            .orElseGet(
                () ->
                    word.kept().filter(head -> !counts(head)).isPresent()
                        ? RefusalCode.CHECKPOINT_NOT_THE_GATEWAYS.id()
                        : "");
    var head = word.kept().filter(this::counts);
    return new Standing(
        word.node().value(),
        head.map(WitnessHearing::size).orElse(0L),
        head.map(kept -> kept.checkpoint().at()).orElse(""),
        refusal);
  }

  private boolean counts(SignedCheckpoint head) {
    return head.isGood() && head.signer().filter(mine).isPresent();
  }

  private static long size(SignedCheckpoint head) {
    return head.checkpoint().tree().size();
  }
}

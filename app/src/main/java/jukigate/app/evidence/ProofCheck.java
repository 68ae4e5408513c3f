package jukigate.app.evidence;

import java.nio.charset.StandardCharsets;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import jukigate.gateway.audit.AuditEntry;
import jukigate.keystores.TimeStamp;
import jukigate.wire.audit.Checkpoint;
import jukigate.wire.audit.LogOwner;
import jukigate.wire.audit.Proofs;
import jukigate.wire.audit.SignedCheckpoint;
import jukigate.wire.audit.TreeHash;

/**
 * Judges proofs away from the log, with nothing but what they hold and the CAs of the gateway. They
 * come from a file that somebody may have had in hand.
 *
 * @param issuers the CAs whose gateway may sign heads, and whose authority may stamp them
 */
public record ProofCheck(Set<X509Certificate> issuers) {
  /** What is checked. */
  public enum Step {
    /** The gateway signed the head. */
    HEAD,
    /** The leaf leads to the root that is signed. */
    LEAF,
    /** The leaves tell of the exchange that the proof is named after, and of no other. */
    EXCHANGE,
    /** The tree of the second head begins with that of the first. */
    CONTINUES,
    /** The time stamp is over the head. */
    STAMP
  }

  /**
   * One step.
   *
   * @param about size of the tree, place of the leaf, or correlation id
   */
  public record Checked(Step step, String about, boolean good) {}

  /** Every step of a proof of an exchange. */
  public List<Checked> of(ExchangeProof proof) {
    Optional<Checkpoint> head = Checkpoint.ofText(proof.head().text());
    List<Checked> steps = new ArrayList<>();
    steps.add(head(proof.head(), Long.toString(proof.size())));
    proof
        .leaves()
        .forEach(
            leaf ->
                steps.add(
                    new Checked(
                        Step.LEAF,
                        Long.toString(leaf.index()),
                        head.filter(it -> it.tree().size() == proof.size())
                            .filter(it -> leads(leaf, it.tree()))
                            .isPresent())));
    steps.add(new Checked(Step.EXCHANGE, proof.correlationId(), tellsOf(proof)));
    if (!proof.head().stamp().isEmpty()) {
      steps.add(new Checked(Step.STAMP, Long.toString(proof.size()), isStamped(proof.head())));
    }
    return steps;
  }

  /** Every step of a proof that one head continues another. */
  public List<Checked> of(ContinuationProof proof) {
    Optional<Checkpoint> before = Checkpoint.ofText(proof.before().text());
    Optional<Checkpoint> after = Checkpoint.ofText(proof.after().text());
    Optional<List<TreeHash>> path = hashes(proof.path());
    boolean continues =
        before.isPresent()
            && after.isPresent()
            && path.isPresent()
            && Proofs.extend(before.get().tree(), after.get().tree(), path.get());
    return List.of(
        head(proof.before(), size(before)),
        head(proof.after(), size(after)),
        new Checked(Step.CONTINUES, size(before) + "–" + size(after), continues));
  }

  private static String size(Optional<Checkpoint> head) {
    return head.map(it -> Long.toString(it.tree().size())).orElse("?");
  }

  private Checked head(ExchangeProof.Head head, String about) {
    return new Checked(Step.HEAD, about, isGood(head));
  }

  /** Whether the gateway signed the text. */
  public boolean isGood(ExchangeProof.Head head) {
    return Checkpoint.ofText(head.text())
        .map(text -> new SignedCheckpoint(text, head.signature(), head.certificate()))
        .filter(
            signed ->
                signed
                    .signer()
                    .filter(new LogOwner(issuers))
                    .filter(signed::isSignedWith)
                    .isPresent())
        .isPresent();
  }

  private static boolean leads(ExchangeProof.Leaf leaf, Proofs.Tree tree) {
    TreeHash hash = TreeHash.leaf(leaf.content().getBytes(StandardCharsets.UTF_8));
    return hashes(leaf.path())
        .filter(path -> Proofs.includes(hash, leaf.index(), tree.size(), path, tree.root()))
        .isPresent();
  }

  private static Optional<List<TreeHash>> hashes(List<String> path) {
    List<TreeHash> hashes = path.stream().flatMap(hex -> TreeHash.ofHex(hex).stream()).toList();
    return hashes.size() == path.size() ? Optional.of(hashes) : Optional.empty();
  }

  /** The first leaf names exchange and record; how it ended is told of that record. */
  private static boolean tellsOf(ExchangeProof proof) {
    if (proof.leaves().isEmpty()) {
      return false;
    }
    try {
      List<Map<String, String>> told =
          proof.leaves().stream().map(leaf -> AuditEntry.of(leaf.content()).fields()).toList();
      String record = told.getFirst().getOrDefault("record", "");
      return !record.isEmpty()
          && proof.correlationId().equals(told.getFirst().get("correlation"))
          && told.stream().allMatch(fields -> record.equals(fields.get("record")));
    } catch (IllegalArgumentException noLeafOfOurs) {
      return false;
    }
  }

  private boolean isStamped(ExchangeProof.Head head) {
    try {
      byte[] token = Base64.getDecoder().decode(head.stamp());
      return Checkpoint.ofText(head.text())
          .flatMap(text -> TimeStamp.time(token, text.sha256(), issuers))
          .isPresent();
    } catch (IllegalArgumentException notBase64) {
      return false;
    }
  }
}

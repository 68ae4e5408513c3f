package jukigate.simulators.node;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import jukigate.contract.line.FetchCheckpoint;
import jukigate.contract.line.FetchCheckpointResponse;
import jukigate.contract.line.SubmitCheckpoint;
import jukigate.contract.line.SubmitCheckpointResponse;
import jukigate.contract.types.Acknowledgement;
import jukigate.domain.node.NodeId;
import jukigate.domain.refusal.Outcome;
import jukigate.domain.refusal.RefusalCode;
import jukigate.simulators.body.Acknowledgements;
import jukigate.simulators.body.LineBody;
import jukigate.simulators.store.NodeTables;
import jukigate.wire.audit.Countersignature;
import jukigate.wire.audit.LogOwner;
import jukigate.wire.audit.Proofs;
import jukigate.wire.audit.SignedCheckpoint;
import jukigate.wire.audit.TreeHash;

/**
 * A node as a witness of the gateway's audit log. It keeps a head only when the gateway signed it
 * and when it is proven to continue the one kept before; what is signed and contradicts is refused,
 * and kept as evidence against who signed it.
 */
final class WitnessDesk {
  private final NodeId id;
  private final Office office;

  WitnessDesk(NodeId id, Office office) {
    this.id = id;
    this.office = office;
  }

  /**
   * Refused with CHECKPOINT_NOT_THE_GATEWAYS, and with CHECKPOINT_CONTRADICTS for a head that is
   * smaller than the one kept, another one of its size, or comes with a proof that does not hold.
   */
  Outcome<SubmitCheckpointResponse> submitted(Inbound inbound, SubmitCheckpoint request) {
    SignedCheckpoint head = LineBody.head(request.getHead());
    var mine = new LogOwner(office.trust().material().issuers());
    if (!head.isGood() || head.signer().filter(mine).isEmpty()) {
      return Outcome.refused(RefusalCode.CHECKPOINT_NOT_THE_GATEWAYS, id);
    }
    String number = request.getControl().getRequestNumber();
    var acknowledgement =
        Acknowledgements.of(id, number, inbound.receivedAt(), OptionalInt.empty());
    return judged(head, request, inbound.receivedAt())
        .map(kept -> LineBody.submitted(acknowledgement, kept, signatureOver(head, kept)));
  }

  FetchCheckpointResponse kept(Inbound inbound, FetchCheckpoint request) {
    Acknowledgement acknowledgement =
        Acknowledgements.of(
            id, request.getControl().getRequestNumber(), inbound.receivedAt(), OptionalInt.empty());
    return office
        .store()
        .change(
            tables ->
                LineBody.kept(
                    acknowledgement,
                    tables.witnesses().kept(id),
                    tables.witnesses().conflicts(id)));
  }

  /** A head that is not the one now kept is not vouched for. */
  private Optional<byte[]> signatureOver(SignedCheckpoint head, SignedCheckpoint kept) {
    return kept.checkpoint().tree().equals(head.checkpoint().tree())
        ? Optional.of(Countersignature.sign(head.checkpoint(), office.keys().signing(id)))
        : Optional.empty();
  }

  private Outcome<SignedCheckpoint> judged(
      SignedCheckpoint head, SubmitCheckpoint request, Instant now) {
    // The evidence is kept in a transaction that passes, whatever the verdict.
    Verdict verdict = office.store().change(tables -> judge(tables, head, request, now));
    return verdict.contradicts()
        ? Outcome.refused(
            RefusalCode.CHECKPOINT_CONTRADICTS,
            id,
            Long.toString(head.checkpoint().tree().size()),
            Long.toString(verdict.kept().checkpoint().tree().size()))
        : Outcome.passed(verdict.kept());
  }

  private record Verdict(SignedCheckpoint kept, boolean contradicts) {}

  private Verdict judge(
      NodeTables tables, SignedCheckpoint head, SubmitCheckpoint request, Instant now) {
    Optional<SignedCheckpoint> before = tables.witnesses().kept(id);
    if (before.isEmpty()) {
      tables.witnesses().keep(id, head, now);
      return new Verdict(head, false);
    }
    Proofs.Tree kept = before.get().checkpoint().tree();
    Proofs.Tree offered = head.checkpoint().tree();
    if (offered.equals(kept)) {
      return new Verdict(before.get(), false);
    }
    boolean grows = offered.size() > kept.size();
    if (grows && !Long.valueOf(kept.size()).equals(request.getBefore())) {
      return new Verdict(before.get(), false); // a proof from elsewhere proves nothing here
    }
    if (grows && Proofs.extend(kept, offered, hashes(request))) {
      tables.witnesses().keep(id, head, now);
      return new Verdict(head, false);
    }
    tables.witnesses().conflict(id, head, now);
    return new Verdict(before.get(), true);
  }

  private static List<TreeHash> hashes(SubmitCheckpoint request) {
    return request.getProof().stream().map(hex -> TreeHash.ofHex(hex).orElseThrow()).toList();
  }
}

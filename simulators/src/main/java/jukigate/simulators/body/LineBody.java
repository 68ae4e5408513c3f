package jukigate.simulators.body;

import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import jukigate.contract.line.CheckLine;
import jukigate.contract.line.CheckLineResponse;
import jukigate.contract.line.FetchCheckpointResponse;
import jukigate.contract.line.FetchRevocationLists;
import jukigate.contract.line.FetchRevocationListsResponse;
import jukigate.contract.line.LineControl;
import jukigate.contract.line.SignedHead;
import jukigate.contract.line.SubmitCheckpointResponse;
import jukigate.contract.types.Acknowledgement;
import jukigate.domain.node.NodeId;
import jukigate.wire.audit.Checkpoint;
import jukigate.wire.audit.Proofs;
import jukigate.wire.audit.SignedCheckpoint;
import jukigate.wire.audit.TreeHash;
import jukigate.wire.trust.HeldList;

/** X19: 回線監視, 失効リスト. */
public final class LineBody {
  private LineBody() {}

  public static CheckLine check(String requestNumber) {
    var body = new CheckLine();
    body.setControl(control(requestNumber));
    return body;
  }

  public static FetchRevocationLists fetch(String requestNumber) {
    var body = new FetchRevocationLists();
    body.setControl(control(requestNumber));
    return body;
  }

  /** A node's answer, with the CRLs that it uses. */
  public static CheckLineResponse checked(
      NodeId node, String requestNumber, Instant at, List<HeldList> lists) {
    var body = new CheckLineResponse();
    body.setAcknowledgement(Acknowledgements.of(node, requestNumber, at, OptionalInt.empty()));
    for (HeldList list : lists) {
      var held = new jukigate.contract.line.HeldList();
      held.setIssuer(list.issuer());
      held.setThisUpdate(Acknowledgements.time(list.thisUpdate()));
      held.setNextUpdate(Acknowledgements.time(list.nextUpdate()));
      body.getHeld().add(held);
    }
    return body;
  }

  /** CRLs in DER. */
  public static List<byte[]> lists(FetchRevocationListsResponse body) {
    return List.copyOf(body.getList());
  }

  /** The head that somebody hands in. */
  public static SignedCheckpoint head(SignedHead head) {
    var encoder = Base64.getEncoder();
    var root = TreeHash.ofHex(head.getRoot()).orElseThrow();
    return new SignedCheckpoint(
        new Checkpoint(NodeId.GATEWAY.value(), new Proofs.Tree(head.getSize(), root), head.getAt()),
        encoder.encodeToString(head.getSignature()),
        encoder.encodeToString(head.getCertificate()));
  }

  /**
   * A witness's answer.
   *
   * @param kept what it keeps now
   * @param countersignature empty when it wants a proof from there
   */
  public static SubmitCheckpointResponse submitted(
      Acknowledgement acknowledgement, SignedCheckpoint kept, Optional<byte[]> countersignature) {
    var body = new SubmitCheckpointResponse();
    body.setAcknowledgement(acknowledgement);
    body.setKept(head(kept));
    countersignature.ifPresent(body::setCountersignature);
    return body;
  }

  /** What a witness keeps, and what it refused. */
  public static FetchCheckpointResponse kept(
      Acknowledgement acknowledgement,
      Optional<SignedCheckpoint> kept,
      List<SignedCheckpoint> conflicting) {
    var body = new FetchCheckpointResponse();
    body.setAcknowledgement(acknowledgement);
    kept.map(LineBody::head).ifPresent(body::setKept);
    conflicting.forEach(head -> body.getConflicting().add(head(head)));
    return body;
  }

  private static SignedHead head(SignedCheckpoint signed) {
    var decoder = Base64.getDecoder();
    var head = new SignedHead();
    head.setSize(signed.checkpoint().tree().size());
    head.setRoot(signed.checkpoint().tree().root().hex());
    head.setAt(signed.checkpoint().at());
    head.setSignature(decoder.decode(signed.signature()));
    head.setCertificate(decoder.decode(signed.certificate()));
    return head;
  }

  private static LineControl control(String requestNumber) {
    var control = new LineControl();
    control.setRequestNumber(requestNumber);
    return control;
  }
}

package jukigate.simulators.node;

import jukigate.contract.line.CheckLine;
import jukigate.contract.line.CheckLineResponse;
import jukigate.contract.line.FetchCheckpoint;
import jukigate.contract.line.FetchCheckpointResponse;
import jukigate.contract.line.SubmitCheckpoint;
import jukigate.contract.line.SubmitCheckpointResponse;
import jukigate.domain.node.NodeId;
import jukigate.domain.refusal.Outcome;
import jukigate.domain.refusal.RefusalCode;
import jukigate.simulators.body.LineBody;
import jukigate.wire.trust.HeldList;

/** X19 at any node that listens: the gateway checks the line, and deposits heads of its log. */
public final class LineNode {
  private final NodeId id;
  private final Office office;

  LineNode(NodeId id, Office office) {
    this.id = id;
    this.office = office;
  }

  /** Only for the gateway: no node watches the line of another one. */
  public Outcome<CheckLineResponse> check(Inbound inbound, CheckLine request) {
    return ofGateway(inbound)
        .map(
            asked ->
                LineBody.checked(
                    id,
                    request.getControl().getRequestNumber(),
                    asked.receivedAt(),
                    HeldList.of(office.trust().material())));
  }

  /** Keeps a head of the gateway's audit log as its witness; refused as the desk says. */
  public Outcome<SubmitCheckpointResponse> submit(Inbound inbound, SubmitCheckpoint request) {
    return ofGateway(inbound).then(asked -> new WitnessDesk(id, office).submitted(asked, request));
  }

  /** The head that this node keeps as a witness. */
  public Outcome<FetchCheckpointResponse> witnessed(Inbound inbound, FetchCheckpoint request) {
    return ofGateway(inbound).map(asked -> new WitnessDesk(id, office).kept(asked, request));
  }

  private Outcome<Inbound> ofGateway(Inbound inbound) {
    return inbound.sender().equals(NodeId.GATEWAY)
        ? Outcome.passed(inbound)
        : Outcome.refused(
            RefusalCode.ROUTE_FORBIDDEN, inbound.sender(), id, inbound.operation().name());
  }
}

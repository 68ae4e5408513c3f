package jukigate.simulators.node;

import jukigate.contract.line.CheckLine;
import jukigate.contract.line.CheckLineResponse;
import jukigate.domain.node.NodeId;
import jukigate.domain.refusal.Outcome;
import jukigate.domain.refusal.RefusalCode;
import jukigate.simulators.body.LineBody;
import jukigate.wire.trust.HeldList;

/** X19 at any node that listens: the gateway asks whether the line is up. */
public final class LineNode {
  private final NodeId id;
  private final Office office;

  LineNode(NodeId id, Office office) {
    this.id = id;
    this.office = office;
  }

  /** Only for the gateway: no node watches the line of another one. */
  public Outcome<CheckLineResponse> check(Inbound inbound, CheckLine request) {
    if (!inbound.sender().equals(NodeId.GATEWAY)) {
      return Outcome.refused(
          RefusalCode.ROUTE_FORBIDDEN, inbound.sender(), id, inbound.operation().name());
    }
    return Outcome.passed(
        LineBody.checked(
            id,
            request.getControl().getRequestNumber(),
            inbound.receivedAt(),
            HeldList.of(office.trust().material())));
  }
}

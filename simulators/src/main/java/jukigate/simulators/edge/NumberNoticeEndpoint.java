package jukigate.simulators.edge;

import java.util.function.Function;
import jukigate.contract.dispatch.Dispatch;
import jukigate.contract.individualnumber.IndividualNumber;
import jukigate.contract.individualnumber.NotifyIndividualNumber;
import jukigate.contract.individualnumber.NotifyIndividualNumberResponse;
import jukigate.contract.individualnumber.RequestIndividualNumber;
import jukigate.contract.individualnumber.RequestIndividualNumberResponse;
import jukigate.domain.node.NodeId;
import jukigate.domain.refusal.Outcome;
import jukigate.domain.refusal.RefusalCode;
import jukigate.simulators.node.MunicipalNode;

/** X11 at a municipal CS, which takes notices and no requests. */
final class NumberNoticeEndpoint implements IndividualNumber {
  private final Function<NodeId, MunicipalNode> nodes;

  NumberNoticeEndpoint(Function<NodeId, MunicipalNode> nodes) {
    this.nodes = nodes;
  }

  @Override
  public RequestIndividualNumberResponse requestIndividualNumber(
      RequestIndividualNumber request, Dispatch dispatch) {
    return Verified.answer(
        Outcome.refused(RefusalCode.OPERATION_UNKNOWN, "RequestIndividualNumber"));
  }

  @Override
  public NotifyIndividualNumberResponse notifyIndividualNumber(
      NotifyIndividualNumber request, Dispatch dispatch) {
    var inbound = Verified.inbound();
    return Verified.answer(nodes.apply(inbound.node()).notifyIndividualNumber(inbound, request));
  }
}

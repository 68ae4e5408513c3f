package jukigate.simulators.edge;

import java.util.function.Function;
import jukigate.contract.dispatch.Dispatch;
import jukigate.contract.residencecopy.RequestResidenceCopy;
import jukigate.contract.residencecopy.RequestResidenceCopyResponse;
import jukigate.contract.residencecopy.ResidenceCopy;
import jukigate.contract.residencecopy.SendResidenceCopy;
import jukigate.contract.residencecopy.SendResidenceCopyResponse;
import jukigate.domain.node.NodeId;
import jukigate.simulators.node.MunicipalNode;

/** X07 at a municipal CS. */
final class ResidenceCopyEndpoint implements ResidenceCopy {
  private final Function<NodeId, MunicipalNode> nodes;

  ResidenceCopyEndpoint(Function<NodeId, MunicipalNode> nodes) {
    this.nodes = nodes;
  }

  @Override
  public RequestResidenceCopyResponse requestResidenceCopy(
      RequestResidenceCopy request, Dispatch dispatch) {
    var inbound = Verified.inbound();
    return Verified.answer(nodes.apply(inbound.node()).copies().requested(inbound, request));
  }

  @Override
  public SendResidenceCopyResponse sendResidenceCopy(SendResidenceCopy request, Dispatch dispatch) {
    var inbound = Verified.inbound();
    return Verified.answer(nodes.apply(inbound.node()).copies().decided(inbound, request));
  }
}

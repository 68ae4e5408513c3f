package jukigate.simulators.edge;

import java.util.function.Function;
import jukigate.contract.dispatch.Dispatch;
import jukigate.contract.movingnotice.MovingNotice;
import jukigate.contract.movingnotice.SubmitMovingInReservation;
import jukigate.contract.movingnotice.SubmitMovingInReservationResponse;
import jukigate.contract.movingnotice.SubmitMovingOutNotice;
import jukigate.contract.movingnotice.SubmitMovingOutNoticeResponse;
import jukigate.domain.node.NodeId;
import jukigate.simulators.node.MunicipalNode;

/** X06 at a municipal CS. */
final class MovingNoticeEndpoint implements MovingNotice {
  private final Function<NodeId, MunicipalNode> nodes;

  MovingNoticeEndpoint(Function<NodeId, MunicipalNode> nodes) {
    this.nodes = nodes;
  }

  @Override
  public SubmitMovingOutNoticeResponse submitMovingOutNotice(
      SubmitMovingOutNotice request, Dispatch dispatch) {
    var inbound = Verified.inbound();
    return Verified.answer(nodes.apply(inbound.node()).movingNotices().movingOut(inbound, request));
  }

  @Override
  public SubmitMovingInReservationResponse submitMovingInReservation(
      SubmitMovingInReservation request, Dispatch dispatch) {
    var inbound = Verified.inbound();
    return Verified.answer(nodes.apply(inbound.node()).movingNotices().movingIn(inbound, request));
  }
}

package jukigate.simulators.edge;

import java.util.function.Function;
import jukigate.contract.dispatch.Dispatch;
import jukigate.contract.inmigrationnotice.InMigrationNotice;
import jukigate.contract.inmigrationnotice.NotifyInMigration;
import jukigate.contract.inmigrationnotice.NotifyInMigrationResponse;
import jukigate.domain.node.NodeId;
import jukigate.simulators.node.MunicipalNode;

/** X05 at a municipal CS. */
final class InMigrationNoticeEndpoint implements InMigrationNotice {
  private final Function<NodeId, MunicipalNode> nodes;

  InMigrationNoticeEndpoint(Function<NodeId, MunicipalNode> nodes) {
    this.nodes = nodes;
  }

  @Override
  public NotifyInMigrationResponse notifyInMigration(NotifyInMigration request, Dispatch dispatch) {
    var inbound = Verified.inbound();
    return Verified.answer(nodes.apply(inbound.node()).inMigrations().received(inbound, request));
  }
}

package jukigate.simulators.edge;

import java.util.function.Function;
import jukigate.contract.dispatch.Dispatch;
import jukigate.contract.outmigration.CancelOutMigrationCertificate;
import jukigate.contract.outmigration.CancelOutMigrationCertificateResponse;
import jukigate.contract.outmigration.OutMigration;
import jukigate.contract.outmigration.RequestOutMigrationCertificate;
import jukigate.contract.outmigration.RequestOutMigrationCertificateResponse;
import jukigate.contract.outmigration.SendOutMigrationCertificate;
import jukigate.contract.outmigration.SendOutMigrationCertificateResponse;
import jukigate.domain.node.NodeId;
import jukigate.simulators.node.MunicipalNode;

/** X04 at a municipal CS. */
final class OutMigrationEndpoint implements OutMigration {
  private final Function<NodeId, MunicipalNode> nodes;

  OutMigrationEndpoint(Function<NodeId, MunicipalNode> nodes) {
    this.nodes = nodes;
  }

  @Override
  public RequestOutMigrationCertificateResponse requestOutMigrationCertificate(
      RequestOutMigrationCertificate request, Dispatch dispatch) {
    var inbound = Verified.inbound();
    return Verified.answer(nodes.apply(inbound.node()).outMigration().requested(inbound, request));
  }

  @Override
  public CancelOutMigrationCertificateResponse cancelOutMigrationCertificate(
      CancelOutMigrationCertificate request, Dispatch dispatch) {
    var inbound = Verified.inbound();
    return Verified.answer(nodes.apply(inbound.node()).outMigration().cancelled(inbound, request));
  }

  @Override
  public SendOutMigrationCertificateResponse sendOutMigrationCertificate(
      SendOutMigrationCertificate request, Dispatch dispatch) {
    var inbound = Verified.inbound();
    return Verified.answer(nodes.apply(inbound.node()).outMigration().received(inbound, request));
  }
}

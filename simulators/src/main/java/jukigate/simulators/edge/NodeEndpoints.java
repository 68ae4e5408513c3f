package jukigate.simulators.edge;

import java.util.ArrayList;
import java.util.List;
import jukigate.contract.cardstate.CardState;
import jukigate.contract.identityupdate.IdentityUpdate;
import jukigate.contract.outmigration.OutMigration;
import jukigate.contract.residencecopy.ResidenceCopy;
import jukigate.domain.node.NodeId;
import jukigate.domain.node.NodeRole;
import jukigate.simulators.node.Nodes;
import org.apache.cxf.Bus;
import org.apache.cxf.bus.extension.ExtensionManagerBus;
import org.apache.cxf.endpoint.Server;
import org.apache.cxf.jaxws.JaxWsServerFactoryBean;
import org.apache.cxf.logging.FaultListener;

/** The JAX-WS endpoints of all roles on one bus; they know no node by name. */
final class NodeEndpoints implements AutoCloseable {
  private final Bus bus = new ExtensionManagerBus();
  private final List<Server> servers = new ArrayList<>();
  private final Reception reception;
  private final Answers answers;
  private final Watch watch;

  NodeEndpoints(Reception reception, Answers answers, Watch watch) {
    this.reception = reception;
    this.answers = answers;
    this.watch = watch;
    // CXF would log every refusal as a warning with a stack trace; SealFault logs what is a bug.
    bus.setProperty(FaultListener.class.getName(), (FaultListener) (e, text, message) -> false);
  }

  Bus bus() {
    return bus;
  }

  /** To be called when the listener's servlet runs on the bus. */
  void publish(Nodes nodes, NodeId fallback) {
    publish(
        "cs",
        new Arrival.Endpoint(NodeRole.MUNICIPAL_CS, "out-migration"),
        new Service(OutMigration.class, new OutMigrationEndpoint(nodes::municipal)),
        fallback);
    publish(
        "cs",
        new Arrival.Endpoint(NodeRole.MUNICIPAL_CS, "residence-copy"),
        new Service(ResidenceCopy.class, new ResidenceCopyEndpoint(nodes::municipal)),
        fallback);
    publish(
        "pref",
        new Arrival.Endpoint(NodeRole.PREFECTURE, "identity-update"),
        new Service(
            IdentityUpdate.class,
            new IdentityUpdateEndpoint(
                (inbound, request) ->
                    nodes.prefecture(inbound.node()).updateIdentity(inbound, request))),
        fallback);
    publish(
        "national",
        new Arrival.Endpoint(NodeRole.NATIONAL, "identity-update"),
        new Service(
            IdentityUpdate.class,
            new IdentityUpdateEndpoint(
                (inbound, request) ->
                    nodes.national(inbound.node()).updateIdentity(inbound, request))),
        fallback);
    publish(
        "cardms",
        new Arrival.Endpoint(NodeRole.CARD_MANAGEMENT, "card-state"),
        new Service(
            CardState.class,
            new CardStateEndpoint(
                (inbound, request) ->
                    nodes.cardManagement(inbound.node()).updateCardState(inbound, request))),
        fallback);
  }

  @Override
  public void close() {
    servers.forEach(Server::destroy);
    bus.shutdown(true);
  }

  private record Service(Class<?> contract, Object implementation) {}

  private void publish(String role, Arrival.Endpoint endpoint, Service service, NodeId fallback) {
    var factory = new JaxWsServerFactoryBean();
    factory.setBus(bus);
    factory.setServiceClass(service.contract());
    factory.setServiceBean(service.implementation());
    factory.setAddress("/" + role + "/" + endpoint.service() + "/v1");
    factory.getInInterceptors().add(new VerifyRequest(reception, watch, endpoint));
    factory.getOutInterceptors().add(new SealAnswer(answers, watch));
    factory.getOutFaultInterceptors().add(new SealFault(answers, watch, fallback));
    servers.add(factory.create());
  }
}

package jukigate.simulators.edge;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
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

  /**
   * To be called when the listener's servlet runs on the bus.
   *
   * @param roles that somebody here plays; what only others serve has no address here
   */
  void publish(Nodes nodes, Set<NodeRole> roles, NodeId fallback) {
    List<Hosting<?>> served =
        Hosting.ALL.stream().filter(hosting -> roles.contains(hosting.role())).toList();
    for (Hosting<?> hosting : served) {
      var endpoint = new Arrival.Endpoint(hosting.role(), hosting.service());
      var factory = new JaxWsServerFactoryBean();
      factory.setBus(bus);
      factory.setServiceClass(hosting.contract());
      factory.setInvoker(new AskNode(hosting, nodes));
      factory.setAddress("/" + hosting.role().path() + "/" + hosting.service() + "/v1");
      factory.getInInterceptors().add(new VerifyRequest(reception, watch, endpoint));
      factory.getOutInterceptors().add(new SealAnswer(answers, watch));
      factory.getOutFaultInterceptors().add(new SealFault(answers, watch, fallback));
      servers.add(factory.create());
    }
  }

  @Override
  public void close() {
    servers.forEach(Server::destroy);
    bus.shutdown(true);
  }
}

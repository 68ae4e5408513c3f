package jukigate.bench.peer;

import jakarta.xml.ws.BindingProvider;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.xml.namespace.QName;
import jukigate.bench.batch.Batch;
import jukigate.bench.batch.Parties;
import jukigate.bench.http.Listener;
import jukigate.bench.load.Exchange;
import jukigate.bench.load.Subject;
import jukigate.contract.dispatch.Dispatch;
import jukigate.contract.identityupdate.IdentityUpdate;
import jukigate.contract.identityupdate.RefusalFault;
import jukigate.contract.identityupdate.UpdateIdentityBatch;
import jukigate.domain.node.NodeId;
import org.apache.cxf.endpoint.Client;
import org.apache.cxf.frontend.ClientProxy;
import org.apache.cxf.interceptor.Interceptor;
import org.apache.cxf.jaxws.JaxWsProxyFactoryBean;
import org.apache.cxf.jaxws.JaxWsServerFactoryBean;
import org.apache.cxf.message.Message;
import org.apache.cxf.transport.http.HTTPConduit;
import org.apache.cxf.transport.servlet.CXFNonSpringServlet;
import org.apache.cxf.ws.addressing.AddressingProperties;
import org.apache.cxf.ws.addressing.AttributedURIType;
import org.apache.cxf.ws.addressing.EndpointReferenceType;
import org.eclipse.jetty.ee11.servlet.ServletContextHandler;
import org.eclipse.jetty.ee11.servlet.ServletHolder;

/**
 * A stock CXF client and a stock CXF server that exchange batches over mutual TLS, with nothing
 * between them: what one would have without a gateway.
 */
public final class StockPair implements Subject {
  private static final String WSDL = "classpath:wsdl/identity-update.wsdl";
  private static final QName SERVICE = name("IdentityUpdateService");
  private static final QName PORT = name("IdentityUpdatePort");

  private final Listener listener;
  private final IdentityUpdate port;
  private final Dispatch dispatch = Batch.dispatch();

  private StockPair(Listener listener, IdentityUpdate port) {
    this.listener = listener;
    this.port = port;
  }

  /** By the policy in the WSDL. */
  public static StockPair byPolicy(Parties parties) {
    return start(parties, Style.POLICY, List.of());
  }

  /** By interceptors that are told the same parts; the policy in the WSDL is not read. */
  public static StockPair byInterceptors(Parties parties) {
    return start(parties, Style.INTERCEPTORS, List.of());
  }

  /**
   * @param more of the server, for its answers
   */
  static StockPair start(Parties parties, Style style, List<Interceptor<? extends Message>> more) {
    PeerKeys serverKeys = PeerKeys.of(parties, Parties.RECEIVER);
    Listener listener =
        Listener.start(
            serverKeys.server(),
            Optional.empty(),
            served(style.server(serverKeys), new Prefecture(parties.clock()), more));
    PeerKeys clientKeys = PeerKeys.of(parties, Parties.SENDER);
    return new StockPair(
        listener, port(style.client(clientKeys), clientKeys, listener.address(Parties.RECEIVER)));
  }

  private static ServletContextHandler served(
      Security security, IdentityUpdate bean, List<Interceptor<? extends Message>> more) {
    var server = new JaxWsServerFactoryBean();
    server.setBus(security.bus());
    server.setServiceClass(IdentityUpdate.class);
    server.setServiceBean(bean);
    server.setWsdlLocation(WSDL);
    server.setServiceName(SERVICE);
    server.setEndpointName(PORT);
    server.setAddress(Batch.OPERATION.path());
    server.setProperties(new HashMap<>(security.properties()));
    server.setFeatures(new ArrayList<>(security.features()));
    server.getInInterceptors().addAll(security.in());
    server.getOutInterceptors().addAll(security.out());
    server.getOutInterceptors().addAll(more);
    var unused = server.create();
    var servlet = new CXFNonSpringServlet();
    servlet.setBus(security.bus());
    var holder = new ServletHolder(servlet);
    holder.setInitOrder(0);
    var context = new ServletContextHandler("/", false, false);
    context.addServlet(holder, "/*");
    return context;
  }

  private static IdentityUpdate port(Security security, PeerKeys keys, URI server) {
    var client = new JaxWsProxyFactoryBean();
    client.setBus(security.bus());
    client.setServiceClass(IdentityUpdate.class);
    client.setWsdlURL(WSDL);
    client.setServiceName(SERVICE);
    client.setEndpointName(PORT);
    client.setAddress(server + Batch.OPERATION.path());
    client.setProperties(new HashMap<>(security.properties()));
    client.setFeatures(new ArrayList<>(security.features()));
    client.getInInterceptors().addAll(security.in());
    client.getOutInterceptors().addAll(security.out());
    var port = client.create(IdentityUpdate.class);
    Client made = ClientProxy.getClient(port);
    ((HTTPConduit) made.getConduit()).setTlsClientParameters(keys.client());
    made.setThreadLocalRequestContext(true);
    return port;
  }

  @Override
  public Exchange exchange(int entries) {
    UpdateIdentityBatch batch = Batch.request(entries);
    return () -> {
      Map<String, Object> context = ((BindingProvider) port).getRequestContext();
      context.put("jakarta.xml.ws.addressing.context", addressing());
      try {
        Batch.check(port.updateIdentityBatch(batch, dispatch), entries);
      } catch (RefusalFault e) {
        throw new IllegalStateException("refused", e);
      }
    };
  }

  /** New each time: CXF puts the MessageID into it. */
  private static AddressingProperties addressing() {
    var addressing = new AddressingProperties();
    addressing.setTo(reference(Parties.RECEIVER));
    addressing.setFrom(reference(Parties.SENDER));
    return addressing;
  }

  private static EndpointReferenceType reference(NodeId node) {
    var address = new AttributedURIType();
    address.setValue(node.urn());
    var reference = new EndpointReferenceType();
    reference.setAddress(address);
    return reference;
  }

  private static QName name(String local) {
    return new QName(Batch.OPERATION.namespace(), local);
  }

  @Override
  public void close() {
    ClientProxy.getClient(port).destroy();
    listener.close();
  }
}

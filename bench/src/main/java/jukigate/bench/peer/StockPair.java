package jukigate.bench.peer;

import jakarta.xml.ws.BindingProvider;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import jukigate.bench.http.Listener;
import jukigate.bench.load.Exchange;
import jukigate.bench.load.Subject;
import jukigate.bench.work.Parties;
import jukigate.bench.work.Service;
import jukigate.bench.work.Work;
import jukigate.contract.dispatch.Dispatch;
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
 * A stock CXF client and a stock CXF server that exchange messages over mutual TLS, with nothing
 * between them: what one would have without a gateway.
 */
public final class StockPair<Q, A> implements Subject {
  private final Work<Q, A> work;
  private final Listener listener;
  private final Asking<?, Q, A> asking;
  private final Dispatch dispatch;

  private StockPair(Work<Q, A> work, Listener listener, Asking<?, Q, A> asking) {
    this.work = work;
    this.listener = listener;
    this.asking = asking;
    this.dispatch = dispatch(work);
  }

  /** By the policy in the WSDL. */
  public static <Q, A> StockPair<Q, A> byPolicy(Work<Q, A> work, Parties parties) {
    return start(work, parties, Style.POLICY, List.of());
  }

  /** By interceptors that are told the same parts; the policy in the WSDL is not read. */
  public static <Q, A> StockPair<Q, A> byInterceptors(Work<Q, A> work, Parties parties) {
    return start(work, parties, Style.INTERCEPTORS, List.of());
  }

  /**
   * @param more of the server, for its answers
   */
  static <Q, A> StockPair<Q, A> start(
      Work<Q, A> work, Parties parties, Style style, List<Interceptor<? extends Message>> more) {
    PeerKeys serverKeys = PeerKeys.of(work, parties, work.receiver(), work.sender());
    Object desk = work.service().desk().apply(parties.clock());
    Listener listener =
        Listener.start(
            serverKeys.server(),
            Optional.empty(),
            served(Contract.of(work), style.server(serverKeys), desk, more));
    PeerKeys clientKeys = PeerKeys.of(work, parties, work.sender(), work.receiver());
    JaxWsProxyFactoryBean client =
        client(Contract.of(work), style.client(clientKeys), listener.address(work.receiver()));
    return new StockPair<>(work, listener, Asking.by(work.service(), client, clientKeys));
  }

  private static ServletContextHandler served(
      Contract contract,
      Security security,
      Object desk,
      List<Interceptor<? extends Message>> more) {
    var server = new JaxWsServerFactoryBean();
    server.setBus(security.bus());
    server.setServiceClass(contract.type());
    server.setServiceBean(desk);
    server.setWsdlLocation(contract.wsdl());
    server.setServiceName(contract.service());
    server.setEndpointName(contract.port());
    server.setAddress(contract.path());
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

  private static JaxWsProxyFactoryBean client(Contract contract, Security security, URI server) {
    var client = new JaxWsProxyFactoryBean();
    client.setBus(security.bus());
    client.setServiceClass(contract.type());
    client.setWsdlURL(contract.wsdl());
    client.setServiceName(contract.service());
    client.setEndpointName(contract.port());
    client.setAddress(server + contract.path());
    client.setProperties(new HashMap<>(security.properties()));
    client.setFeatures(new ArrayList<>(security.features()));
    client.getInInterceptors().addAll(security.in());
    client.getOutInterceptors().addAll(security.out());
    return client;
  }

  /**
   * @param port of the generated interface
   */
  private record Asking<S, Q, A>(Service<S, Q, A> service, S port) {
    static <S, Q, A> Asking<S, Q, A> by(
        Service<S, Q, A> service, JaxWsProxyFactoryBean client, PeerKeys keys) {
      S port = client.create(service.type());
      Client made = ClientProxy.getClient(port);
      ((HTTPConduit) made.getConduit()).setTlsClientParameters(keys.client());
      made.setThreadLocalRequestContext(true);
      return new Asking<>(service, port);
    }

    A ask(Q request, Dispatch dispatch, AddressingProperties addressing) {
      Map<String, Object> context = ((BindingProvider) port).getRequestContext();
      context.put("jakarta.xml.ws.addressing.context", addressing);
      try {
        return service.call().ask(port, request, dispatch);
      } catch (RuntimeException e) {
        throw e;
      } catch (Exception e) {
        throw new IllegalStateException("refused", e);
      }
    }
  }

  @Override
  public Exchange exchange(int residents) {
    Q request = work.request(residents);
    return () -> work.check(asking.ask(request, dispatch, addressing()), request);
  }

  /** Of the header of every request. */
  private static Dispatch dispatch(Work<?, ?> work) {
    var dispatch = new Dispatch();
    dispatch.setOperatorId("op-bench");
    dispatch.setTerminalId("term-bench");
    dispatch.setPurpose(work.purpose().code());
    return dispatch;
  }

  /** New each time: CXF puts the MessageID into it. */
  private AddressingProperties addressing() {
    var addressing = new AddressingProperties();
    addressing.setTo(reference(work.receiver()));
    addressing.setFrom(reference(work.sender()));
    return addressing;
  }

  private static EndpointReferenceType reference(NodeId node) {
    var address = new AttributedURIType();
    address.setValue(node.urn());
    var reference = new EndpointReferenceType();
    reference.setAddress(address);
    return reference;
  }

  @Override
  public void close() {
    ClientProxy.getClient(asking.port()).destroy();
    listener.close();
  }
}

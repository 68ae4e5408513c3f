package jukigate.gateway.edge;

import jakarta.xml.ws.Provider;
import jakarta.xml.ws.Service;
import jakarta.xml.ws.ServiceMode;
import jakarta.xml.ws.WebServiceProvider;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import javax.xml.namespace.QName;
import javax.xml.transform.Source;
import org.apache.cxf.Bus;
import org.apache.cxf.endpoint.Endpoint;
import org.apache.cxf.endpoint.EndpointException;
import org.apache.cxf.jaxws.EndpointImpl;
import org.apache.cxf.wsdl11.WSDLServiceFactory;

/** The gateway as CXF sees it: one endpoint for messages, and a description of each service. */
final class ContractEndpoint {
  /** Never called: the interceptor ends every chain that carries a message. */
  @WebServiceProvider
  @ServiceMode(Service.Mode.MESSAGE)
  static final class Unreached implements Provider<Source> {
    @Override
    public Source invoke(Source request) {
      throw new IllegalStateException("a message passed the relay interceptor");
    }
  }

  private ContractEndpoint() {}

  /**
   * Everything at this port, also where no service is: a message there is refused, signed and
   * recorded like any other.
   *
   * @param port the port that is bound
   */
  static void publish(Bus bus, int port, RelayInterceptor relay) {
    var endpoint = new EndpointImpl(bus, new Unreached());
    endpoint.getInInterceptors().add(relay);
    endpoint.publish("https://127.0.0.1:" + port + "/");
  }

  /**
   * A service of the contract, read from its WSDL, which takes CXF tens of milliseconds.
   *
   * @param service e.g. {@code identity-update}
   * @param url where it says that it is
   */
  static Endpoint describe(Bus bus, String service, String url) {
    String namespace = "urn:jukigate:" + service + ":v1";
    var name = new QName(namespace, camelCase(service) + "Service");
    var model = new WSDLServiceFactory(bus, "classpath:wsdl/" + service + ".wsdl", name).create();
    var info = model.getEndpointInfo(new QName(namespace, camelCase(service) + "Port"));
    info.setAddress(url);
    try {
      return new org.apache.cxf.endpoint.EndpointImpl(bus, model, info);
    } catch (EndpointException e) {
      throw new IllegalStateException("not a service: " + service, e);
    }
  }

  private static String camelCase(String service) {
    return Arrays.stream(service.split("-", -1))
        .map(word -> word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1))
        .collect(Collectors.joining());
  }
}

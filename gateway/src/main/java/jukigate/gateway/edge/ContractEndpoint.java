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
import org.apache.cxf.jaxws.EndpointImpl;

/**
 * One service of the contract as a CXF endpoint, so that CXF owns its life and publishes its WSDL.
 */
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
   * @param service e.g. {@code identity-update}
   * @param port the port that is bound
   */
  static void publish(Bus bus, String service, int port, RelayInterceptor relay) {
    String namespace = "urn:jukigate:" + service + ":v1";
    String path = ":" + port + "/" + service + "/v1";
    var endpoint = new EndpointImpl(bus, new Unreached());
    endpoint.setWsdlLocation("classpath:wsdl/" + service + ".wsdl");
    endpoint.setServiceName(new QName(namespace, camelCase(service) + "Service"));
    endpoint.setEndpointName(new QName(namespace, camelCase(service) + "Port"));
    endpoint.setPublishedEndpointUrl("https://gateway.jukigate.localhost" + path);
    endpoint.getInInterceptors().add(relay);
    endpoint.publish("https://127.0.0.1" + path);
  }

  /**
   * Every path below a folder at which nothing is published: a message there is refused, signed and
   * recorded like any other.
   *
   * @param folder begins and ends with a slash
   */
  static void publishElsewhere(Bus bus, String folder, int port, RelayInterceptor relay) {
    var endpoint = new EndpointImpl(bus, new Unreached());
    endpoint.getInInterceptors().add(relay);
    endpoint.publish("https://127.0.0.1:" + port + folder);
  }

  private static String camelCase(String service) {
    return Arrays.stream(service.split("-", -1))
        .map(word -> word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1))
        .collect(Collectors.joining());
  }
}

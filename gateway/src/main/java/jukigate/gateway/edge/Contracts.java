package jukigate.gateway.edge;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.cxf.Bus;
import org.apache.cxf.endpoint.Endpoint;

/**
 * The contracts that can be read at the gateway. Each is read when somebody asks for it first: few
 * do, and reading them all would be a third of the start.
 */
final class Contracts {
  private record Contract(ContractQuery query, Endpoint endpoint) {}

  private final Bus bus;
  private final int port;
  private final Map<String, String> services;
  private final Map<String, Contract> read = new ConcurrentHashMap<>();

  /**
   * @param services each with a WSDL {@code wsdl/<service>.wsdl} on the class path
   * @param port the port that is bound
   */
  Contracts(Bus bus, Collection<String> services, int port) {
    this.bus = bus;
    this.port = port;
    this.services =
        services.stream().collect(Collectors.toMap(ContractQuery::path, Function.identity()));
  }

  /**
   * The service whose WSDL or schema this question is about, if it is one.
   *
   * @param mayRead asked before any contract is looked at
   */
  Optional<Endpoint> askedBy(HttpServletRequest request, BooleanSupplier mayRead) {
    return isQuestion(request) && mayRead.getAsBoolean()
        ? service(request).map(service -> contract(service).endpoint())
        : Optional.empty();
  }

  private static boolean isQuestion(HttpServletRequest request) {
    return request.getMethod().equals("GET") && request.getQueryString() != null;
  }

  /** Empty for any other spelling of a path, and for a name that the contract does not come to. */
  Optional<String> service(HttpServletRequest request) {
    return Optional.ofNullable(services.get(request.getRequestURI()))
        .filter(service -> contract(service).query().holds(request.getQueryString()));
  }

  private Contract contract(String service) {
    return read.computeIfAbsent(service, this::read);
  }

  private Contract read(String service) {
    String url = "https://gateway.jukigate.localhost:" + port + ContractQuery.path(service);
    return new Contract(ContractQuery.of(service), ContractEndpoint.describe(bus, service, url));
  }
}

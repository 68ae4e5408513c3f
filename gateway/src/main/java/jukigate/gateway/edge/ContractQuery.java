package jukigate.gateway.edge;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * What of a contract can be read at its address: its WSDL, and the schemas that it comes to.
 *
 * @param schemas as the WSDL and the schemas themselves name them, e.g. {@code ../xsd/fault.xsd}
 */
record ContractQuery(Set<String> schemas) {
  private static final Pattern LOCATION = Pattern.compile("schemaLocation=\"([^\":]+)\"");

  ContractQuery {
    schemas = Set.copyOf(schemas);
  }

  /** Of a service with a WSDL {@code wsdl/<service>.wsdl} on the class path. */
  static ContractQuery of(String service) {
    Set<String> schemas = new TreeSet<>();
    collect("/wsdl/" + service + ".wsdl", schemas);
    return new ContractQuery(schemas);
  }

  /** The only spelling of the address of a service, e.g. {@code /identity-update/v1}. */
  static String path(String service) {
    return "/" + service + "/v1";
  }

  private static void collect(String file, Set<String> schemas) {
    LOCATION
        .matcher(text(file))
        .results()
        .map(found -> found.group(1))
        .filter(schemas::add)
        .toList()
        .forEach(location -> collect("/xsd/" + location.replaceFirst(".*/", ""), schemas));
  }

  private static String text(String file) {
    try (var in = ContractQuery.class.getResourceAsStream(file)) {
      if (in == null) {
        throw new IllegalStateException("not on the class path: " + file);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * @param query of a GET, e.g. {@code wsdl} or {@code xsd=../xsd/fault.xsd}
   */
  boolean holds(String query) {
    return isOfContract(query.toLowerCase(Locale.ROOT));
  }

  private boolean isOfContract(String query) {
    return query.equals("wsdl")
        || (query.startsWith("xsd=")
            && schemas.contains(
                query.substring("xsd=".length()).replace("%2e", ".").replace("%2f", "/")));
  }
}

package jukigate.gateway.edge;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What of a contract can be read at an address: its WSDL, and schemas by name.
 *
 * @param path the only spelling of the address, e.g. {@code /identity-update/v1}; empty where there
 *     is no contract
 * @param schemas file names
 */
record ContractQuery(String path, Set<String> schemas) {
  static final ContractQuery NOTHING = new ContractQuery("", Set.of());
  private static final Pattern SCHEMA =
      Pattern.compile("xsd=(?:(?:\\.\\.|%2e%2e)(?:/|%2f)xsd(?:/|%2f))?([a-z-]{1,60}\\.xsd)");

  ContractQuery {
    schemas = Set.copyOf(schemas);
  }

  boolean isAskedBy(HttpServletRequest request) {
    String query = request.getQueryString();
    return request.getMethod().equals("GET")
        && request.getRequestURI().equals(path)
        && query != null
        && isOfContract(query.toLowerCase(Locale.ROOT));
  }

  private boolean isOfContract(String query) {
    Matcher schema = SCHEMA.matcher(query);
    return query.equals("wsdl") || (schema.matches() && schemas.contains(schema.group(1)));
  }
}

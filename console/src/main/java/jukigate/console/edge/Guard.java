package jukigate.console.edge;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import jukigate.domain.refusal.Refusal;
import jukigate.domain.refusal.RefusalCode;

/**
 * Lets through what was asked of this server by its own page, or by a program that is no browser. A
 * name that only resolves to this machine is not ours (DNS rebinding); a page of another origin may
 * make a browser send something, but not with these headers.
 */
final class Guard extends HttpFilter {
  private static final long serialVersionUID = 1L;
  private static final Set<String> HOSTS = Set.of("localhost", "127.0.0.1", "[::1]");
  private static final Set<String> READING = Set.of("GET", "HEAD");
  private static final Set<String> WRITING = Set.of("POST", "PUT", "PATCH", "DELETE");
  private static final String JSON = "application/json";

  private final int port;

  Guard(int port) {
    this.port = port;
  }

  @Override
  protected void doFilter(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    Optional<String> foreign = foreign(request);
    if (foreign.isEmpty()) {
      chain.doFilter(request, response);
    } else {
      Declined.answer(
          request,
          response,
          HttpServletResponse.SC_FORBIDDEN,
          Refusal.of(RefusalCode.CONSOLE_REQUEST_FOREIGN, foreign.get()));
    }
  }

  /** The header, or method, that is not as it should be. */
  private Optional<String> foreign(HttpServletRequest request) {
    String host = header(request, "Host").toLowerCase(Locale.ROOT);
    if (HOSTS.stream().noneMatch(name -> host.equals(name + ":" + port))) {
      return Optional.of("Host");
    }
    if (READING.contains(request.getMethod())) {
      return Optional.empty();
    }
    if (!WRITING.contains(request.getMethod())) {
      return Optional.of(request.getMethod());
    }
    if (!mediaType(request).equals(JSON)) {
      return Optional.of("Content-Type");
    }
    String site = header(request, "Sec-Fetch-Site");
    String origin = header(request, "Origin");
    return switch (site) {
      case "same-origin" ->
          origin.equals("https://" + host) ? Optional.empty() : Optional.of("Origin");
      case "", "none" -> origin.isEmpty() ? Optional.empty() : Optional.of("Origin");
      default -> Optional.of("Sec-Fetch-Site");
    };
  }

  private static String mediaType(HttpServletRequest request) {
    return header(request, "Content-Type").split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
  }

  private static String header(HttpServletRequest request, String name) {
    return Optional.ofNullable(request.getHeader(name)).orElse("");
  }
}

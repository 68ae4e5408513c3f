package jukigate.console.edge;

import java.util.Map;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.Request;

/** What every answer carries, those of the HTTP server itself too. */
final class AnswerHeaders implements HttpConfiguration.Customizer {
  /**
   * Nothing but our own files. No script or style is in a page, and text becomes markup only by the
   * policy of lit-html, which takes its templates and nothing that the server sent.
   */
  private static final String CONTENT_POLICY =
      "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:;"
          + " connect-src 'self'; font-src 'self'; base-uri 'none'; form-action 'none';"
          + " frame-ancestors 'none'; require-trusted-types-for 'script';"
          + " trusted-types lit-html";

  /** No HSTS: it would bind every port of localhost, and other things live there. */
  private static final Map<String, String> HEADERS =
      Map.of(
          "Content-Security-Policy", CONTENT_POLICY,
          "X-Content-Type-Options", "nosniff",
          "Referrer-Policy", "no-referrer",
          "Cross-Origin-Opener-Policy", "same-origin",
          "Cross-Origin-Resource-Policy", "same-origin",
          "Cache-Control", "no-store");

  @Override
  public Request customize(Request request, HttpFields.Mutable answer) {
    HEADERS.forEach(answer::put);
    return request;
  }
}

package jukigate.console.edge;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import jukigate.domain.Language;
import jukigate.domain.refusal.Refusal;
import jukigate.domain.refusal.RefusalCode;

/**
 * A refusal as every answer of the console has it.
 *
 * @param id of the catalogue
 * @param text what was refused and why
 * @param fix what to do
 */
record Declined(String id, String text, String fix) {
  private static final ObjectMapper JSON = new ObjectMapper();

  static Declined of(Refusal refusal, Language language) {
    return new Declined(refusal.code().id(), refusal.text(language), refusal.fix(language));
  }

  /** The HTTP status of a refusal. */
  static int status(RefusalCode code) {
    return switch (code) {
      case CONSOLE_SESSION_MISSING -> HttpServletResponse.SC_UNAUTHORIZED;
      case CONSOLE_LINK_REFUSED, CONSOLE_ROLE_LACKING, CONSOLE_REQUEST_FOREIGN ->
          HttpServletResponse.SC_FORBIDDEN;
      case AUDIT_BUSY,
          CONSOLE_RUN_BUSY,
          CONSOLE_RUNS_FULL,
          CERTIFICATE_REVOKED_BEFORE,
          CERTIFICATE_REPLACED,
          ROLLOVER_ORDER ->
          HttpServletResponse.SC_CONFLICT;
      case RECORD_NOT_FOUND, CERTIFICATE_NOT_FOUND, DESK_ENTRY_UNKNOWN, DESK_ABSENT ->
          HttpServletResponse.SC_NOT_FOUND;
      case INTERNAL_ERROR -> HttpServletResponse.SC_INTERNAL_SERVER_ERROR;
      default -> HttpServletResponse.SC_BAD_REQUEST;
    };
  }

  /** Answers outside the API. */
  static void answer(
      HttpServletRequest request, HttpServletResponse response, int status, Refusal refusal)
      throws IOException {
    Language language = Spoken.of(request.getHeader("Accept-Language"));
    response.setStatus(status);
    response.setContentType("application/json");
    response.getOutputStream().write(JSON.writeValueAsBytes(of(refusal, language)));
  }
}

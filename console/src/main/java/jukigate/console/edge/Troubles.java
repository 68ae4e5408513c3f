package jukigate.console.edge;

import com.fasterxml.jackson.core.JsonProcessingException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import java.io.IOException;
import jukigate.domain.FailureTrace;
import jukigate.domain.refusal.Refusal;
import jukigate.domain.refusal.RefusalCode;
import jukigate.domain.refusal.RefusedException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Whatever goes wrong in the API, as a refusal. */
public final class Troubles implements ExceptionMapper<Throwable> {
  private static final Logger LOG = LoggerFactory.getLogger(Troubles.class);

  @Context private HttpHeaders headers;

  @Override
  public Response toResponse(Throwable trouble) {
    return switch (trouble) {
      case RefusedException refused ->
          answer(Declined.status(refused.refusal().code()), refused.refusal());
      case WebApplicationException http -> invalid(http.getResponse().getStatus());
      case JsonProcessingException json -> invalid(Response.Status.BAD_REQUEST.getStatusCode());
      case IOException gone -> { // who asked has left
        LOG.debug("console: {}", new FailureTrace(gone));
        yield internal();
      }
      default -> {
        LOG.error("console: {}", new FailureTrace(trouble));
        yield internal();
      }
    };
  }

  private Response internal() {
    Refusal refusal = Refusal.of(RefusalCode.INTERNAL_ERROR);
    return answer(Declined.status(refusal.code()), refusal);
  }

  private Response invalid(int status) {
    return answer(status, Refusal.of(RefusalCode.CONSOLE_REQUEST_INVALID, status));
  }

  private Response answer(int status, Refusal refusal) {
    var language = Spoken.of(headers.getHeaderString(HttpHeaders.ACCEPT_LANGUAGE));
    return Response.status(status)
        .type(MediaType.APPLICATION_JSON_TYPE)
        .entity(Declined.of(refusal, language))
        .build();
  }
}

package jukigate.gateway.edge;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import jukigate.domain.message.Payload;
import jukigate.gateway.parse.Arrival;
import jukigate.gateway.parse.Http;
import jukigate.gateway.seal.Reply;
import org.apache.cxf.endpoint.Endpoint;
import org.apache.cxf.message.Message;
import org.apache.cxf.phase.AbstractPhaseInterceptor;
import org.apache.cxf.phase.Phase;
import org.apache.cxf.transport.http.AbstractHTTPDestination;

/**
 * CXF's first phase, and for a message also its last: the exact bytes go to the gateway, the reply
 * bytes go to the socket, and the chain ends before anything parses or policies are asked. Only a
 * WSDL or schema question of an accepted peer goes on.
 */
final class RelayInterceptor extends AbstractPhaseInterceptor<Message> {
  private static final String CERTIFICATES = "jakarta.servlet.request.X509Certificate";

  /** Statuses after which there may be a body that nobody has read. */
  private static final Set<Integer> CLOSING = Set.of(408, 413, 429);

  private final Door door;
  private final BodyReader reader;
  private final Contracts contracts;

  /**
   * @param contracts what may be read
   */
  RelayInterceptor(Door door, BodyReader reader, Contracts contracts) {
    super(Phase.RECEIVE);
    this.door = door;
    this.reader = reader;
    this.contracts = contracts;
    addBefore("org.apache.cxf.ws.policy.ServerPolicyInInterceptor");
  }

  @Override
  public void handleMessage(Message message) {
    var request = (HttpServletRequest) message.get(AbstractHTTPDestination.HTTP_REQUEST);
    var response = (HttpServletResponse) message.get(AbstractHTTPDestination.HTTP_RESPONSE);
    try {
      Optional<Endpoint> asked = contracts.askedBy(request, () -> door.mayRead(chain(request)));
      if (asked.isPresent()) {
        message.getExchange().put(Endpoint.class, asked.get());
      } else {
        var in = Optional.ofNullable(message.getContent(InputStream.class));
        door.handle(
            head(request),
            () ->
                reader.read(
                    in.orElseGet(InputStream::nullInputStream), request.getContentLengthLong()),
            reply -> write(response, reply));
        message.getInterceptorChain().abort();
      }
    } catch (UncheckedIOException e) {
      throw gone(message, e);
    }
  }

  /** The peer went away, or was too slow: there is nobody to answer. */
  private static UncheckedIOException gone(Message message, UncheckedIOException e) {
    message.getInterceptorChain().abort();
    return e;
  }

  private Arrival head(HttpServletRequest request) {
    var http =
        new Http(
            request.getMethod(),
            request.getRequestURI(),
            Optional.ofNullable(request.getContentType()),
            Optional.ofNullable(request.getHeader("Content-Encoding")),
            Optional.ofNullable(request.getHeader("SOAPAction")),
            Optional.ofNullable(request.getHeader("traceparent")));
    return new Arrival(
        door.correlationId(), door.now(), http, chain(request), Payload.of(new byte[0]));
  }

  private static List<X509Certificate> chain(HttpServletRequest request) {
    return request.getAttribute(CERTIFICATES) instanceof X509Certificate[] chain
        ? List.of(chain)
        : List.of();
  }

  private static void write(HttpServletResponse response, Reply reply) {
    byte[] bytes = reply.body().toByteArray();
    response.setStatus(reply.status());
    response.setHeader("Jukigate-Correlation-Id", reply.correlationId());
    response.setHeader("Cache-Control", "no-store");
    if (reply.status() == HttpServletResponse.SC_METHOD_NOT_ALLOWED) {
      response.setHeader("Allow", "POST");
    }
    if (CLOSING.contains(reply.status())) {
      response.setHeader("Connection", "close");
    }
    response.setContentType("text/xml; charset=utf-8");
    response.setContentLength(bytes.length);
    try {
      response.getOutputStream().write(bytes);
      response.flushBuffer();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

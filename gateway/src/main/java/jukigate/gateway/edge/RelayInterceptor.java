package jukigate.gateway.edge;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import jukigate.domain.message.Payload;
import jukigate.gateway.parse.Arrival;
import jukigate.gateway.parse.Http;
import jukigate.gateway.seal.Reply;
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
  private static final Pattern CONTRACT_QUERY =
      Pattern.compile("(?i:wsdl)|(?i:wsdl|xsd)=[A-Za-z0-9_./%-]{1,200}");
  private static final String CERTIFICATES = "jakarta.servlet.request.X509Certificate";

  private final Door door;
  private final int messageBytes;
  private final boolean hasContract;

  RelayInterceptor(Door door, int messageBytes) {
    this(door, messageBytes, true);
  }

  private RelayInterceptor(Door door, int messageBytes, boolean hasContract) {
    super(Phase.RECEIVE);
    this.door = door;
    this.messageBytes = messageBytes;
    this.hasContract = hasContract;
    addBefore("org.apache.cxf.ws.policy.ServerPolicyInInterceptor");
  }

  /** The same for a path at which there is no contract to read. */
  RelayInterceptor withoutContract() {
    return new RelayInterceptor(door, messageBytes, false);
  }

  @Override
  public void handleMessage(Message message) {
    var request = (HttpServletRequest) message.get(AbstractHTTPDestination.HTTP_REQUEST);
    var response = (HttpServletResponse) message.get(AbstractHTTPDestination.HTTP_RESPONSE);
    try {
      if (!hasContract || !asksForContract(request, door::mayRead)) {
        door.handle(arrival(request, body(message)), reply -> write(response, reply));
        message.getInterceptorChain().abort();
      }
    } catch (IOException e) {
      throw gone(message, new UncheckedIOException(e));
    } catch (UncheckedIOException e) {
      throw gone(message, e);
    }
  }

  /** The peer went away, or was too slow: there is nobody to answer. */
  private static UncheckedIOException gone(Message message, UncheckedIOException e) {
    message.getInterceptorChain().abort();
    return e;
  }

  private static boolean asksForContract(
      HttpServletRequest request, Predicate<List<X509Certificate>> mayRead) {
    String query = request.getQueryString();
    return request.getMethod().equals("GET")
        && query != null
        && CONTRACT_QUERY.matcher(query).matches()
        && mayRead.test(chain(request));
  }

  private Payload body(Message message) throws IOException {
    InputStream in = message.getContent(InputStream.class);
    return Payload.of(in == null ? new byte[0] : in.readNBytes(messageBytes + 1));
  }

  private Arrival arrival(HttpServletRequest request, Payload body) {
    var http =
        new Http(
            request.getMethod(),
            request.getRequestURI(),
            Optional.ofNullable(request.getContentType()),
            Optional.ofNullable(request.getHeader("Content-Encoding")),
            Optional.ofNullable(request.getHeader("SOAPAction")));
    return new Arrival(door.correlationId(), door.now(), http, chain(request), body);
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

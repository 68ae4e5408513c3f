package jukigate.simulators.edge;

import jakarta.servlet.http.HttpServletRequest;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javax.net.ssl.ExtendedSSLSession;
import javax.net.ssl.SNIHostName;
import javax.net.ssl.SSLSession;
import jukigate.domain.node.NodeId;
import jukigate.domain.refusal.Outcome;
import jukigate.domain.refusal.RefusalCode;
import org.apache.cxf.message.Message;
import org.apache.cxf.transport.http.AbstractHTTPDestination;
import org.eclipse.jetty.io.EndPoint;

/** What HTTP and TLS say about a request. */
final class Transport {
  private final HttpServletRequest request;

  Transport(Message message) {
    this.request = (HttpServletRequest) message.get(AbstractHTTPDestination.HTTP_REQUEST);
  }

  Outcome<HttpServletRequest> checkHttp() {
    if (!"POST".equals(request.getMethod())) {
      return Outcome.refused(RefusalCode.METHOD_NOT_ALLOWED, request.getMethod());
    }
    String type = Optional.ofNullable(request.getContentType()).orElse("");
    String plain = type.toLowerCase(Locale.ROOT).replace(" ", "").replace("\"", "");
    return plain.equals("text/xml;charset=utf-8") && request.getHeader("Content-Encoding") == null
        ? Outcome.passed(request)
        : Outcome.refused(RefusalCode.MEDIA_TYPE_UNSUPPORTED, type);
  }

  String soapAction() {
    String header = Optional.ofNullable(request.getHeader("SOAPAction")).orElse("").trim();
    boolean quoted = header.length() >= 2 && header.startsWith("\"") && header.endsWith("\"");
    return quoted ? header.substring(1, header.length() - 1) : header;
  }

  /** The node that the client named in TLS; it saw that node's certificate. */
  Optional<NodeId> serverName() {
    return session()
        .filter(ExtendedSSLSession.class::isInstance)
        .map(ExtendedSSLSession.class::cast)
        .stream()
        .flatMap(session -> session.getRequestedServerNames().stream())
        .filter(SNIHostName.class::isInstance)
        .map(name -> ((SNIHostName) name).getAsciiName())
        .findFirst()
        .flatMap(NodeId::parseHostName);
  }

  List<X509Certificate> clientChain() {
    return tls().map(EndPoint.SslSessionData::peerCertificates).map(List::of).orElse(List.of());
  }

  private Optional<SSLSession> session() {
    return tls().map(EndPoint.SslSessionData::sslSession);
  }

  private Optional<EndPoint.SslSessionData> tls() {
    return Optional.ofNullable(
        (EndPoint.SslSessionData) request.getAttribute(EndPoint.SslSessionData.ATTRIBUTE));
  }
}

import jakarta.servlet.http.HttpServletRequest;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.apache.cxf.interceptor.AttachmentInInterceptor;
import org.apache.cxf.interceptor.Fault;
import org.apache.cxf.message.Message;
import org.apache.cxf.phase.AbstractPhaseInterceptor;
import org.apache.cxf.phase.Phase;
import org.apache.cxf.staxutils.StaxUtils;
import org.apache.cxf.transport.http.AbstractHTTPDestination;

/**
 * HTTP, and the bytes before any parser sees them. CXF by itself answers GET, takes every text for
 * UTF-8 that its header calls so, reads multipart, and lets comments and CDATA pass, so that two
 * readers could read two messages.
 */
final class Arrival extends AbstractPhaseInterceptor<Message> {
  private static final int LARGEST = 10 * 1024 * 1024;
  private static final int DEEPEST = 64;
  private static final Pattern PATH = Pattern.compile("/cs/([a-z-]+)/v1");
  private static final Pattern DECLARATION = Pattern.compile("<\\?xml[^>]*\\?>");

  private final Trusted trusted;

  Arrival(Trusted trusted) {
    super(Phase.RECEIVE);
    addBefore(AttachmentInInterceptor.class.getName());
    this.trusted = trusted;
  }

  @Override
  public void handleMessage(Message message) {
    message.put(
        Message.ENCODING, "UTF-8"); // else a fault is written in what the request calls itself
    Call call = new Call();
    message.getExchange().put(Call.class, call);
    var request = (HttpServletRequest) message.get(AbstractHTTPDestination.HTTP_REQUEST);
    call.peer = peer(request);
    call.sender = call.peer;
    try {
      byte[] data = data(request);
      checkHttp(request, call);
      checkText(data);
      checkElements(data);
      message.setContent(InputStream.class, new ByteArrayInputStream(data));
    } catch (IOException broken) {
      throw new Fault(broken);
    }
  }

  private String peer(HttpServletRequest request) {
    var shown = (X509Certificate[]) request.getAttribute("jakarta.servlet.request.X509Certificate");
    if (shown == null) {
      throw new Refused("JG-301");
    }
    return trusted.peer(shown[0]);
  }

  /** All of it, so that the answer to what is too large is not lost with the connection. */
  private static byte[] data(HttpServletRequest request) throws IOException {
    InputStream in = request.getInputStream();
    byte[] data = in.readNBytes(LARGEST + 1);
    if (data.length > LARGEST) {
      in.skip(LARGEST);
      throw new Refused("JG-103");
    }
    return data;
  }

  private static void checkHttp(HttpServletRequest request, Call call) {
    if (!request.getMethod().equals("POST")) {
      throw new Refused("JG-101");
    }
    String type = request.getContentType() == null ? "" : request.getContentType();
    String plain = type.toLowerCase(Locale.ROOT).replace(" ", "").replace("\"", "");
    if (!plain.equals("text/xml;charset=utf-8") || request.getHeader("Content-Encoding") != null) {
      throw new Refused("JG-102");
    }
    Matcher path = PATH.matcher(request.getRequestURI());
    if (!path.matches() || request.getQueryString() != null) {
      throw new Refused("JG-402");
    }
    call.service = path.group(1);
    String action = request.getHeader("SOAPAction");
    call.soapAction = action == null ? "" : action.replaceFirst("^\"(.*)\"$", "$1");
  }

  private static void checkText(byte[] data) {
    String text = text(data);
    Matcher declared = DECLARATION.matcher(text);
    boolean declares = declared.lookingAt();
    String declaration = declares ? declared.group() : "";
    if (text.startsWith("\uFEFF")
        || (declares && !declaration.matches("(?s).*version\\s*=\\s*['\"]1\\.0['\"].*"))
        || (declaration.contains("encoding")
            && !declaration.matches("(?s).*encoding\\s*=\\s*['\"](?i:utf-8)['\"].*"))) {
      throw new Refused("JG-104");
    }
    if (text.contains("<!DOCTYPE")) {
      throw new Refused("JG-106");
    }
    List<String> marks = List.of("<!", "<?");
    if (marks.stream().anyMatch(text.substring(declaration.length())::contains)) {
      throw new Refused("JG-109");
    }
  }

  /**
   * CXF reads up to the first soap:Body that it meets, wherever it stands, and nothing behind it:
   * SOAP has no element but in its place, and the message goes on to its end.
   */
  private static void checkElements(byte[] data) {
    try {
      XMLStreamReader reader = StaxUtils.createXMLStreamReader(new ByteArrayInputStream(data));
      List<String> parts = new ArrayList<>();
      int depth = 0;
      while (reader.hasNext()) {
        switch (reader.next()) {
          case XMLStreamConstants.START_ELEMENT -> checkElement(reader, ++depth, parts);
          case XMLStreamConstants.END_ELEMENT -> depth--;
          default -> {
            if (depth == 1 && reader.hasText() && !reader.getText().isBlank()) {
              throw new Refused("JG-111");
            }
          }
        }
      }
      if (!parts.equals(List.of("Header", "Body"))) {
        throw new Refused("JG-111");
      }
    } catch (XMLStreamException malformed) {
      throw new Refused("JG-105");
    }
  }

  private static void checkElement(XMLStreamReader reader, int depth, List<String> parts) {
    boolean soap = Xml.SOAP.equals(reader.getNamespaceURI());
    if (depth == 1 && !(soap && reader.getLocalName().equals("Envelope"))) {
      throw new Refused("JG-110");
    }
    if (depth == 2) {
      parts.add(soap ? reader.getLocalName() : "");
    }
    if (depth > 2 && soap) {
      throw new Refused("JG-111");
    }
    if (depth > DEEPEST) {
      throw new Refused("JG-107");
    }
  }

  private static String text(byte[] data) {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(data)).toString();
    } catch (CharacterCodingException e) {
      throw new Refused("JG-104");
    }
  }
}

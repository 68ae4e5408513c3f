import jakarta.xml.soap.SOAPException;
import jakarta.xml.soap.SOAPMessage;
import java.security.cert.X509Certificate;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.cxf.binding.soap.SoapMessage;
import org.apache.cxf.binding.soap.interceptor.AbstractSoapInterceptor;
import org.apache.cxf.helpers.CastUtils;
import org.apache.cxf.phase.Phase;
import org.apache.wss4j.dom.WSConstants;
import org.apache.wss4j.dom.WSDataRef;
import org.apache.wss4j.dom.engine.WSSecurityEngineResult;
import org.apache.wss4j.dom.handler.WSHandlerConstants;
import org.apache.wss4j.dom.handler.WSHandlerResult;
import org.w3c.dom.Element;

/**
 * After WSS4J: who signed, to whom, for which operation. WSS4J has verified what {@link Structure}
 * saw in the signature, and that a CA of the network issued the certificate.
 */
final class Caller extends AbstractSoapInterceptor {
  private static final Set<String> FOREIGN = Set.of(Xml.SOAP, Xml.WSSE, Xml.DS, Xml.XENC);

  private final Trusted trusted;
  private final String us;

  Caller(Trusted trusted, String us) {
    super(Phase.USER_PROTOCOL);
    this.trusted = trusted;
    this.us = us;
  }

  @Override
  public void handleMessage(SoapMessage message) {
    Call call = Call.of(message);
    List<WSHandlerResult> all =
        CastUtils.cast((List<?>) message.get(WSHandlerConstants.RECV_RESULTS));
    if (all == null || all.size() != 1) {
      throw new Refused("JG-119");
    }
    var results = all.get(0).getActionResults();
    List<WSSecurityEngineResult> signatures = results.get(WSConstants.SIGN);
    if (signatures == null || signatures.size() != 1) {
      throw new Refused("JG-120");
    }
    Element header = header(message);
    checkVerified(signatures.get(0), header);
    String signer =
        trusted.signer(
            (X509Certificate) signatures.get(0).get(WSSecurityEngineResult.TAG_X509_CERTIFICATE));
    if (!call.peer.equals("gateway")) {
      throw new Refused("JG-307");
    }
    if (!call.sender.equals(signer)) {
      throw new Refused("JG-304");
    }
    if (!text(header, "To").equals(Wire.NODE + us)) {
      throw new Refused("JG-308");
    }
    String action = text(header, "Action");
    Served operation = Served.of(action).orElseThrow(() -> new Refused("JG-401"));
    if (!call.service.equals(operation.service()) || !call.soapAction.equals(action)) {
      throw new Refused("JG-402");
    }
    boolean opened = results.containsKey(WSConstants.ENCR);
    if (opened != operation.encrypted()) {
      throw new Refused(opened ? "JG-217" : "JG-216");
    }
    call.operation = operation;
    checkBody(header, operation, opened);
    call.otherwise = "JG-403";
  }

  /** What WSS4J says that it verified, against what stands in its place now. */
  private static void checkVerified(WSSecurityEngineResult signature, Element header) {
    List<WSDataRef> references =
        CastUtils.cast((List<?>) signature.get(WSSecurityEngineResult.TAG_DATA_REF_URIS));
    Set<String> verified = new HashSet<>();
    references.forEach(it -> verified.add(it.getWsuId().replaceFirst("^#", "")));
    Set<String> wanted = new HashSet<>();
    Element security = Xml.only(header, Xml.WSSE, "Security", "JG-119");
    Xml.children(header).stream().filter(it -> it != security).map(Xml::id).forEach(wanted::add);
    Xml.children(security, Xml.XENC, "EncryptedKey").stream().map(Xml::id).forEach(wanted::add);
    wanted.add(Xml.id(Xml.only(security, Xml.WSU, "Timestamp", "JG-214")));
    wanted.add(Xml.id(Xml.only(header.getParentNode(), Xml.SOAP, "Body", "JG-111")));
    if (!verified.containsAll(wanted)) {
      throw new Refused("JG-205");
    }
  }

  private static Element header(SoapMessage message) {
    try {
      return message.getContent(SOAPMessage.class).getSOAPHeader();
    } catch (SOAPException e) {
      throw new Refused("JG-111");
    }
  }

  private static void checkBody(Element header, Served operation, boolean opened) {
    List<Element> children =
        Xml.children(Xml.only(header.getParentNode(), Xml.SOAP, "Body", "JG-111"));
    if (opened && (children.size() != 1 || isForeign(children.get(0)))) {
      throw new Refused("JG-218");
    }
    if (!Xml.is(children.get(0), operation.namespace(), operation.name())) {
      throw new Refused("JG-402");
    }
  }

  private static boolean isForeign(Element content) {
    Set<String> namespaces = new HashSet<>();
    Xml.each(content, it -> namespaces.add(String.valueOf(it.getNamespaceURI())));
    return namespaces.stream().anyMatch(FOREIGN::contains);
  }

  private static String text(Element header, String name) {
    return Xml.only(header, Xml.WSA, name, "JG-115").getTextContent();
  }
}

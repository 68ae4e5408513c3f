import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.cxf.binding.soap.SoapMessage;
import org.apache.cxf.binding.soap.interceptor.AbstractSoapInterceptor;
import org.apache.cxf.headers.Header;
import org.apache.cxf.helpers.CastUtils;
import org.apache.cxf.interceptor.Fault;
import org.apache.cxf.phase.Phase;
import org.apache.cxf.ws.addressing.AddressingProperties;
import org.apache.cxf.ws.addressing.ContextUtils;
import org.apache.cxf.ws.addressing.JAXWSAConstants;
import org.apache.wss4j.dom.WSConstants;
import org.apache.wss4j.dom.WSDataRef;
import org.apache.wss4j.dom.engine.WSSecurityEngineResult;
import org.apache.wss4j.dom.handler.WSHandlerConstants;
import org.apache.wss4j.dom.handler.WSHandlerResult;

/**
 * An answer is signed by whom we asked, in its place, is to us, and to what we said. CXF and WSS4J
 * have seen that a CA of the network issued the certificate and that a Body is signed, and none of
 * this.
 */
final class AnswerCheck extends AbstractSoapInterceptor {
  private static final String FAULT = "urn:jukigate:fault:v1";
  private static final Set<String> HEADERS = Set.of(JAXWSAConstants.NS_WSA, WSConstants.WSSE_NS);
  private static final String SIGNING = "1.3.6.1.5.5.7.3.36"; // documentSigning
  private static final Integer URI_NAME = 6;

  private final String us;
  private final String receiver;

  AnswerCheck(String us, String receiver) {
    super(Phase.USER_PROTOCOL);
    this.us = us;
    this.receiver = receiver;
  }

  @Override
  public void handleMessage(SoapMessage answer) {
    AddressingProperties said = ContextUtils.retrieveMAPs(answer, false, false);
    AddressingProperties asked =
        ContextUtils.retrieveMAPs(answer.getExchange().getOutMessage(), false, true);
    WSSecurityEngineResult signature = signature(answer);
    String signer = signer(signature);
    boolean fault = said.getAction().getValue().equals(FAULT);
    String action = fault ? FAULT : asked.getAction().getValue() + "Response";
    boolean right =
        (signer.equals(receiver) || (fault && signer.equals("gateway")))
            && said.getFrom().getAddress().getValue().equals(Wire.NODE + signer)
            && said.getTo().getValue().equals(Wire.NODE + us)
            && said.getRelatesTo().getValue().equals(asked.getMessageID().getValue())
            && said.getAction().getValue().equals(action)
            && isBodySigned(signature)
            && answer.getHeaders().stream().allMatch(AnswerCheck::isAllowed);
    if (!right) {
      throw new Fault(new SecurityException("the answer is of somebody else, or of something else"));
    }
  }

  private static WSSecurityEngineResult signature(SoapMessage answer) {
    List<WSHandlerResult> all = CastUtils.cast((List<?>) answer.get(WSHandlerConstants.RECV_RESULTS));
    return all.get(0).getActionResults().get(WSConstants.SIGN).get(0);
  }

  /** CXF ignores what it does not know, and takes a Body in there for that of the message. */
  private static boolean isAllowed(Header header) {
    return HEADERS.contains(header.getName().getNamespaceURI());
  }

  /** A signed Body somewhere else is nothing. */
  private static boolean isBodySigned(WSSecurityEngineResult signature) {
    List<WSDataRef> signed =
        CastUtils.cast((List<?>) signature.get(WSSecurityEngineResult.TAG_DATA_REF_URIS));
    return signed.stream()
        .map(WSDataRef::getProtectedElement)
        .anyMatch(
            part ->
                part.getLocalName().equals("Body")
                    && part.getParentNode() == part.getOwnerDocument().getDocumentElement());
  }

  private static String signer(WSSecurityEngineResult signature) {
    var signer = (X509Certificate) signature.get(WSSecurityEngineResult.TAG_X509_CERTIFICATE);
    try {
      List<String> uris = uris(signer);
      List<String> usages = signer.getExtendedKeyUsage();
      boolean signs = usages != null && usages.contains(SIGNING) && signer.getBasicConstraints() < 0;
      if (uris.size() != 1 || !signs) {
        throw new Fault(new SecurityException("no certificate of a node for signatures"));
      }
      return uris.get(0).substring(Wire.NODE.length());
    } catch (CertificateParsingException e) {
      throw new Fault(e);
    }
  }

  static List<String> uris(X509Certificate certificate) throws CertificateParsingException {
    return Stream.ofNullable(certificate.getSubjectAlternativeNames())
        .flatMap(Collection::stream)
        .filter(name -> name.get(0).equals(URI_NAME))
        .map(name -> String.valueOf(name.get(1)))
        .toList();
  }
}

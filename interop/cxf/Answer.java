import jakarta.xml.bind.JAXB;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import javax.xml.namespace.QName;
import javax.xml.transform.dom.DOMResult;
import jukigate.contract.fault.Refusal;
import jukigate.contract.fault.RefusalText;
import org.apache.cxf.binding.soap.SoapFault;
import org.apache.cxf.binding.soap.SoapMessage;
import org.apache.cxf.binding.soap.interceptor.AbstractSoapInterceptor;
import org.apache.cxf.headers.Header;
import org.apache.cxf.helpers.DOMUtils;
import org.apache.cxf.message.Message;
import org.apache.cxf.phase.Phase;
import org.apache.wss4j.dom.handler.WSHandlerConstants;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/**
 * The headers of an answer and of a fault, and what WSS4J does to them. CXF's own WS-Addressing
 * would answer to the anonymous address, and adds nothing to a fault of a message it has not read.
 */
final class Answer extends AbstractSoapInterceptor {
  private static final String UNREADABLE = "urn:uuid:" + new UUID(0, 0);
  private static final List<String> ADDRESSING =
      List.of("To", "From", "Action", "MessageID", "RelatesTo");

  private final String us;

  Answer(String us) {
    super(Phase.SETUP);
    this.us = us;
  }

  @Override
  public void handleMessage(SoapMessage message) {
    Call call = Call.of(message);
    Exception failure = message.getContent(Exception.class);
    String action = Xml.FAULT;
    if (failure != null) {
      refuse(message, Refused.in(failure, otherwise(failure, call)));
    } else {
      action = call.operation.action() + "Response";
    }
    boolean closed = failure == null && call.operation.encrypted();
    address(message, call, action);
    List<String> parts = new ArrayList<>(List.of("{}{" + Xml.SOAP + "}Body"));
    parts.add("{}{" + Xml.WSU + "}Timestamp");
    ADDRESSING.forEach(name -> parts.add("{}{" + Xml.WSA + "}" + name));
    if (closed) {
      parts.add("{}{" + Xml.XENC + "}EncryptedKey");
      message.put(WSHandlerConstants.ENCRYPTION_USER, call.sender);
    }
    message.put(
        WSHandlerConstants.ACTION,
        closed ? "Timestamp Encryption Signature" : "Timestamp Signature");
    message.put(WSHandlerConstants.SIGNATURE_PARTS, String.join(";", parts));
  }

  /** CXF knows two refusals of SOAP by itself; every other is what the request was at. */
  private static String otherwise(Exception failure, Call call) {
    String code = failure instanceof SoapFault fault ? fault.getFaultCode().getLocalPart() : "";
    return switch (code) {
      case "VersionMismatch" -> "JG-110";
      case "MustUnderstand" -> "JG-117";
      default -> call.otherwise;
    };
  }

  private static void refuse(SoapMessage message, Refused refused) {
    var told = new Refusal();
    told.setId(refused.id);
    told.setCorrelationId(UUID.randomUUID().toString());
    if (!refused.isSecret()) {
      told.setStage(refused.stage());
      new TreeMap<>(refused.texts())
          .descendingMap()
          .forEach((language, words) -> told.getText().add(text(language, words)));
    }
    Document document = DOMUtils.createDocument();
    Element detail = document.createElement("detail");
    document.appendChild(detail);
    JAXB.marshal(told, new DOMResult(detail));
    var fault = new SoapFault(refused.id, refused.code());
    fault.setDetail(detail);
    fault.setStatusCode(refused.status());
    message.setContent(Exception.class, fault);
    if (refused.status() == 405) {
      message.put(Message.PROTOCOL_HEADERS, new TreeMap<>(Map.of("Allow", List.of("POST"))));
    }
  }

  private static RefusalText text(String language, String words) {
    var text = new RefusalText();
    text.setLang(language);
    text.setValue(words);
    return text;
  }

  private void address(SoapMessage message, Call call, String action) {
    boolean readable = call.messageId.startsWith("urn:uuid:") && call.messageId.length() == 45;
    add(message, "To", Wire.NODE + call.sender);
    add(message, "Action", action);
    add(message, "MessageID", "urn:uuid:" + UUID.randomUUID());
    add(message, "RelatesTo", readable ? call.messageId : UNREADABLE);
    Document document = DOMUtils.createDocument();
    Element from = document.createElementNS(Xml.WSA, "wsa:From");
    Element address = document.createElementNS(Xml.WSA, "wsa:Address");
    address.setTextContent(Wire.NODE + us);
    from.appendChild(address);
    message.getHeaders().add(new Header(new QName(Xml.WSA, "From"), from));
  }

  private static void add(SoapMessage message, String name, String value) {
    Element element = DOMUtils.createDocument().createElementNS(Xml.WSA, "wsa:" + name);
    element.setTextContent(value);
    message.getHeaders().add(new Header(new QName(Xml.WSA, name), element));
  }
}

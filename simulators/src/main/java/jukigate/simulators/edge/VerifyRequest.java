package jukigate.simulators.edge;

import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import javax.xml.stream.XMLStreamReader;
import jukigate.domain.message.Payload;
import jukigate.domain.refusal.Outcome;
import jukigate.domain.refusal.Refusal;
import jukigate.domain.refusal.RefusalCode;
import jukigate.domain.refusal.RefusedException;
import jukigate.simulators.node.Inbound;
import jukigate.wire.xml.SafeXml;
import jukigate.wire.xml.XmlLimits;
import org.apache.cxf.interceptor.AttachmentInInterceptor;
import org.apache.cxf.interceptor.Fault;
import org.apache.cxf.message.Message;
import org.apache.cxf.phase.AbstractPhaseInterceptor;
import org.apache.cxf.phase.Phase;
import org.apache.cxf.staxutils.W3CDOMStreamReader;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/** The first thing that sees a request: CXF gets the verified body, or nothing. */
final class VerifyRequest extends AbstractPhaseInterceptor<Message> {
  private static final String SOAP = "http://schemas.xmlsoap.org/soap/envelope/";

  private final Reception reception;
  private final Watch watch;
  private final Arrival.Endpoint endpoint;

  VerifyRequest(Reception reception, Watch watch, Arrival.Endpoint endpoint) {
    super(Phase.RECEIVE);
    addBefore(AttachmentInInterceptor.class.getName());
    this.reception = reception;
    this.watch = watch;
    this.endpoint = endpoint;
  }

  @Override
  public void handleMessage(Message message) {
    var transport = new Transport(message);
    var payload = transport.checkHttp().then(ok -> bytes(message));
    var arrival =
        new Arrival(
            transport.serverName(),
            transport.clientChain(),
            endpoint,
            transport.soapAction(),
            payload instanceof Outcome.Passed<Payload>(Payload read)
                ? read
                : Payload.of(new byte[0]));
    message.getExchange().put(Arrival.class, arrival);
    switch (payload.then(read -> reception.receive(arrival))) {
      case Outcome.Passed<Inbound>(Inbound inbound) -> {
        watch.received(arrival, Optional.of(inbound), Optional.empty());
        handOver(message, inbound);
      }
      case Outcome.Refused<Inbound>(Refusal refusal) -> {
        watch.received(arrival, Optional.empty(), Optional.of(refusal));
        throw new Fault(new RefusedException(refusal));
      }
    }
  }

  private static Outcome<Payload> bytes(Message message) {
    int limit = XmlLimits.DEFAULT.maxBytes();
    try (InputStream in = message.getContent(InputStream.class)) {
      byte[] bytes = in.readNBytes(limit + 1);
      return bytes.length <= limit
          ? Outcome.passed(Payload.of(bytes))
          : Outcome.refused(RefusalCode.MESSAGE_TOO_LARGE, limit);
    } catch (IOException e) {
      throw new Fault(e);
    }
  }

  private static void handOver(Message message, Inbound inbound) {
    message.getExchange().put(Inbound.class, inbound);
    message.removeContent(InputStream.class);
    message.setContent(XMLStreamReader.class, new W3CDOMStreamReader(envelope(inbound.body())));
  }

  /** A new envelope around the verified body: nothing else of the message goes any further. */
  private static Document envelope(Element body) {
    Document document = SafeXml.newDocument();
    Element envelope = document.createElementNS(SOAP, "soap:Envelope");
    Element soapBody = document.createElementNS(SOAP, "soap:Body");
    document.appendChild(envelope);
    envelope.appendChild(soapBody);
    soapBody.appendChild(document.importNode(body, true));
    return document;
  }
}

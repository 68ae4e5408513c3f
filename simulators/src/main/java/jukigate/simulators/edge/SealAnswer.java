package jukigate.simulators.edge;

import java.util.Optional;
import javax.xml.stream.XMLStreamWriter;
import jukigate.domain.message.Payload;
import jukigate.simulators.node.Inbound;
import jukigate.wire.xml.SafeXml;
import org.apache.cxf.interceptor.AbstractOutDatabindingInterceptor;
import org.apache.cxf.interceptor.StaxOutInterceptor;
import org.apache.cxf.message.Message;
import org.apache.cxf.phase.AbstractPhaseInterceptor;
import org.apache.cxf.phase.Phase;
import org.apache.cxf.staxutils.W3CDOMStreamWriter;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/** Lets CXF marshal the answer into a tree, then writes the sealed bytes of its body. */
final class SealAnswer extends AbstractPhaseInterceptor<Message> {
  private final Answers answers;
  private final Watch watch;

  SealAnswer(Answers answers, Watch watch) {
    super(Phase.PRE_STREAM);
    addBefore(StaxOutInterceptor.class.getName());
    this.answers = answers;
    this.watch = watch;
  }

  @Override
  public void handleMessage(Message message) {
    var tree = new W3CDOMStreamWriter(SafeXml.newDocument());
    message.setContent(XMLStreamWriter.class, tree);
    message.put(AbstractOutDatabindingInterceptor.DISABLE_OUTPUTSTREAM_OPTIMIZATION, true);
    message.getInterceptorChain().add(new Ending());
  }

  private final class Ending extends AbstractPhaseInterceptor<Message> {
    Ending() {
      super(Phase.PRE_STREAM_ENDING);
    }

    @Override
    public void handleMessage(Message message) {
      var tree = (W3CDOMStreamWriter) message.getContent(XMLStreamWriter.class);
      var inbound = message.getExchange().get(Inbound.class);
      Payload payload = answers.answer(inbound, body(tree.getDocument()));
      watch.replied(
          message.getExchange().get(Arrival.class),
          Optional.of(inbound),
          payload,
          Optional.empty());
      SealedBytes.write(message, payload, 200);
    }
  }

  private static Element body(Document envelope) {
    Element soapBody = lastChildElement(envelope.getDocumentElement());
    return lastChildElement(soapBody);
  }

  private static Element lastChildElement(Element parent) {
    for (Node child = parent.getLastChild(); child != null; child = child.getPreviousSibling()) {
      if (child instanceof Element element) {
        return element;
      }
    }
    throw new IllegalStateException("an answer without a body");
  }
}

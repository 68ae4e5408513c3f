package jukigate.bench.work;

import jakarta.xml.bind.JAXBContext;
import jakarta.xml.bind.JAXBException;
import jukigate.domain.message.Payload;
import jukigate.wire.xml.SafeXml;
import org.w3c.dom.Element;

/** Bodies and the generated classes, both ways. Reads only what was verified. */
public final class BodyText {
  private final JAXBContext context;

  public BodyText(Work<?, ?> work) {
    this(work.requestType(), work.answerType());
  }

  /**
   * @param types generated classes, or the factories of their packages
   */
  public BodyText(Class<?>... types) {
    try {
      context = JAXBContext.newInstance(types);
    } catch (JAXBException e) {
      throw new IllegalStateException("the generated classes do not fit each other", e);
    }
  }

  public Element element(Object body) {
    try {
      var document = SafeXml.newDocument();
      context.createMarshaller().marshal(body, document);
      return document.getDocumentElement();
    } catch (JAXBException e) {
      throw new IllegalStateException("a body that was made here cannot be written", e);
    }
  }

  public Payload bytes(Object body) {
    return SafeXml.serialize(element(body));
  }

  public <T> T read(Element body, Class<T> type) {
    try {
      return type.cast(context.createUnmarshaller().unmarshal(body));
    } catch (JAXBException e) {
      throw new IllegalStateException("a body that is valid cannot be read", e);
    }
  }
}

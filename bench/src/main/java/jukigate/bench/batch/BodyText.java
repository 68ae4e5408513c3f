package jukigate.bench.batch;

import jakarta.xml.bind.JAXBContext;
import jakarta.xml.bind.JAXBException;
import jukigate.contract.identityupdate.ObjectFactory;
import jukigate.domain.message.Payload;
import jukigate.wire.xml.SafeXml;
import org.w3c.dom.Element;

/** Bodies and the generated classes, both ways. Reads only what was verified. */
public final class BodyText {
  private final JAXBContext context;

  /** Of identity updates. */
  public BodyText() {
    this(ObjectFactory.class);
  }

  /**
   * @param factories of the packages of the classes
   */
  public BodyText(Class<?>... factories) {
    try {
      context = JAXBContext.newInstance(factories);
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

package jukigate.simulators.body;

import jakarta.xml.bind.JAXBContext;
import jakarta.xml.bind.JAXBException;
import java.util.stream.Collectors;
import jukigate.domain.message.Operation;
import jukigate.domain.message.Payload;
import jukigate.simulators.post.BodyDocument;
import jukigate.wire.xml.SafeXml;
import org.w3c.dom.Element;

/** Body elements and the generated classes, both ways. Reads only what was verified or stored. */
public final class BodyXml {
  private final JAXBContext context;

  public BodyXml() {
    try {
      context = JAXBContext.newInstance(packages(), BodyXml.class.getClassLoader());
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
      throw new IllegalStateException("a body that this node made cannot be written", e);
    }
  }

  public Payload bytes(Object body) {
    return BodyDocument.of(element(body));
  }

  public <T> T read(Element body, Class<T> type) {
    try {
      return type.cast(context.createUnmarshaller().unmarshal(body));
    } catch (JAXBException e) {
      throw new IllegalStateException("a body that is valid cannot be read", e);
    }
  }

  public <T> T read(Payload stored, Class<T> type) {
    return read(BodyDocument.parse(stored).orThrow(), type);
  }

  /** The generated packages are named after the services of the operation table. */
  private static String packages() {
    return Operation.services().stream()
        .map(service -> "jukigate.contract." + service.replace("-", ""))
        .collect(Collectors.joining(":"));
  }
}

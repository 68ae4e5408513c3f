package jukigate.simulators.post;

import jukigate.domain.message.Payload;
import jukigate.domain.refusal.Outcome;
import jukigate.wire.xml.SafeXml;
import jukigate.wire.xml.XmlLimits;
import org.w3c.dom.Element;

/** A body element as it is kept in the store. */
public final class BodyDocument {
  private BodyDocument() {}

  public static Payload of(Element body) {
    return SafeXml.serialize(body);
  }

  public static Outcome<Element> parse(Payload stored) {
    return SafeXml.parse(stored, XmlLimits.DEFAULT).map(document -> document.getDocumentElement());
  }
}

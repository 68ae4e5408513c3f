package jukigate.simulators.edge;

import java.util.Optional;
import jukigate.domain.message.MessageId;
import jukigate.domain.message.Payload;
import jukigate.domain.node.NodeId;
import jukigate.domain.refusal.Outcome;
import jukigate.wire.xml.SafeXml;
import jukigate.wire.xml.XmlLimits;
import org.w3c.dom.Document;
import org.w3c.dom.Node;

/**
 * Whom a fault answers, as far as a request that was refused says it. Nothing here is verified: it
 * addresses a fault, and nothing else may be made of it.
 *
 * @param messageId of the request; the nil UUID when it names none
 * @param from of the request; the gateway when it names none
 */
record Asked(MessageId messageId, NodeId from) {
  private static final String WSA = "http://www.w3.org/2005/08/addressing";
  private static final Asked NOBODY =
      new Asked(new MessageId("urn:uuid:00000000-0000-0000-0000-000000000000"), NodeId.GATEWAY);

  static Asked of(Payload payload) {
    return SafeXml.parse(payload, XmlLimits.DEFAULT)
            instanceof Outcome.Passed<Document>(Document document)
        ? new Asked(
            first(document, "MessageID").flatMap(MessageId::parse).orElse(NOBODY.messageId),
            first(document, "From").flatMap(NodeId::parseUrn).orElse(NOBODY.from))
        : NOBODY;
  }

  private static Optional<String> first(Document document, String name) {
    Node found = document.getElementsByTagNameNS(WSA, name).item(0);
    return Optional.ofNullable(found).map(Node::getTextContent).map(String::strip);
  }
}

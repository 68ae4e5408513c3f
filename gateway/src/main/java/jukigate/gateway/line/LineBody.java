package jukigate.gateway.line;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import jukigate.domain.message.Operation;
import jukigate.domain.node.NodeId;
import jukigate.wire.envelope.Namespaces;
import jukigate.wire.trust.HeldList;
import jukigate.wire.xml.SafeXml;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/** The bodies of {@code urn:jukigate:line:v1} as the gateway writes and reads them. */
final class LineBody {
  static final Operation CHECK = Operation.named("CheckLine");

  private static final String TYPES = "urn:jukigate:types:v1";

  private LineBody() {}

  /** Asks a node. */
  static Element check(String requestNumber) {
    Element body = root(CHECK.name());
    add(
        add(body, CHECK.namespace(), "control", ""),
        CHECK.namespace(),
        "requestNumber",
        requestNumber);
    return body;
  }

  /** Answers CheckLine. */
  static Element checked(String requestNumber, Instant at, List<HeldList> lists) {
    Element body = acknowledged(CHECK.name() + "Response", requestNumber, at);
    for (HeldList held : lists) {
      Element element = add(body, CHECK.namespace(), "held", "");
      add(element, CHECK.namespace(), "issuer", held.issuer());
      add(element, CHECK.namespace(), "thisUpdate", millis(held.thisUpdate()));
      add(element, CHECK.namespace(), "nextUpdate", millis(held.nextUpdate()));
    }
    return body;
  }

  /** Answers FetchRevocationLists. */
  static Element lists(String requestNumber, Instant at, List<byte[]> lists) {
    Element body = acknowledged("FetchRevocationListsResponse", requestNumber, at);
    for (byte[] der : lists) {
      add(body, CHECK.namespace(), "list", Base64.getEncoder().encodeToString(der));
    }
    return body;
  }

  /** 依頼管理番号 of a valid request. */
  static String requestNumber(Element request) {
    return text(request, "requestNumber").orElseThrow();
  }

  /** What a node says it uses; of a valid answer. */
  static List<HeldList> held(Element answer) {
    List<HeldList> held = new ArrayList<>();
    NodeList elements = answer.getElementsByTagNameNS(CHECK.namespace(), "held");
    for (int i = 0; i < elements.getLength(); i++) {
      var element = (Element) elements.item(i);
      held.add(
          new HeldList(
              text(element, "issuer").orElseThrow(),
              instant(element, "thisUpdate"),
              instant(element, "nextUpdate")));
    }
    return held;
  }

  private static Instant instant(Element element, String name) {
    String text = text(element, name).orElseThrow();
    try {
      return OffsetDateTime.parse(text).toInstant();
    } catch (DateTimeParseException e) {
      return Instant.EPOCH; // valid for the schema and outside of what Java reads: long past
    }
  }

  private static Optional<String> text(Element element, String name) {
    NodeList found = element.getElementsByTagNameNS(CHECK.namespace(), name);
    return found.getLength() == 0
        ? Optional.empty()
        : Optional.of(found.item(0).getTextContent().strip());
  }

  private static Element acknowledged(String name, String requestNumber, Instant at) {
    Element body = root(name);
    Element acknowledgement = add(body, CHECK.namespace(), "acknowledgement", "");
    add(acknowledgement, TYPES, "requestNumber", requestNumber);
    add(acknowledgement, TYPES, "receiver", NodeId.GATEWAY.value());
    add(acknowledgement, TYPES, "receivedAt", millis(at));
    return body;
  }

  private static String millis(Instant at) {
    return at.truncatedTo(ChronoUnit.MILLIS).toString();
  }

  private static Element root(String name) {
    Document document = SafeXml.newDocument();
    Element element = document.createElementNS(CHECK.namespace(), "l:" + name);
    element.setAttributeNS(Namespaces.XMLNS, "xmlns:l", CHECK.namespace());
    element.setAttributeNS(Namespaces.XMLNS, "xmlns:t", TYPES);
    document.appendChild(element);
    return element;
  }

  private static Element add(Element parent, String namespace, String name, String text) {
    String prefix = namespace.equals(TYPES) ? "t:" : "l:";
    Element element = parent.getOwnerDocument().createElementNS(namespace, prefix + name);
    element.setTextContent(text);
    parent.appendChild(element);
    return element;
  }
}

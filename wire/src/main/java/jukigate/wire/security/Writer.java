package jukigate.wire.security;

import static jukigate.wire.envelope.Namespaces.DISPATCH;
import static jukigate.wire.envelope.Namespaces.SOAP;
import static jukigate.wire.envelope.Namespaces.WSA;
import static jukigate.wire.envelope.Namespaces.WSSE;
import static jukigate.wire.envelope.Namespaces.WSU;
import static jukigate.wire.envelope.Namespaces.XMLNS;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import jukigate.wire.message.Addressing;
import jukigate.wire.message.Dispatch;
import jukigate.wire.message.OutgoingMessage;
import jukigate.wire.message.Validity;
import jukigate.wire.xml.SafeXml;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/** Builds the unsigned envelope. Every part that will be signed gets an id of its own. */
final class Writer {
  private static final DateTimeFormatter UTC =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'", Locale.ROOT)
          .withZone(ZoneOffset.UTC);
  private static final Map<String, String> PREFIXES =
      Map.of("soap", SOAP, "wsa", WSA, "wsse", WSSE, "wsu", WSU);

  private final Document document = SafeXml.newDocument();
  private final List<Element> toSign = new ArrayList<>();
  private final Element header;
  private final Element body;
  private final Element security;

  Writer(OutgoingMessage message) {
    Element envelope = document.createElementNS(SOAP, "soap:Envelope");
    document.appendChild(envelope);
    PREFIXES.forEach((prefix, uri) -> envelope.setAttributeNS(XMLNS, "xmlns:" + prefix, uri));
    header = add(envelope, SOAP, "soap:Header");
    writeAddressing(message.addressing());
    message.dispatch().ifPresent(this::writeDispatch);
    security = add(header, WSSE, "wsse:Security");
    security.setAttributeNS(SOAP, "soap:mustUnderstand", "1");
    writeTimestamp(message.validity());
    body = signed(add(envelope, SOAP, "soap:Body"), "body");
    body.appendChild(document.importNode(message.body(), true));
  }

  Document document() {
    return document;
  }

  Element security() {
    return security;
  }

  Element body() {
    return body;
  }

  /** What must be signed, in the order of writing. */
  List<Element> toSign() {
    return toSign;
  }

  private void writeAddressing(Addressing addressing) {
    header("To", "to").setTextContent(addressing.to().urn());
    add(header("From", "from"), WSA, "wsa:Address").setTextContent(addressing.from().urn());
    header("Action", "action").setTextContent(addressing.action());
    header("MessageID", "message-id").setTextContent(addressing.messageId().value());
    addressing
        .relatesTo()
        .ifPresent(id -> header("RelatesTo", "relates-to").setTextContent(id.value()));
  }

  private Element header(String name, String id) {
    return signed(add(header, WSA, "wsa:" + name), id);
  }

  private void writeDispatch(Dispatch dispatch) {
    Element element = signed(add(header, DISPATCH, "jg:Dispatch"), "dispatch");
    element.setAttributeNS(XMLNS, "xmlns:jg", DISPATCH);
    add(element, DISPATCH, "jg:operatorId").setTextContent(dispatch.operatorId());
    add(element, DISPATCH, "jg:terminalId").setTextContent(dispatch.terminalId());
    add(element, DISPATCH, "jg:purpose").setTextContent(dispatch.purpose().code());
  }

  private void writeTimestamp(Validity validity) {
    Element timestamp = signed(add(security, WSU, "wsu:Timestamp"), "timestamp");
    add(timestamp, WSU, "wsu:Created").setTextContent(text(validity.created()));
    add(timestamp, WSU, "wsu:Expires").setTextContent(text(validity.expires()));
  }

  private static String text(Instant instant) {
    return UTC.format(instant);
  }

  private Element signed(Element element, String id) {
    element.setAttributeNS(WSU, "wsu:Id", id);
    toSign.add(element);
    return element;
  }

  Element add(Element parent, String namespace, String name) {
    Element child = document.createElementNS(namespace, name);
    parent.appendChild(child);
    return child;
  }
}

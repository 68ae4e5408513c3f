package jukigate.app.weak;

import static java.util.Map.entry;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import jukigate.conformance.attack.Target;
import jukigate.domain.message.MessageId;
import jukigate.domain.message.Payload;
import jukigate.domain.refusal.Refusal;
import jukigate.domain.refusal.RefusalCode;
import jukigate.wire.envelope.Namespaces;
import jukigate.wire.envelope.Part;
import jukigate.wire.message.Validity;
import jukigate.wire.xml.Dom;
import org.w3c.dom.Attr;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/** The shape of the envelope and the values of its headers. */
final class WeakEnvelope {
  private static final String STRUCTURE = "jukigate.wire.envelope.Structure#";
  private static final String READER = "jukigate.wire.envelope.HeaderReader#";
  private static final String ENVELOPE = "jukigate.wire.envelope.Envelope#";
  private static final Random RANDOM = new Random(4);

  private WeakEnvelope() {}

  static Map<String, Map<String, Call.Instead>> all() {
    return Map.ofEntries(
        entry("envelope.version", Map.of(ENVELOPE + "parse", WeakEnvelope::anyVersion)),
        entry("envelope.children", Map.of(STRUCTURE + "read", WeakEnvelope::firstOfEach)),
        entry(
            "body.one-child",
            Map.of(
                STRUCTURE + "readBody",
                Answers.forgive(RefusalCode.BODY_STRUCTURE),
                ENVELOPE + "bodyChild",
                WeakEnvelope::ownChild)),
        entry(
            "header.known",
            Map.of(
                STRUCTURE + "readHeader",
                Answers.forgive(RefusalCode.HEADER_UNKNOWN, RefusalCode.HEADER_NOT_UNDERSTOOD))),
        entry(
            "header.once",
            Map.of(
                STRUCTURE + "readHeader",
                Answers.forgive(RefusalCode.HEADER_REPEATED, RefusalCode.SECURITY_STRUCTURE))),
        entry(
            "header.attributes",
            Map.of(
                STRUCTURE + "readHeader",
                Answers.forgive(RefusalCode.HEADER_INVALID, RefusalCode.SECURITY_STRUCTURE))),
        entry("security.children", Map.of(STRUCTURE + "readSecurity", WeakEnvelope::known)),
        entry("ids.unique", Map.of("jukigate.wire.envelope.Ids#add", WeakEnvelope::lastId)),
        entry(
            "header.values",
            Map.of(
                READER + "to",
                Answers.unlessThrown(call -> Optional.of(Target.PREFECTURE)),
                READER + "messageId",
                Answers.unlessThrown(call -> MessageId.fresh(RANDOM)))),
        entry("header.reply-to", Map.of(READER + "checkReplyTo", Answers.nothing())),
        entry(
            "timestamp.form",
            Map.of(READER + "validity", Answers.unlessThrown(call -> fromNow()))));
  }

  static Validity fromNow() {
    return Validity.from(Instant.now(), Duration.ofMinutes(1));
  }

  /** SOAP 1.2 is read as if it were 1.1. */
  private static Object anyVersion(Call call) throws Exception {
    var payload = call.argument(Payload.class, 0);
    String text = new String(payload.toByteArray(), StandardCharsets.UTF_8);
    if (text.contains("http://www.w3.org/2003/05/soap-envelope")) {
      call.arguments()[0] =
          Payload.ofUtf8(text.replace("http://www.w3.org/2003/05/soap-envelope", Namespaces.SOAP));
    }
    return call.original();
  }

  /** The first Header and the first Body, whatever else there is. */
  @SuppressWarnings("unchecked")
  private static Object firstOfEach(Call call) throws Exception {
    Element root = call.argument(Document.class, 0).getDocumentElement();
    Optional<Element> header = Dom.child(root, Namespaces.SOAP, "Header");
    Optional<Element> body = Dom.child(root, Namespaces.SOAP, "Body");
    if (header.isEmpty() || body.isEmpty()) {
      return call.original();
    }
    call.field(Map.class, "parts").put(Part.BODY, body.get());
    var refusal = (Optional<Refusal>) call.ask("readHeaders", header.get());
    refusal = refusal.isPresent() ? refusal : (Optional<Refusal>) call.ask("readSecurity");
    return refusal.isPresent() ? refusal : call.ask("readBody", body.get());
  }

  /** The first child that is of a contract. */
  private static Object ownChild(Call call) throws Exception {
    List<Element> children = Dom.children((Element) call.field(Map.class, "parts").get(Part.BODY));
    return children.stream()
        .filter(child -> String.valueOf(child.getNamespaceURI()).startsWith("urn:jukigate:"))
        .findFirst()
        .orElse(children.getFirst());
  }

  /** What is known in wsse:Security is taken, the first of each; the rest is passed over. */
  @SuppressWarnings("unchecked")
  private static Object known(Call call) throws Exception {
    Map<Part, Element> parts = call.field(Map.class, "parts");
    for (Element child : Dom.children(parts.get(Part.SECURITY))) {
      for (Part part :
          List.of(
              Part.TOKEN,
              Part.TIMESTAMP,
              Part.SIGNATURE,
              Part.ENCRYPTED_KEY,
              Part.REFERENCE_LIST)) {
        if (part.qName().equals(Dom.nameOf(child))) {
          parts.putIfAbsent(part, child);
        }
      }
    }
    return parts.keySet().containsAll(List.of(Part.TOKEN, Part.TIMESTAMP, Part.SIGNATURE))
        ? Optional.empty()
        : call.original();
  }

  /** Of two elements with one id the last is found. */
  private static Object lastId(Call call) throws Exception {
    @SuppressWarnings("unchecked")
    Map<String, Element> elements = call.field(HashMap.class, "elements");
    Element element = call.argument(Element.class, 0);
    for (Attr attribute : Dom.attributes(element)) {
      if (List.of("Id", "ID", "AssertionID", "id").contains(attribute.getLocalName())) {
        elements.put(attribute.getValue(), element);
      }
    }
    return true;
  }
}

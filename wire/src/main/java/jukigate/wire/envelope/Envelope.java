package jukigate.wire.envelope;

import java.util.Map;
import java.util.Optional;
import jukigate.domain.message.Payload;
import jukigate.domain.refusal.Outcome;
import jukigate.domain.refusal.Refusal;
import jukigate.wire.message.Addressing;
import jukigate.wire.message.Dispatch;
import jukigate.wire.message.MessageKind;
import jukigate.wire.message.Validity;
import jukigate.wire.xml.Dom;
import jukigate.wire.xml.SafeXml;
import jukigate.wire.xml.XmlLimits;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/**
 * A SOAP 1.1 envelope of the prescribed structure. Nothing of it is verified yet: what it says may
 * be used to find out whom to ask, and for nothing else.
 */
public final class Envelope {
  private final Payload payload;
  private final Direction direction;
  private final Map<Part, Element> parts;
  private final Ids ids;
  private final Headers headers;

  private Envelope(
      Payload payload, Direction direction, Map<Part, Element> parts, Ids ids, Headers headers) {
    this.payload = payload;
    this.direction = direction;
    this.parts = parts;
    this.ids = ids;
    this.headers = headers;
  }

  /**
   * Parses and checks the structure. Refused are, beside what {@link SafeXml#parse} refuses: any
   * other root (JG-110); anything but one Header and one Body (JG-111); not exactly one element in
   * the Body, soap:Fault in a request (JG-112); headers that are not on the list of the direction,
   * among them wsa:FaultTo and WS-Addressing of 2004/08 (JG-113, with mustUnderstand JG-117);
   * repeated, missing or ill-formed headers (JG-114, JG-115, JG-116); an id that appears twice
   * (JG-118); no wsse:Security (JG-119), or with other content than BinarySecurityToken, Timestamp
   * and Signature, and EncryptedKey when the body is encrypted (JG-120, JG-201); a Timestamp
   * without both ends in UTC (JG-214).
   */
  public static Outcome<Envelope> parse(Payload payload, Direction direction, XmlLimits limits) {
    return SafeXml.parse(payload, limits).then(document -> of(payload, document, direction));
  }

  private static Outcome<Envelope> of(Payload payload, Document document, Direction direction) {
    Structure structure = new Structure(direction);
    Optional<Refusal> refusal = structure.read(document);
    if (refusal.isPresent()) {
      return Outcome.refused(refusal.get());
    }
    Map<Part, Element> parts = Map.copyOf(structure.parts());
    return Ids.of(document.getDocumentElement())
        .then(
            ids ->
                new HeaderReader(parts, direction)
                    .read()
                    .map(headers -> new Envelope(payload, direction, parts, ids, headers)));
  }

  /** The exact bytes that were parsed. */
  public Payload payload() {
    return payload;
  }

  public MessageKind kind() {
    if (direction == Direction.REQUEST) {
      return MessageKind.REQUEST;
    }
    return Dom.nameOf(bodyChild()).equals(Namespaces.SOAP_FAULT)
        ? MessageKind.FAULT
        : MessageKind.RESPONSE;
  }

  public Direction direction() {
    return direction;
  }

  /** Unverified. */
  public Headers headers() {
    return headers;
  }

  /**
   * Unverified.
   *
   * @throws IllegalStateException for an answer without wsa:From or to the anonymous address; see
   *     {@link #headers()}
   */
  public Addressing addressing() {
    return new Addressing(
        headers.to().orElseThrow(() -> new IllegalStateException("anonymous wsa:To")),
        headers.from().orElseThrow(() -> new IllegalStateException("no wsa:From")),
        headers.action(),
        headers.messageId(),
        headers.relatesTo());
  }

  /** Unverified. */
  public Optional<Dispatch> dispatch() {
    return headers.dispatch();
  }

  /** Unverified. */
  public Validity validity() {
    return headers.validity();
  }

  /** Unverified. The element at the one place of that part. */
  public Optional<Element> part(Part part) {
    return Optional.ofNullable(parts.get(part));
  }

  /** Unverified. */
  public Element bodyChild() {
    return Dom.onlyChild(parts.get(Part.BODY)).orElseThrow();
  }

  /** Every id of the document. */
  public Ids ids() {
    return ids;
  }
}

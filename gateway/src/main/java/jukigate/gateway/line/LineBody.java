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
import jukigate.wire.audit.Checkpoint;
import jukigate.wire.audit.Proofs;
import jukigate.wire.audit.SignedCheckpoint;
import jukigate.wire.audit.TreeHash;
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
    return asking(CHECK, requestNumber);
  }

  /** Asks for what {@code operation} answers, with nothing but the number. */
  static Element asking(Operation operation, String requestNumber) {
    Element body = root(operation.name());
    add(
        add(body, CHECK.namespace(), "control", ""),
        CHECK.namespace(),
        "requestNumber",
        requestNumber);
    return body;
  }

  /** Deposits a head. */
  static Element submit(String requestNumber, WitnessLine.Deposit deposit) {
    Element body = asking(WitnessLine.SUBMIT, requestNumber);
    var signed = deposit.head();
    Element head = add(body, CHECK.namespace(), "head", "");
    add(head, CHECK.namespace(), "size", Long.toString(signed.checkpoint().tree().size()));
    add(head, CHECK.namespace(), "root", signed.checkpoint().tree().root().hex());
    add(head, CHECK.namespace(), "at", signed.checkpoint().at());
    add(head, CHECK.namespace(), "signature", signed.signature());
    add(head, CHECK.namespace(), "certificate", signed.certificate());
    deposit.before().ifPresent(size -> add(body, CHECK.namespace(), "before", Long.toString(size)));
    deposit.proof().forEach(hash -> add(body, CHECK.namespace(), "proof", hash.hex()));
    return body;
  }

  /** The heads in an answer under a name; of a valid answer. */
  static List<SignedCheckpoint> heads(Element answer, String name) {
    List<SignedCheckpoint> heads = new ArrayList<>();
    NodeList elements = answer.getElementsByTagNameNS(CHECK.namespace(), name);
    for (int i = 0; i < elements.getLength(); i++) {
      var element = (Element) elements.item(i);
      var tree =
          new Proofs.Tree(
              Long.parseLong(text(element, "size").orElseThrow()),
              TreeHash.ofHex(text(element, "root").orElseThrow()).orElseThrow());
      heads.add(
          new SignedCheckpoint(
              new Checkpoint(NodeId.GATEWAY.value(), tree, text(element, "at").orElseThrow()),
              text(element, "signature").orElseThrow(),
              text(element, "certificate").orElseThrow()));
    }
    return heads;
  }

  /** The countersignature of a valid answer. */
  static Optional<byte[]> countersignature(Element answer) {
    return text(answer, "countersignature").map(Base64.getMimeDecoder()::decode);
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

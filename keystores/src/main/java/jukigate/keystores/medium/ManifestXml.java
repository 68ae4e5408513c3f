package jukigate.keystores.medium;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import javax.xml.validation.Schema;
import jukigate.domain.message.Operation;
import jukigate.domain.message.Payload;
import jukigate.domain.message.Purpose;
import jukigate.domain.node.NodeId;
import jukigate.domain.refusal.Outcome;
import jukigate.domain.refusal.Refusal;
import jukigate.wire.message.Dispatch;
import jukigate.wire.message.Validity;
import jukigate.wire.xml.SafeXml;
import jukigate.wire.xml.XmlLimits;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/** {@code manifest.xml} of a medium, both ways: {@code xsd/medium.xsd}. */
final class ManifestXml {
  private static final String NAMESPACE = "urn:jukigate:medium:v1";
  private static final XmlLimits LIMITS = new XmlLimits(64 << 10, 4, 1000, 4);
  private static final Schema SCHEMA =
      SafeXml.schema(
          List.of(
              Objects.requireNonNull(ManifestXml.class.getResource("medium.xsd"), "medium.xsd")));

  private ManifestXml() {}

  /**
   * A manifest as it was read.
   *
   * @param digests SHA-256 of each entry in lower-case hex
   */
  record Read(MediumManifest manifest, List<String> digests) {}

  static Payload write(MediumManifest manifest, List<String> digests) {
    Document document = SafeXml.newDocument();
    Element root = document.createElementNS(NAMESPACE, "medium");
    root.setAttributeNS("http://www.w3.org/2000/xmlns/", "xmlns", NAMESPACE);
    document.appendChild(root);
    add(root, "number", manifest.label().number());
    add(root, "sender", manifest.label().from().value());
    add(root, "receiver", manifest.label().to().value());
    add(root, "kind", manifest.errand().kind().code());
    add(root, "operation", manifest.errand().operation().name());
    add(root, "requestNumber", manifest.errand().requestNumber());
    add(root, "operatorId", manifest.errand().dispatch().operatorId());
    add(root, "terminalId", manifest.errand().dispatch().terminalId());
    add(root, "purpose", manifest.errand().dispatch().purpose().code());
    add(root, "created", manifest.validity().created().toString());
    add(root, "expires", manifest.validity().expires().toString());
    add(root, "entries", Integer.toString(digests.size()));
    digests.forEach(digest -> add(root, "sha256", digest));
    return SafeXml.serialize(document);
  }

  private static void add(Element parent, String name, String text) {
    Element child = parent.getOwnerDocument().createElementNS(NAMESPACE, name);
    child.setTextContent(text);
    parent.appendChild(child);
  }

  /** Refused with MEDIUM_CONTENT_DIFFERS, which names the refusal of the XML. */
  static Outcome<Read> read(Payload xml) {
    Outcome<Element> root =
        SafeXml.parse(xml, LIMITS)
            .then(document -> SafeXml.validate(SCHEMA, document.getDocumentElement()));
    return switch (root) {
      case Outcome.Passed<Element>(Element element) -> values(element);
      case Outcome.Refused<Element>(Refusal refusal) ->
          Container.differs("manifest.xml: " + refusal.code().id());
    };
  }

  private static Outcome<Read> values(Element root) {
    var operation = Operation.ofName(text(root, "operation"));
    var purpose = Purpose.ofCode(text(root, "purpose"));
    var from = NodeId.parse(text(root, "sender"));
    var to = NodeId.parse(text(root, "receiver"));
    if (operation.isEmpty() || purpose.isEmpty() || from.isEmpty() || to.isEmpty()) {
      return Container.differs("manifest.xml: unknown operation, purpose, sender or receiver");
    }
    List<String> digests = texts(root, "sha256");
    if (digests.size() != Integer.parseInt(text(root, "entries"))) {
      return Container.differs("manifest.xml: number of digests");
    }
    try {
      var dispatch =
          new Dispatch(text(root, "operatorId"), text(root, "terminalId"), purpose.get());
      var manifest =
          new MediumManifest(
              new MediumManifest.Label(text(root, "number"), from.get(), to.get()),
              new MediumManifest.Errand(
                  MediumKind.ofCode(text(root, "kind")).orElseThrow(),
                  operation.get(),
                  text(root, "requestNumber"),
                  dispatch),
              new Validity(
                  Instant.parse(text(root, "created")), Instant.parse(text(root, "expires"))));
      return Outcome.passed(new Read(manifest, digests));
    } catch (DateTimeException | IllegalArgumentException e) {
      return Container.differs("manifest.xml: created or expires");
    }
  }

  private static String text(Element root, String name) {
    return texts(root, name).getFirst();
  }

  private static List<String> texts(Element root, String name) {
    var found = root.getElementsByTagNameNS(NAMESPACE, name);
    List<String> texts = new ArrayList<>();
    for (int i = 0; i < found.getLength(); i++) {
      texts.add(found.item(i).getTextContent());
    }
    return texts;
  }
}

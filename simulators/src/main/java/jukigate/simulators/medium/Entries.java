package jukigate.simulators.medium;

import javax.xml.validation.Schema;
import jukigate.domain.message.Operation;
import jukigate.domain.message.Payload;
import jukigate.domain.refusal.Outcome;
import jukigate.domain.refusal.Refusal;
import jukigate.domain.refusal.RefusalCode;
import jukigate.keystores.medium.MediumKind;
import jukigate.keystores.medium.OpenedMedium;
import jukigate.simulators.post.BodyDocument;
import jukigate.wire.xml.SafeXml;
import org.w3c.dom.Element;

/** The entries of a medium as blocks of a bulk provision. */
final class Entries {
  private static final String TYPES = "urn:jukigate:types:v1";

  private Entries() {}

  /** The conditions or results in one block. */
  static int records(MediumKind kind, Element body) {
    String name = kind == MediumKind.CONDITIONS ? "condition" : "result";
    return body.getElementsByTagNameNS(body.getNamespaceURI(), name).getLength();
  }

  /**
   * Goes through all entries before the first is taken.
   *
   * @return how many records they have; refused with MEDIUM_ENTRY_INVALID and, when they are not
   *     the blocks of the provision in their order, MEDIUM_CONTENT_DIFFERS
   */
  static Outcome<Integer> check(OpenedMedium medium, Schema schema) {
    var kind = medium.manifest().errand().kind();
    int number = 0;
    int records = 0;
    for (Payload entry : medium.entries()) {
      number++;
      var body = valid(entry, schema, Waiting.operation(kind));
      if (body instanceof Outcome.Refused<Element>(Refusal refusal)) {
        return Outcome.refused(RefusalCode.MEDIUM_ENTRY_INVALID, number, refusal.code().id());
      }
      Element element = body.orThrow();
      if (!isBlock(element, medium, number)) {
        return Outcome.refused(RefusalCode.MEDIUM_CONTENT_DIFFERS, "block of entry " + number);
      }
      records += records(kind, element);
    }
    return Outcome.passed(records);
  }

  private static Outcome<Element> valid(Payload entry, Schema schema, Operation operation) {
    return BodyDocument.parse(entry)
        .then(body -> SafeXml.validate(schema, body))
        .then(
            body ->
                operation.namespace().equals(body.getNamespaceURI())
                        && operation.name().equals(body.getLocalName())
                    ? Outcome.passed(body)
                    : Outcome.refused(RefusalCode.ACTION_MISMATCH, "Body"));
  }

  private static boolean isBlock(Element body, OpenedMedium medium, int number) {
    return text(body, "streamId").equals(medium.manifest().errand().requestNumber())
        && text(body, "number").equals(Integer.toString(number))
        && text(body, "total").equals(Integer.toString(medium.size()));
  }

  /** Number of a valid block. */
  static int number(Element body) {
    return Integer.parseInt(text(body, "number"));
  }

  private static String text(Element body, String name) {
    return body.getElementsByTagNameNS(TYPES, name).item(0).getTextContent().strip();
  }
}

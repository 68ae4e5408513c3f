package jukigate.gateway.validate;

import jukigate.domain.message.Operation;
import jukigate.domain.refusal.Outcome;
import jukigate.domain.refusal.RefusalCode;
import jukigate.wire.security.UnsealedMessage;
import jukigate.wire.xml.SafeXml;
import org.w3c.dom.Element;

/** The rules for a verified body, of a request and of its answer alike. */
public final class BodyRules {
  private final ContractPack pack;
  private final NumberRules numbers;

  public BodyRules(ContractPack pack, NumberRules numbers) {
    this.pack = pack;
    this.numbers = numbers;
  }

  /**
   * Closed when the operation is to be encrypted, else the named element, valid.
   *
   * @param localName the only element that the body may be
   */
  public Outcome<Element> check(UnsealedMessage message, Operation operation, String localName) {
    if (message.encrypted() != operation.encrypted()) {
      return Outcome.refused(
          operation.encrypted() ? RefusalCode.BODY_NOT_ENCRYPTED : RefusalCode.BODY_ENCRYPTED);
    }
    return message.encrypted()
        ? Outcome.passed(message.body())
        : plain(message, operation, localName);
  }

  private Outcome<Element> plain(UnsealedMessage message, Operation operation, String localName) {
    Element body = message.body();
    if (!localName.equals(body.getLocalName())
        || !operation.namespace().equals(body.getNamespaceURI())) {
      return Outcome.refused(RefusalCode.ACTION_MISMATCH, "Body");
    }
    return SafeXml.validate(pack.schema(), body).then(numbers::check);
  }
}

package jukigate.simulators.post;

import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import jukigate.domain.message.MessageId;
import jukigate.domain.message.Operation;
import jukigate.domain.message.Payload;
import jukigate.domain.node.NodeId;
import jukigate.domain.refusal.Outcome;
import jukigate.domain.refusal.RefusalCode;
import jukigate.wire.envelope.Direction;
import jukigate.wire.envelope.Envelope;
import jukigate.wire.message.FaultBody;
import jukigate.wire.message.MessageKind;
import jukigate.wire.security.UnsealedMessage;
import jukigate.wire.security.Unsealer;
import jukigate.wire.xml.SafeXml;
import jukigate.wire.xml.XmlLimits;
import org.w3c.dom.Element;

/** Whether an answer is the receiver's word about this request. */
final class AnswerCheck {
  private static final String REQUEST_NUMBER = "requestNumber";

  private final Wire wire;
  private final Unsealer unsealer;
  private final InstantSource clock;

  AnswerCheck(Wire wire, InstantSource clock) {
    this.wire = wire;
    this.unsealer = new Unsealer(wire.profile(), wire.trust());
    this.clock = clock;
  }

  Outcome<Reply> judge(Letter letter, MessageId id, Payload payload) {
    return Envelope.parse(payload, Direction.ANSWER, XmlLimits.DEFAULT)
        .then(envelope -> unsealer.unseal(envelope, clock.instant()))
        .then(message -> related(letter, id, message))
        .then(
            message ->
                message.kind() == MessageKind.FAULT
                    ? fault(letter, message)
                    : response(letter, message));
  }

  private static Outcome<UnsealedMessage> related(
      Letter letter, MessageId id, UnsealedMessage message) {
    var addressing = message.addressing();
    if (!addressing.relatesTo().equals(Optional.of(id))) {
      return Outcome.refused(RefusalCode.RESPONSE_UNRELATED);
    }
    if (!addressing.to().equals(letter.from())) {
      return Outcome.refused(RefusalCode.NOT_ADDRESSED_HERE, addressing.to());
    }
    return addressing.from().equals(message.signer())
        ? Outcome.passed(message)
        : Outcome.refused(RefusalCode.SENDER_IS_NOT_SIGNER, addressing.from(), message.signer());
  }

  private static Outcome<Reply> fault(Letter letter, UnsealedMessage message) {
    NodeId signer = message.signer();
    if (!signer.equals(letter.to()) && !signer.equals(NodeId.GATEWAY)) {
      return Outcome.refused(RefusalCode.SENDER_IS_NOT_SIGNER, letter.to(), signer);
    }
    return FaultBody.read(message.body())
        .<Outcome<Reply>>map(fault -> Outcome.passed(new Reply.Fault(fault, signer)))
        .orElseGet(() -> Outcome.refused(RefusalCode.ANSWER_REFUSED, letter.to(), "soap:Fault"));
  }

  private Outcome<Reply> response(Letter letter, UnsealedMessage message) {
    Operation operation = letter.operation();
    if (!message.signer().equals(letter.to())) {
      return Outcome.refused(RefusalCode.SENDER_IS_NOT_SIGNER, letter.to(), message.signer());
    }
    if (!message.addressing().action().equals(operation.responseAction())) {
      return Outcome.refused(RefusalCode.ACTION_MISMATCH, "wsa:Action");
    }
    if (message.encrypted() != operation.encrypted()) {
      return Outcome.refused(
          operation.encrypted() ? RefusalCode.BODY_NOT_ENCRYPTED : RefusalCode.BODY_ENCRYPTED);
    }
    return message
        .open(wire.keys().decryption(letter.from()))
        .then(body -> SafeXml.validate(wire.schema(), body))
        .then(body -> acknowledging(letter, body))
        .map(Reply.Answer::new);
  }

  /** An acknowledgement is of this matter and of whom it was sent to. */
  private static Outcome<Element> acknowledging(Letter letter, Element answer) {
    Optional<Element> acknowledgement = first(answer, "acknowledgement");
    Optional<String> sent = first(letter.body(), REQUEST_NUMBER).map(Element::getTextContent);
    if (acknowledgement.isEmpty() || sent.isEmpty()) {
      return Outcome.passed(answer);
    }
    for (var expected :
        Map.of(REQUEST_NUMBER, sent.get(), "receiver", letter.to().value()).entrySet()) {
      Optional<String> found =
          first(acknowledgement.get(), expected.getKey()).map(Element::getTextContent);
      if (!found.equals(Optional.of(expected.getValue()))) {
        return Outcome.refused(
            RefusalCode.ACKNOWLEDGEMENT_DIFFERS,
            expected.getKey(),
            expected.getValue(),
            found.orElse(""));
      }
    }
    return Outcome.passed(answer);
  }

  private static Optional<Element> first(Element in, String name) {
    return Optional.ofNullable((Element) in.getElementsByTagNameNS("*", name).item(0));
  }
}

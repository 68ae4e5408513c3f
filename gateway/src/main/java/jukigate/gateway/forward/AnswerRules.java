package jukigate.gateway.forward;

import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import jukigate.domain.message.Operation;
import jukigate.domain.node.NodeId;
import jukigate.domain.refusal.Outcome;
import jukigate.domain.refusal.RefusalCode;
import jukigate.gateway.admit.AdmittedRequest;
import jukigate.gateway.admit.Freshness;
import jukigate.gateway.parse.ParseEnvelope;
import jukigate.gateway.validate.BodyRules;
import jukigate.wire.envelope.Direction;
import jukigate.wire.envelope.Envelope;
import jukigate.wire.message.Addressing;
import jukigate.wire.message.MessageKind;
import jukigate.wire.security.UnsealedMessage;
import jukigate.wire.security.Unsealer;
import jukigate.wire.tls.HttpAnswer;
import jukigate.wire.xml.XmlLimits;

/** An answer is checked as a request is: nothing of a node is believed because it was asked. */
public final class AnswerRules {
  /**
   * What unsealing an answer takes.
   *
   * @param limits the same as for requests
   */
  public record Opening(
      XmlLimits limits, Unsealer unsealer, Freshness freshness, InstantSource clock) {}

  private final Opening opening;
  private final BodyRules bodies;

  public AnswerRules(Opening opening, BodyRules bodies) {
    this.opening = opening;
    this.bodies = bodies;
  }

  /** What was asked, and of whom. */
  public record Asked(Addressing addressing, Operation operation) {}

  /** The answer, or ANSWER_REFUSED with the node and the id of the rule that it breaks. */
  Outcome<Answer> check(AdmittedRequest request, HttpAnswer http) {
    var message = request.message();
    return verified(new Asked(message.unsealed().addressing(), message.operation()), http)
        .map(answer -> new Answer(request, answer));
  }

  /** The same for a question of the gateway itself. */
  public Outcome<UnsealedMessage> verified(Asked asked, HttpAnswer http) {
    return switch (unsealed(http).then(answer -> matching(asked, answer, http))) {
      case Outcome.Passed<UnsealedMessage> passed -> passed;
      case Outcome.Refused<UnsealedMessage> refused ->
          Outcome.refused(
              RefusalCode.ANSWER_REFUSED, asked.addressing().to(), refused.refusal().code().id());
    };
  }

  private Outcome<UnsealedMessage> unsealed(HttpAnswer http) {
    String type = http.headers().getOrDefault("content-type", "");
    if (!ParseEnvelope.isXml(Optional.of(type))) {
      return Outcome.refused(RefusalCode.MEDIA_TYPE_UNSUPPORTED, type);
    }
    Instant now = opening.clock().instant();
    return Envelope.parse(http.body(), Direction.ANSWER, opening.limits())
        .then(envelope -> opening.unsealer().unseal(envelope, now));
  }

  private Outcome<UnsealedMessage> matching(Asked asked, UnsealedMessage answer, HttpAnswer http) {
    return parties(asked.addressing(), answer, http)
        .then(this::fresh)
        .then(message -> content(asked.operation(), message));
  }

  private static Outcome<UnsealedMessage> parties(
      Addressing asked, UnsealedMessage answer, HttpAnswer http) {
    NodeId target = asked.to();
    Addressing answered = answer.addressing();
    if (!http.peer().equals(target) || !answer.signer().equals(target)) {
      return Outcome.refused(RefusalCode.SIGNER_IS_NOT_TLS_PEER, answer.signer(), http.peer());
    }
    if (!answered.from().equals(target)) {
      return Outcome.refused(RefusalCode.SENDER_IS_NOT_SIGNER, answered.from(), answer.signer());
    }
    if (!answered.to().equals(asked.from())) {
      return Outcome.refused(RefusalCode.NOT_ADDRESSED_HERE, answered.to());
    }
    return answered.relatesTo().equals(Optional.of(asked.messageId()))
        ? Outcome.passed(answer)
        : Outcome.refused(RefusalCode.RESPONSE_UNRELATED);
  }

  private Outcome<UnsealedMessage> fresh(UnsealedMessage answer) {
    return opening.freshness().holds(answer.validity(), opening.clock().instant())
        ? Outcome.passed(answer)
        : Outcome.refused(RefusalCode.NOT_FRESH);
  }

  private Outcome<UnsealedMessage> content(Operation operation, UnsealedMessage answer) {
    boolean fault = answer.kind() == MessageKind.FAULT;
    String action = fault ? Operation.FAULT_ACTION : operation.responseAction();
    if (!answer.addressing().action().equals(action)) {
      return Outcome.refused(RefusalCode.ACTION_MISMATCH, "wsa:Action");
    }
    if (fault) {
      return answer.encrypted()
          ? Outcome.refused(RefusalCode.BODY_ENCRYPTED)
          : Outcome.passed(answer);
    }
    return bodies.check(answer, operation, operation.name() + "Response").map(body -> answer);
  }
}

package jukigate.conformance.stand;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.function.UnaryOperator;
import jukigate.domain.message.FreshId;
import jukigate.domain.message.MessageId;
import jukigate.domain.message.Operation;
import jukigate.domain.message.Payload;
import jukigate.domain.node.NodeId;
import jukigate.domain.refusal.Outcome;
import jukigate.domain.refusal.Refusal;
import jukigate.wire.envelope.Direction;
import jukigate.wire.envelope.Envelope;
import jukigate.wire.message.Addressing;
import jukigate.wire.message.FaultBody;
import jukigate.wire.message.MessageKind;
import jukigate.wire.message.OutgoingMessage;
import jukigate.wire.message.Validity;
import jukigate.wire.security.Sealer;
import jukigate.wire.xml.SafeXml;
import jukigate.wire.xml.XmlLimits;
import org.w3c.dom.Element;

/**
 * Writes what the receiver and the gateway would answer.
 *
 * @param sut the node that the system under test plays
 * @param dress how good answers look
 */
public record Clerk(Network network, NodeId sut, Dress dress) {
  private static final Duration LIFE = Duration.ofMinutes(5);

  /** The receiver's answer in the making, to a request that was not refused. */
  public Reply reply(Asked asked) {
    String body = new String(SafeXml.serialize(asked.body()).toByteArray(), StandardCharsets.UTF_8);
    return Reply.to(asked.message().addressing(), body, network);
  }

  /** A good answer, or the fault that the request deserves. */
  public Said say(Arrival arrival) {
    return switch (arrival.judged()) {
      case Outcome.Passed<Asked>(Asked asked) ->
          new Said("200 OK", reply(asked).seal(network.profile()));
      case Outcome.Refused<Asked>(Refusal refusal) ->
          new Said("500 Internal Server Error", fault(arrival, refusal, NodeId.GATEWAY));
    };
  }

  /**
   * @param status of HTTP
   */
  public record Said(String status, Payload body) {}

  /**
   * A signed fault.
   *
   * @param by who refuses
   */
  public Payload fault(Arrival arrival, Refusal refusal, NodeId by) {
    return fault(arrival, refusal, by, body -> body);
  }

  Payload fault(Arrival arrival, Refusal refusal, NodeId by, UnaryOperator<Element> change) {
    Optional<Addressing> asked =
        switch (Envelope.parse(arrival.body(), Direction.REQUEST, XmlLimits.DEFAULT)) {
          case Outcome.Passed<Envelope>(Envelope envelope) -> Optional.of(envelope.addressing());
          case Outcome.Refused<Envelope> unreadable -> Optional.empty();
        };
    var message =
        new OutgoingMessage(
            MessageKind.FAULT,
            new Addressing(
                asked.map(Addressing::from).orElse(sut),
                by,
                Operation.FAULT_ACTION,
                MessageId.fresh(network.random()),
                asked.map(Addressing::messageId)),
            Optional.empty(),
            Validity.from(network.clock().instant(), LIFE),
            change.apply(FaultBody.of(refusal, FreshId.of(network.random()))),
            Optional.empty());
    return new Sealer(network.profile())
        .seal(message, network.pki().signing(by, network.profile()));
  }
}

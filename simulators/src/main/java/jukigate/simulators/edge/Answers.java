package jukigate.simulators.edge;

import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import jukigate.domain.message.Operation;
import jukigate.domain.message.Payload;
import jukigate.domain.node.NodeId;
import jukigate.domain.refusal.Refusal;
import jukigate.simulators.node.Inbound;
import jukigate.simulators.post.MessageIds;
import jukigate.simulators.post.Wire;
import jukigate.wire.message.Addressing;
import jukigate.wire.message.FaultBody;
import jukigate.wire.message.MessageKind;
import jukigate.wire.message.OutgoingMessage;
import jukigate.wire.message.Validity;
import jukigate.wire.security.Sealer;
import org.w3c.dom.Element;

/** Seals what a node answers. */
final class Answers {
  private static final Duration LIFE = Duration.ofMinutes(5);

  private final Wire wire;
  private final Sealer sealer;
  private final MessageIds ids;
  private final InstantSource clock;

  Answers(Wire wire, MessageIds ids, InstantSource clock) {
    this.wire = wire;
    this.sealer = new Sealer(wire.profile());
    this.ids = ids;
    this.clock = clock;
  }

  Payload answer(Inbound inbound, Element body) {
    Operation operation = inbound.operation();
    var addressing =
        new Addressing(
            inbound.sender(),
            inbound.node(),
            operation.responseAction(),
            ids.next(),
            Optional.of(inbound.messageId()));
    Optional<X509Certificate> encryptFor =
        operation.encrypted()
            ? wire.keys().encryptionCertificate(inbound.sender())
            : Optional.empty();
    if (operation.encrypted() && encryptFor.isEmpty()) {
      throw new IllegalStateException("no encryption certificate of " + inbound.sender());
    }
    return sealed(MessageKind.RESPONSE, addressing, body, encryptFor);
  }

  /**
   * A signed no. Addressed by what the request said about itself, verified or not: the gateway
   * relates the fault to its request by it, and it gives nothing away.
   */
  Payload fault(Arrival arrival, NodeId node, Refusal refusal) {
    var asked = Asked.of(arrival.payload());
    var addressing =
        new Addressing(
            asked.from(), node, Operation.FAULT_ACTION, ids.next(), Optional.of(asked.messageId()));
    return sealed(
        MessageKind.FAULT, addressing, FaultBody.of(refusal, ids.correlation()), Optional.empty());
  }

  private Payload sealed(
      MessageKind kind, Addressing addressing, Element body, Optional<X509Certificate> encryptFor) {
    var message =
        new OutgoingMessage(
            kind,
            addressing,
            Optional.empty(),
            Validity.from(clock.instant(), LIFE),
            body,
            encryptFor);
    return sealer.seal(message, wire.keys().signing(addressing.from()));
  }
}

package jukigate.simulators.edge;

import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Predicate;
import jukigate.domain.message.Operation;
import jukigate.domain.node.NodeId;
import jukigate.domain.refusal.Outcome;
import jukigate.domain.refusal.RefusalCode;
import jukigate.simulators.node.Inbound;
import jukigate.simulators.post.Wire;
import jukigate.simulators.store.NodeStore;
import jukigate.wire.envelope.Direction;
import jukigate.wire.envelope.Envelope;
import jukigate.wire.message.MessageKind;
import jukigate.wire.security.UnsealedMessage;
import jukigate.wire.security.Unsealer;
import jukigate.wire.trust.CertificateUsage;
import jukigate.wire.xml.SafeXml;
import jukigate.wire.xml.XmlLimits;
import org.w3c.dom.Element;

/**
 * What a node checks for itself before it believes a request: the gateway's word is not enough. The
 * replay store is written last, so that a forged copy cannot use up a MessageID.
 */
final class Reception {
  private final Wire wire;
  private final Unsealer unsealer;
  private final NodeStore store;
  private final InstantSource clock;
  private final Predicate<NodeId> hosted;

  Reception(Wire wire, NodeStore store, InstantSource clock, Predicate<NodeId> hosted) {
    this.wire = wire;
    this.unsealer = new Unsealer(wire.profile(), wire.trust());
    this.store = store;
    this.clock = clock;
    this.hosted = hosted;
  }

  Outcome<Inbound> receive(Arrival arrival) {
    Instant now = clock.instant();
    return nodeHere(arrival)
        .then(node -> relayedByGateway(arrival))
        .then(relay -> Envelope.parse(arrival.payload(), Direction.REQUEST, XmlLimits.DEFAULT))
        .then(envelope -> unsealer.unseal(envelope, now))
        .then(message -> addressedAndSigned(arrival, message))
        .then(message -> inbound(arrival, message, now));
  }

  private Outcome<NodeId> nodeHere(Arrival arrival) {
    return arrival
        .node()
        .filter(node -> node.role() == arrival.endpoint().role() && hosted.test(node))
        .map(Outcome::passed)
        .orElseGet(
            () ->
                Outcome.refused(
                    RefusalCode.NOT_ADDRESSED_HERE,
                    arrival.node().map(NodeId::value).orElse("SNI")));
  }

  /** Asked on every request: a connection may be older than the revocation of its certificate. */
  private Outcome<NodeId> relayedByGateway(Arrival arrival) {
    if (arrival.tlsChain().isEmpty()) {
      return Outcome.refused(RefusalCode.TLS_PEER_MISSING);
    }
    return wire.trust()
        .verify(arrival.tlsChain(), CertificateUsage.TLS_CLIENT)
        .then(
            peer ->
                peer.equals(NodeId.GATEWAY)
                    ? Outcome.passed(peer)
                    : Outcome.refused(RefusalCode.RELAY_UNKNOWN, peer));
  }

  private static Outcome<UnsealedMessage> addressedAndSigned(
      Arrival arrival, UnsealedMessage message) {
    var addressing = message.addressing();
    if (message.kind() != MessageKind.REQUEST) {
      return Outcome.refused(RefusalCode.OPERATION_UNKNOWN, addressing.action());
    }
    if (!addressing.from().equals(message.signer())) {
      return Outcome.refused(RefusalCode.SENDER_IS_NOT_SIGNER, addressing.from(), message.signer());
    }
    return arrival.node().equals(Optional.of(addressing.to()))
        ? Outcome.passed(message)
        : Outcome.refused(RefusalCode.NOT_ADDRESSED_HERE, addressing.to());
  }

  private Outcome<Inbound> inbound(Arrival arrival, UnsealedMessage message, Instant now) {
    return operation(arrival, message)
        .then(operation -> permitted(operation, message))
        .then(
            operation ->
                body(operation, message)
                    .map(
                        body ->
                            new Inbound(
                                message.addressing().to(),
                                message.signer(),
                                operation,
                                message.addressing().messageId(),
                                message.dispatch().orElseThrow(),
                                now,
                                body)))
        .then(inbound -> admitted(inbound, message));
  }

  private static Outcome<Operation> permitted(Operation operation, UnsealedMessage message) {
    return operation
        .permits(
            message.signer(), message.addressing().to(), message.dispatch().orElseThrow().purpose())
        .map(allowed -> operation);
  }

  private static Outcome<Operation> operation(Arrival arrival, UnsealedMessage message) {
    String action = message.addressing().action();
    if (!arrival.soapAction().equals(action)) {
      return Outcome.refused(RefusalCode.ACTION_MISMATCH, "SOAPAction");
    }
    return Operation.ofRequestAction(action)
        .map(Outcome::passed)
        .orElseGet(() -> Outcome.refused(RefusalCode.OPERATION_UNKNOWN, action))
        .then(
            operation ->
                operation.service().equals(arrival.endpoint().service())
                    ? Outcome.passed(operation)
                    : Outcome.refused(RefusalCode.ACTION_MISMATCH, arrival.endpoint().service()));
  }

  private Outcome<Element> body(Operation operation, UnsealedMessage message) {
    if (message.encrypted() != operation.encrypted()) {
      return Outcome.refused(
          operation.encrypted() ? RefusalCode.BODY_NOT_ENCRYPTED : RefusalCode.BODY_ENCRYPTED);
    }
    return message
        .open(wire.keys().decryption(message.addressing().to()))
        .then(body -> isRequestOf(operation, body))
        .then(body -> SafeXml.validate(wire.schema(), body));
  }

  private static Outcome<Element> isRequestOf(Operation operation, Element body) {
    return operation.namespace().equals(body.getNamespaceURI())
            && operation.name().equals(body.getLocalName())
        ? Outcome.passed(body)
        : Outcome.refused(RefusalCode.ACTION_MISMATCH, "Body");
  }

  private Outcome<Inbound> admitted(Inbound inbound, UnsealedMessage message) {
    boolean first =
        store.change(
            tables ->
                tables
                    .admissions()
                    .admit(
                        inbound.node(),
                        inbound.sender(),
                        inbound.messageId(),
                        message.validity().expires()));
    return first ? Outcome.passed(inbound) : Outcome.refused(RefusalCode.REPLAYED);
  }
}

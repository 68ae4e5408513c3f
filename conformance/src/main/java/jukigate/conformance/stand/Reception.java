package jukigate.conformance.stand;

import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import jukigate.domain.message.Operation;
import jukigate.domain.message.Payload;
import jukigate.domain.node.NodeId;
import jukigate.domain.refusal.Outcome;
import jukigate.domain.refusal.Refusal;
import jukigate.domain.refusal.RefusalCode;
import jukigate.wire.envelope.Direction;
import jukigate.wire.envelope.Envelope;
import jukigate.wire.message.Addressing;
import jukigate.wire.security.UnsealedMessage;
import jukigate.wire.security.Unsealer;
import jukigate.wire.trust.CertificateUsage;
import jukigate.wire.xml.SafeXml;
import jukigate.wire.xml.XmlLimits;
import org.w3c.dom.Element;

/**
 * Judges a request as the gateway and then its receiver do, in their order: structure, signature,
 * identity, operation, route, contract. What is repeated is the business of the scene.
 */
final class Reception {
  private final Network network;

  Reception(Network network) {
    this.network = network;
  }

  Outcome<Asked> judge(Handshake handshake, Payload body) {
    Instant now = network.clock().instant();
    return Envelope.parse(body, Direction.REQUEST, XmlLimits.DEFAULT)
        .then(it -> new Unsealer(network.profile(), network.trust()).unseal(it, now))
        .then(message -> identified(handshake.chain(), message))
        .then(this::read);
  }

  /** What whoever it is for can read of it, if it verifies. */
  Optional<Element> opened(Payload body) {
    Outcome<Element> opened =
        Envelope.parse(body, Direction.REQUEST, XmlLimits.DEFAULT)
            .then(
                it ->
                    new Unsealer(network.profile(), network.trust())
                        .unseal(it, network.clock().instant()))
            .then(this::opened);
    return Stream.of(opened).filter(Outcome::isPassed).map(Outcome::orThrow).findFirst();
  }

  /** Of nobody to whom it may not go: no key is minted for whoever is named. */
  private Outcome<Element> opened(UnsealedMessage message) {
    Addressing addressing = message.addressing();
    return network
        .contract()
        .operation(addressing.action())
        .flatMap(it -> it.purpose(addressing.from(), addressing.to()))
        .map(may -> message.open(network.pki().decryption(addressing.to())))
        .orElseGet(
            () ->
                Outcome.refused(
                    RefusalCode.ROUTE_FORBIDDEN,
                    addressing.from(),
                    addressing.to(),
                    addressing.action()));
  }

  /** TLS peer = signer = From. */
  private Outcome<UnsealedMessage> identified(
      List<X509Certificate> chain, UnsealedMessage message) {
    NodeId from = message.addressing().from();
    if (chain.isEmpty()) {
      return Outcome.refused(RefusalCode.TLS_PEER_MISSING);
    }
    return switch (network.trust().verify(chain, CertificateUsage.TLS_CLIENT)) {
      case Outcome.Refused<NodeId>(Refusal why) ->
          Outcome.refused(RefusalCode.TLS_PEER_REFUSED, why.code().id());
      case Outcome.Passed<NodeId>(NodeId peer) when !peer.equals(message.signer()) ->
          Outcome.refused(RefusalCode.SIGNER_IS_NOT_TLS_PEER, message.signer(), peer);
      case Outcome.Passed<NodeId> same when !from.equals(message.signer()) ->
          Outcome.refused(RefusalCode.SENDER_IS_NOT_SIGNER, from, message.signer());
      case Outcome.Passed<NodeId> same -> Outcome.passed(message);
    };
  }

  private Outcome<Asked> read(UnsealedMessage message) {
    Addressing addressing = message.addressing();
    Optional<Operation> operation = network.contract().operation(addressing.action());
    if (operation.isEmpty()) {
      return Outcome.refused(RefusalCode.OPERATION_UNKNOWN, addressing.action());
    }
    if (message.encrypted() != operation.get().encrypted()) {
      return Outcome.refused(
          message.encrypted() ? RefusalCode.BODY_ENCRYPTED : RefusalCode.BODY_NOT_ENCRYPTED,
          operation.get().name());
    }
    return operation
        .get()
        .permits(addressing.from(), addressing.to(), message.dispatch().orElseThrow().purpose())
        .then(to -> message.open(network.pki().decryption(to)))
        .then(body -> SafeXml.validate(network.contract().schema(), body))
        .map(body -> new Asked(message, operation.get(), body));
  }
}

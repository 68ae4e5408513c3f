package jukigate.conformance.stand;

import java.net.URL;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import javax.xml.validation.Schema;
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

/**
 * Judges a request as the gateway and then its receiver do, in their order: structure, signature,
 * identity, operation, route, contract. What is repeated is the business of the scene.
 */
final class Reception {
  private final Network network;
  private final Schema schema;

  Reception(Network network) {
    this.network = network;
    this.schema =
        SafeXml.schema(
            Operation.schemas()
                .<URL>map(path -> Reception.class.getClassLoader().getResource(path))
                .toList());
  }

  Outcome<Asked> judge(Handshake handshake, Payload body) {
    Instant now = network.clock().instant();
    return Envelope.parse(body, Direction.REQUEST, XmlLimits.DEFAULT)
        .then(it -> new Unsealer(network.profile(), network.trust()).unseal(it, now))
        .then(message -> identified(handshake.chain(), message))
        .then(this::read);
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
    Optional<Operation> operation = Operation.ofRequestAction(addressing.action());
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
        .then(body -> SafeXml.validate(schema, body))
        .map(body -> new Asked(message, operation.get(), body));
  }
}

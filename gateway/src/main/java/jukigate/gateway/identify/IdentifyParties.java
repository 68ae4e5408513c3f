package jukigate.gateway.identify;

import java.util.function.Function;
import jukigate.domain.message.Operation;
import jukigate.domain.node.NodeId;
import jukigate.domain.node.NodeRole;
import jukigate.domain.refusal.Outcome;
import jukigate.domain.refusal.RefusalCode;
import jukigate.gateway.parse.Arrival;
import jukigate.gateway.unseal.SignedMessage;
import jukigate.wire.message.Addressing;
import jukigate.wire.trust.CertificateUsage;
import jukigate.wire.trust.Trust;

/**
 * TLS peer = signer = declared sender, all of them asked now: a connection that was opened before a
 * revocation does not outlive it.
 */
public final class IdentifyParties implements Function<SignedMessage, Outcome<IdentifiedMessage>> {
  private final Trust trust;
  private final NodeDirectory directory;

  public IdentifyParties(Trust trust, NodeDirectory directory) {
    this.trust = trust;
    this.directory = directory;
  }

  @Override
  public Outcome<IdentifiedMessage> apply(SignedMessage signed) {
    return tlsPeer(signed.arrival())
        .then(peer -> sender(signed, peer))
        .then(sender -> receiver(signed.unsealed().addressing()))
        .map(receiver -> new IdentifiedMessage(signed));
  }

  /** The node that the TLS peer is right now, or TLS_PEER_MISSING, TLS_PEER_REFUSED. */
  public Outcome<NodeId> tlsPeer(Arrival arrival) {
    if (arrival.tlsChain().isEmpty()) {
      return Outcome.refused(RefusalCode.TLS_PEER_MISSING);
    }
    return switch (trust.verify(arrival.tlsChain(), CertificateUsage.TLS_CLIENT)) {
      case Outcome.Passed<NodeId> passed -> passed;
      case Outcome.Refused<NodeId> refused ->
          Outcome.refused(RefusalCode.TLS_PEER_REFUSED, refused.refusal().code().id());
    };
  }

  private Outcome<NodeId> sender(SignedMessage signed, NodeId peer) {
    NodeId signer = signed.unsealed().signer();
    Addressing addressing = signed.unsealed().addressing();
    if (!signer.equals(peer)) {
      return Outcome.refused(RefusalCode.SIGNER_IS_NOT_TLS_PEER, signer, peer);
    }
    if (!addressing.from().equals(signer)) {
      return Outcome.refused(RefusalCode.SENDER_IS_NOT_SIGNER, addressing.from(), signer);
    }
    return directory.knows(signer)
        ? Outcome.passed(signer)
        : Outcome.refused(RefusalCode.SENDER_UNKNOWN, signer);
  }

  /** The gateway is nobody's receiver but for what the operation table lets it answer. */
  private Outcome<NodeId> receiver(Addressing addressing) {
    NodeId to = addressing.to();
    if (to.equals(NodeId.GATEWAY)) {
      return Operation.ofRequestAction(addressing.action())
          .filter(asked -> asked.routes().stream().anyMatch(r -> r.to() == NodeRole.GATEWAY))
          .map(asked -> Outcome.passed(to))
          .orElseGet(() -> Outcome.refused(RefusalCode.NOT_ADDRESSED_HERE, to));
    }
    return directory.knows(to)
        ? Outcome.passed(to)
        : Outcome.refused(RefusalCode.RECEIVER_UNKNOWN, to);
  }
}

package jukigate.gateway.seal;

import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import jukigate.domain.message.MessageId;
import jukigate.domain.message.Operation;
import jukigate.domain.message.Payload;
import jukigate.domain.node.NodeId;
import jukigate.domain.refusal.Refusal;
import jukigate.gateway.parse.Headings;
import jukigate.gateway.parse.Progress;
import jukigate.wire.key.SigningIdentity;
import jukigate.wire.message.Addressing;
import jukigate.wire.message.FaultBody;
import jukigate.wire.message.MessageKind;
import jukigate.wire.message.OutgoingMessage;
import jukigate.wire.message.Validity;
import jukigate.wire.profile.SecurityProfile;
import jukigate.wire.security.Sealer;

/** The gateway's own faults, signed with its own key. */
public final class FaultSealer {
  private final Supplier<SigningIdentity> identity;
  private final SecurityProfile profile;
  private final InstantSource clock;
  private final RandomGenerator random;

  public FaultSealer(
      Supplier<SigningIdentity> identity,
      SecurityProfile profile,
      InstantSource clock,
      RandomGenerator random) {
    this.identity = identity;
    this.profile = profile;
    this.clock = clock;
    this.random = random;
  }

  Payload seal(Progress progress, Refusal refusal) {
    var validity = Validity.from(clock.instant(), profile.periods().immediate());
    var body = FaultBody.of(refusal, progress.arrival().correlationId());
    var fault =
        new OutgoingMessage(
            MessageKind.FAULT,
            addressing(progress),
            Optional.empty(),
            validity,
            body,
            Optional.empty());
    return new Sealer(profile).seal(fault, identity.get());
  }

  /** To the declared sender; where none could be read, to the TLS peer. */
  private Addressing addressing(Progress progress) {
    NodeId to =
        progress
            .addressing()
            .map(Addressing::from)
            .or(() -> Headings.claimedTlsPeer(progress.arrival()))
            .orElse(NodeId.GATEWAY);
    return new Addressing(
        to,
        NodeId.GATEWAY,
        Operation.FAULT_ACTION,
        MessageId.fresh(random),
        Optional.of(RelatedId.of(progress)));
  }
}

package jukigate.gateway.identify;

import java.util.Optional;
import jukigate.domain.node.NodeId;
import jukigate.gateway.parse.Arrival;
import jukigate.gateway.parse.Progress;
import jukigate.gateway.unseal.SignedMessage;
import jukigate.wire.message.Addressing;
import jukigate.wire.security.UnsealedMessage;

/** A message of one known sender for one known receiver. Only {@link IdentifyParties} makes one. */
public final class IdentifiedMessage implements Progress {
  private final SignedMessage signed;

  IdentifiedMessage(SignedMessage signed) {
    this.signed = signed;
  }

  @Override
  public Arrival arrival() {
    return signed.arrival();
  }

  public UnsealedMessage unsealed() {
    return signed.unsealed();
  }

  public NodeId sender() {
    return unsealed().signer();
  }

  public NodeId receiver() {
    return unsealed().addressing().to();
  }

  @Override
  public Optional<Addressing> addressing() {
    return signed.addressing();
  }
}

package jukigate.gateway.validate;

import java.util.Optional;
import jukigate.domain.message.Operation;
import jukigate.domain.node.NodeId;
import jukigate.gateway.identify.IdentifiedMessage;
import jukigate.gateway.parse.Arrival;
import jukigate.gateway.parse.Progress;
import jukigate.wire.message.Addressing;
import jukigate.wire.security.UnsealedMessage;

/** A message of the contract. Only {@link ValidateAgainstContract} makes one. */
public final class ValidMessage implements Progress {
  private final IdentifiedMessage identified;
  private final Operation operation;

  ValidMessage(IdentifiedMessage identified, Operation operation) {
    this.identified = identified;
    this.operation = operation;
  }

  @Override
  public Arrival arrival() {
    return identified.arrival();
  }

  public UnsealedMessage unsealed() {
    return identified.unsealed();
  }

  public NodeId sender() {
    return identified.sender();
  }

  public NodeId receiver() {
    return identified.receiver();
  }

  public Operation operation() {
    return operation;
  }

  @Override
  public Optional<Addressing> addressing() {
    return identified.addressing();
  }
}

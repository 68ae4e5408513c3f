package jukigate.simulators.observe;

import java.time.Instant;
import java.util.Optional;
import jukigate.domain.message.Operation;
import jukigate.domain.message.Payload;
import jukigate.domain.node.NodeId;
import jukigate.domain.refusal.Refusal;
import jukigate.wire.message.ReceivedFault;

/**
 * One thing that happened to a message at a simulated node. The bytes are those of the wire:
 * encrypted bodies stay encrypted, plain ones hold personal data of invented residents.
 */
public sealed interface MessageEvent {
  /** The time of the node. */
  Instant at();

  /** The node at which it happened. */
  NodeId node();

  /** The node at the other end, as far as it is known. */
  NodeId other();

  Optional<Operation> operation();

  Payload payload();

  /** The node has sealed a request and sends it through the gateway. */
  record Sent(Instant at, NodeId node, NodeId other, Optional<Operation> operation, Payload payload)
      implements MessageEvent {}

  /** The node has verified the answer to its request; {@code fault} when it is a fault. */
  record Answered(
      Instant at,
      NodeId node,
      NodeId other,
      Optional<Operation> operation,
      Payload payload,
      Optional<ReceivedFault> fault)
      implements MessageEvent {}

  /** The node got no answer, or none that it accepts; the payload is what came, maybe nothing. */
  record Unanswered(
      Instant at,
      NodeId node,
      NodeId other,
      Optional<Operation> operation,
      Payload payload,
      Refusal refusal)
      implements MessageEvent {}

  /** A request has arrived; {@code refusal} when the node does not accept it. */
  record Received(
      Instant at,
      NodeId node,
      NodeId other,
      Optional<Operation> operation,
      Payload payload,
      Optional<Refusal> refusal)
      implements MessageEvent {}

  /** The node has sealed its answer; {@code refusal} when the answer is a fault. */
  record Replied(
      Instant at,
      NodeId node,
      NodeId other,
      Optional<Operation> operation,
      Payload payload,
      Optional<Refusal> refusal)
      implements MessageEvent {}
}

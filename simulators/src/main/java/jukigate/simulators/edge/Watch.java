package jukigate.simulators.edge;

import java.time.InstantSource;
import java.util.Optional;
import jukigate.domain.message.Operation;
import jukigate.domain.message.Payload;
import jukigate.domain.node.NodeId;
import jukigate.domain.refusal.Refusal;
import jukigate.simulators.node.Inbound;
import jukigate.simulators.observe.MessageEvent;
import jukigate.simulators.observe.MessageObserver;

/** Tells the observer what arrives at the nodes and what they answer. */
final class Watch {
  private final MessageObserver observer;
  private final InstantSource clock;

  Watch(MessageObserver observer, InstantSource clock) {
    this.observer = observer;
    this.clock = clock;
  }

  void received(Arrival arrival, Optional<Inbound> inbound, Optional<Refusal> refusal) {
    observer.saw(
        new MessageEvent.Received(
            clock.instant(),
            arrival.node().orElse(NodeId.GATEWAY),
            inbound.map(Inbound::sender).orElse(NodeId.GATEWAY),
            operation(arrival, inbound),
            arrival.payload(),
            refusal));
  }

  void replied(
      Arrival arrival, Optional<Inbound> inbound, Payload payload, Optional<Refusal> refusal) {
    observer.saw(
        new MessageEvent.Replied(
            clock.instant(),
            arrival.node().orElse(NodeId.GATEWAY),
            inbound.map(Inbound::sender).orElse(NodeId.GATEWAY),
            operation(arrival, inbound),
            payload,
            refusal));
  }

  private static Optional<Operation> operation(Arrival arrival, Optional<Inbound> inbound) {
    return inbound
        .map(Inbound::operation)
        .or(() -> Operation.ofRequestAction(arrival.soapAction()));
  }
}

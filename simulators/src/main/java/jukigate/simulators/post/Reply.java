package jukigate.simulators.post;

import jukigate.domain.node.NodeId;
import jukigate.wire.message.ReceivedFault;
import org.w3c.dom.Element;

/** A verified answer to a request. */
public sealed interface Reply {
  /** The receiver did what it was asked; its answer's body, opened and valid. */
  record Answer(Element body) implements Reply {}

  /**
   * A signed no.
   *
   * @param by the receiver, or the gateway
   */
  record Fault(ReceivedFault fault, NodeId by) implements Reply {}
}

package jukigate.simulators.node;

import java.time.Instant;
import jukigate.domain.message.MessageId;
import jukigate.domain.message.Operation;
import jukigate.domain.node.NodeId;
import jukigate.simulators.store.ProvisionTable;
import jukigate.wire.message.Dispatch;
import org.w3c.dom.Element;

/**
 * A verified request, as a node gets it.
 *
 * @param node the node that received it
 * @param sender who signed it
 * @param body the opened, valid body element
 */
public record Inbound(
    NodeId node,
    NodeId sender,
    Operation operation,
    MessageId messageId,
    Dispatch dispatch,
    Instant receivedAt,
    Element body) {
  /** What this asks, for the record of the provision. */
  ProvisionTable.Question question() {
    return new ProvisionTable.Question(node, sender, operation, dispatch, receivedAt);
  }
}

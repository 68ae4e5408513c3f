package jukigate.wire.envelope;

import java.util.Optional;
import jukigate.domain.message.MessageId;
import jukigate.domain.node.NodeId;
import jukigate.wire.message.Dispatch;
import jukigate.wire.message.Validity;

/**
 * What the headers of an envelope say; nothing of it is verified yet.
 *
 * @param to empty in an answer to the anonymous address, as stock SOAP servers send it
 * @param from empty in an answer without wsa:From
 */
public record Headers(
    Optional<NodeId> to,
    Optional<NodeId> from,
    String action,
    MessageId messageId,
    Optional<MessageId> relatesTo,
    Optional<Dispatch> dispatch,
    Validity validity) {}

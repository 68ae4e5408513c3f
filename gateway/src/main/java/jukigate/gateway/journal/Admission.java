package jukigate.gateway.journal;

import jukigate.domain.message.MessageId;
import jukigate.domain.message.Payload;
import jukigate.domain.node.NodeId;

/**
 * A verified request that asks to be put on record.
 *
 * @param signer with the message id the key of the replay check. The node, not its certificate: a
 *     renewed certificate over the same key would make an old signature new again
 * @param messageId signed wsa:MessageID
 * @param request the exact bytes
 */
public record Admission(Heading heading, NodeId signer, MessageId messageId, Payload request) {}

package jukigate.wire.message;

import java.util.Optional;
import jukigate.domain.message.MessageId;
import jukigate.domain.node.NodeId;

/**
 * The WS-Addressing 1.0 headers of one message. On the wire the nodes are {@code
 * urn:jukigate:node:…}.
 *
 * @param to the receiver
 * @param from the declared sender; of an answer without wsa:From (profile {@code recommended}) the
 *     signer, once the message is unsealed
 * @param action an absolute URI; names the operation
 * @param messageId fresh for each attempt
 * @param relatesTo of an answer, the MessageID of its request
 */
public record Addressing(
    NodeId to, NodeId from, String action, MessageId messageId, Optional<MessageId> relatesTo) {}

package jukigate.app.scenario;

import jukigate.domain.message.Operation;
import jukigate.domain.node.NodeId;
import jukigate.wire.message.Dispatch;

/**
 * One message to send.
 *
 * @param from the sender, whose keys sign it and whose certificate connects
 * @param to the receiver behind the gateway
 * @param operation what the body asks for
 * @param dispatch who sends it and why
 * @param body a file with the one child element of soap:Body
 */
public record Sending(NodeId from, NodeId to, Operation operation, Dispatch dispatch, Form body) {}

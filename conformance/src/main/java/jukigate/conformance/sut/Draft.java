package jukigate.conformance.sut;

import jukigate.domain.message.Operation;
import jukigate.domain.message.Purpose;
import jukigate.domain.node.NodeId;

/**
 * One message of an errand.
 *
 * @param receiver signed wsa:To of the message
 * @param body the child of soap:Body, as text; the request number in it may be replaced by the
 *     system's own
 */
public record Draft(Operation operation, NodeId receiver, Purpose purpose, String body) {}

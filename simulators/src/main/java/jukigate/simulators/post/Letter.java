package jukigate.simulators.post;

import jukigate.domain.message.Operation;
import jukigate.domain.node.NodeId;
import jukigate.wire.message.Dispatch;
import org.w3c.dom.Element;

/**
 * A request before it is sealed.
 *
 * @param body the single child of soap:Body
 */
public record Letter(
    NodeId from, NodeId to, Operation operation, Dispatch dispatch, Element body) {}

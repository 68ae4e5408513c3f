package jukigate.conformance.stand;

import jukigate.domain.message.Operation;
import jukigate.wire.security.UnsealedMessage;
import org.w3c.dom.Element;

/**
 * A request that a gateway passes on, and its receiver can read.
 *
 * @param body readable, also where it travelled encrypted
 */
public record Asked(UnsealedMessage message, Operation operation, Element body) {}

package jukigate.conformance.stand;

import java.time.Instant;
import java.util.Optional;
import jukigate.domain.message.Payload;
import jukigate.domain.refusal.Outcome;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/**
 * One request that has arrived, whole.
 *
 * @param turn of its connection, from 0
 * @param raw head and body exactly as sent
 * @param body without HTTP's own framing
 * @param document the body as XML; refused where it cannot be read
 * @param judged what the gateway and the receiver make of it
 * @param opened its business element, opened where it was encrypted; also of a message that is
 *     refused for what it says
 * @param at when its last byte was there
 */
public record Arrival(
    Handshake handshake,
    int turn,
    RequestHead head,
    Payload raw,
    Payload body,
    Outcome<Document> document,
    Outcome<Asked> judged,
    Optional<Element> opened,
    Instant at) {}

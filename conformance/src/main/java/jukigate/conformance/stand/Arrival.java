package jukigate.conformance.stand;

import java.time.Instant;
import jukigate.domain.message.Payload;
import jukigate.domain.refusal.Outcome;
import org.w3c.dom.Document;

/**
 * One request that has arrived, whole.
 *
 * @param turn of its connection, from 0
 * @param raw head and body exactly as sent
 * @param body without HTTP's own framing
 * @param document the body as XML; refused where it cannot be read
 * @param judged what the gateway and the receiver make of it
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
    Instant at) {}

package jukigate.simulators.store;

import java.time.Instant;
import jukigate.domain.message.Payload;

/**
 * What a node once answered to a matter.
 *
 * @param contentHash SHA-256 of the request body in lower-case hex
 * @param answer the answer's body element as a document
 * @param eraseAt when it must be gone, see {@link ReceiptRetention}
 */
public record Receipt(String contentHash, Payload answer, Instant receivedAt, Instant eraseAt) {}

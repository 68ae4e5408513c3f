package jukigate.gateway.journal;

import java.time.Instant;
import java.util.Optional;
import jukigate.wire.message.Addressing;

/**
 * What every row begins with.
 *
 * @param correlationId UUID that the reply carries too
 * @param receivedAt when the message had been read
 * @param tlsPeer node that the TLS certificate names, verified or not; empty without a certificate
 * @param addressing what the message says about itself; of a refused one, verified or not
 * @param path HTTP path
 */
public record Heading(
    String correlationId,
    Instant receivedAt,
    String tlsPeer,
    Optional<Addressing> addressing,
    String path) {}

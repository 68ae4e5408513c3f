package jukigate.gateway.seal;

import jukigate.domain.message.Payload;

/**
 * What leaves.
 *
 * @param status HTTP status
 * @param correlationId goes into the header {@code Jukigate-Correlation-Id}
 * @param body the exact bytes
 */
public record Reply(int status, String correlationId, Payload body) {}

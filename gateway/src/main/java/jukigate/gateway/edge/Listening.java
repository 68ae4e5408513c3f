package jukigate.gateway.edge;

import java.time.Duration;

/**
 * Where and how the listener listens.
 *
 * @param host loopback address
 * @param port 0 for any free one
 * @param headerBytes request line and headers of one request
 * @param messageBytes body of one request
 * @param idle a connection on which nothing moves for so long is closed
 * @param handshake a connection whose TLS handshake takes longer is closed
 */
public record Listening(
    String host, int port, int headerBytes, int messageBytes, Duration idle, Duration handshake) {}

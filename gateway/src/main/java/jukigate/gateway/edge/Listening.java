package jukigate.gateway.edge;

import java.time.Duration;

/**
 * Where and how the listener listens.
 *
 * @param host loopback address
 * @param port 0 for any free one
 * @param limits how much one peer may take
 * @param idle a connection on which nothing moves for so long is closed
 * @param request how long a request may take to arrive, from the connection or the answer before it
 *     to the last byte of its headers, and as long again for its body
 * @param handshake a connection whose TLS handshake takes longer is closed
 */
public record Listening(
    String host, int port, Limits limits, Duration idle, Duration request, Duration handshake) {
  /**
   * Sizes and numbers.
   *
   * @param headerBytes request line and headers of one request
   * @param messageBytes body of one request
   * @param connections open at a time; a new one closes the one that has asked nothing for longest
   */
  public record Limits(int headerBytes, int messageBytes, int connections) {}
}

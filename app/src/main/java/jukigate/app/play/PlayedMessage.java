package jukigate.app.play;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import jukigate.app.scenario.Ending;
import jukigate.domain.message.Payload;
import jukigate.domain.node.NodeId;

/**
 * One message that travelled, or tried to.
 *
 * @param route from whom to whom, and what for
 * @param at when the sender began
 * @param took until the sender knew how it ended
 * @param ending how it ended, as it was seen on the wire
 * @param correlationId under which the gateway's journal knows it; empty when it never got that far
 * @param bytes what was sent and what came back
 */
public record PlayedMessage(
    Route route,
    Instant at,
    Duration took,
    Ending ending,
    Optional<String> correlationId,
    Bytes bytes) {

  /**
   * @param from the sender that the message names
   * @param to the receiver that the message names
   * @param operation name of the operation
   */
  public record Route(NodeId from, NodeId to, String operation) {}

  /**
   * @param request the exact bytes that were sent
   * @param answer the exact bytes that came back; empty when the connection was refused
   */
  public record Bytes(Payload request, Optional<Payload> answer) {}

  /** {@code from → to operation: ending}, as an expectation writes it. */
  @Override
  public String toString() {
    return route.from + " → " + route.to + " " + route.operation + ": " + ending;
  }
}

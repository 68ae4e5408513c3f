package jukigate.gateway.line;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import jukigate.domain.node.NodeId;
import jukigate.domain.refusal.Refusal;
import jukigate.wire.trust.HeldList;

/**
 * The line to a node, as one check found it.
 *
 * @param refusal why there was no answer that counts; empty when there was one
 * @param took from sending to the answer or to giving up
 * @param certificateUntil to when the certificate is good that the answer is signed with
 * @param held the CRLs that the node uses
 */
public record LineState(
    NodeId node,
    Optional<Refusal> refusal,
    Duration took,
    Optional<Instant> certificateUntil,
    List<HeldList> held) {
  public LineState {
    held = List.copyOf(held);
  }
}

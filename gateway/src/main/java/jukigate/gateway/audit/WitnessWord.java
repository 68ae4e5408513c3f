package jukigate.gateway.audit;

import java.util.List;
import java.util.Optional;
import jukigate.domain.node.NodeId;
import jukigate.domain.refusal.Refusal;
import jukigate.wire.audit.SignedCheckpoint;

/**
 * What a node says that it keeps as a witness of the log.
 *
 * @param kept the newest head that it took
 * @param conflicting heads that it refused because they do not continue what it keeps
 * @param refusal why nothing was heard of it
 */
public record WitnessWord(
    NodeId node,
    Optional<SignedCheckpoint> kept,
    List<SignedCheckpoint> conflicting,
    Optional<Refusal> refusal) {
  public WitnessWord {
    conflicting = List.copyOf(conflicting);
  }

  public static WitnessWord silent(NodeId node, Refusal refusal) {
    return new WitnessWord(node, Optional.empty(), List.of(), Optional.of(refusal));
  }
}

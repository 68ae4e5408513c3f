package jukigate.app.scenario;

import jukigate.domain.node.NodeId;

/** A message that must flow, and how it must end. */
public record ExpectedMessage(NodeId from, NodeId to, String operation, Ending ending) {
  @Override
  public String toString() {
    return from + " → " + to + " " + operation + ": " + ending;
  }
}
